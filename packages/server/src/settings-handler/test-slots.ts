import type { Clock } from '@broadcast-kit/core';

/** What a test asks for a slot with. */
export interface TestSlotRequest {
  /** Whether the operator knows the host that will be called. */
  readonly trusted: boolean;
  /** Ends the wait early. */
  readonly signal: AbortSignal;
}

/** Asks for a slot. Answers what gives it back, to be called once, or `undefined` where none came free in time. */
export type TakeTestSlot = (request: TestSlotRequest) => Promise<(() => void) | undefined>;

interface Waiting {
  readonly trusted: boolean;
  readonly enter: () => void;
}

const MAX_RUNNING = 10;
/** Hosts that nobody knows may be as slow as they like, and must not keep those of Grafana Cloud waiting. */
const KEPT_FOR_TRUSTED = 3;
const MAX_WAITING = 100;
const MAX_WAIT_MS = 10_000;

/**
 * The tests that one instance runs at the same time, whoever's they are: 10, of which 3 are kept for hosts that the operator
 * knows. Others wait up to 10 seconds, first come first served.
 */
export function createTestSlots({ clock }: { readonly clock: Clock }): TakeTestSlot {
  const line: Waiting[] = [];
  let running = 0;
  let runningUntrusted = 0;

  function fits(trusted: boolean): boolean {
    return running < MAX_RUNNING && (trusted || runningUntrusted < MAX_RUNNING - KEPT_FOR_TRUSTED);
  }

  function enter(trusted: boolean): () => void {
    running += 1;
    if (!trusted) runningUntrusted += 1;
    return () => {
      running -= 1;
      if (!trusted) runningUntrusted -= 1;
      line.find((waiting) => fits(waiting.trusted))?.enter();
    };
  }

  function wait({ trusted, signal }: TestSlotRequest): Promise<(() => void) | undefined> {
    return new Promise((resolve) => {
      const leaveLine = () => {
        line.splice(line.indexOf(waiting), 1);
        signal.removeEventListener('abort', giveUp);
        cancelTimer();
      };
      const giveUp = () => {
        leaveLine();
        resolve(undefined);
      };
      const waiting: Waiting = {
        trusted,
        enter() {
          leaveLine();
          resolve(enter(trusted));
        },
      };
      line.push(waiting);
      signal.addEventListener('abort', giveUp);
      const cancelTimer = clock.schedule(giveUp, MAX_WAIT_MS, { keepAlive: true });
    });
  }

  return async (request) => {
    if (request.signal.aborted) return undefined;
    // Nobody is overtaken: who fits is let in as soon as a slot is given back.
    if (fits(request.trusted)) return enter(request.trusted);
    return line.length < MAX_WAITING ? wait(request) : undefined;
  };
}
