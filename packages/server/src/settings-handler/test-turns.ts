import type { Clock } from '@broadcast-kit/core';
import type { Problem } from './answer.ts';
import { problem } from './answer.ts';
import type { TestAsker, TestLimits } from './test-limits.ts';
import { createTestLimits } from './test-limits.ts';
import type { TestSlotRequest } from './test-slots.ts';
import { createTestSlots } from './test-slots.ts';

/** Leave to run one test, or why there is none. */
export type TestTurn =
  | {
      readonly ok: true;
      /** Must be called when the test is over. */
      readonly leave: () => void;
    }
  | Problem;

/** Asks for a turn. An owner's tests run one after another; the wait ends early when `signal` fires. */
export type TakeTestTurn = (asker: TestAsker, request: TestSlotRequest) => Promise<TestTurn>;

interface Waiting {
  readonly enter: () => void;
}

/** As many as there are destinations: "test all" of one person is no flood. */
const MAX_WAITING_PER_OWNER = 5;
/** About as long as one slow test takes. */
const RETRY_AFTER_SECONDS = 5;

function waitText(seconds: number): string {
  if (seconds >= 120) return `${Math.ceil(seconds / 60)} minutes`;
  return seconds === 1 ? '1 second' : `${seconds} seconds`;
}

function tooMany(message: string, retryAfterSeconds: number): Problem {
  const headers = { 'retry-after': String(retryAfterSeconds) };
  return problem({
    status: 429,
    reason: 'rate_limited',
    message: `${message} Try again in ${waitText(retryAfterSeconds)}.`,
    headers,
  });
}

/**
 * Turns for everything that makes the server call a customer's URL: as many as the limits allow, one at a time per owner,
 * and of all owners as many as there are slots, so that nobody can make the server busy with slow hosts. Lives in memory,
 * per instance.
 */
export function createTestTurns(options: TestLimits & { readonly clock: Clock }): TakeTestTurn {
  const { clock } = options;
  const countTest = createTestLimits(options);
  const takeSlot = createTestSlots({ clock });
  /** Owners with a test that runs or waits for a slot, and who waits behind it. */
  const lines = new Map<string, Waiting[]>();

  function leave(owner: string): void {
    const next = lines.get(owner)?.shift();
    if (next === undefined) lines.delete(owner);
    else next.enter();
  }

  function wait(line: Waiting[], signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const waiting = { enter: () => settle(true) };
      const leaveLine = () => {
        line.splice(line.indexOf(waiting), 1);
        settle(false);
      };
      const settle = (entered: boolean) => {
        signal.removeEventListener('abort', leaveLine);
        resolve(entered);
      };
      line.push(waiting);
      if (signal.aborted) leaveLine();
      else signal.addEventListener('abort', leaveLine);
    });
  }

  const cancelled = () => tooMany('The request was cancelled.', 1);

  return async (asker, request) => {
    const { owner } = asker;
    const { signal } = request;
    const line = lines.get(owner);
    if (line !== undefined && line.length >= MAX_WAITING_PER_OWNER) {
      return tooMany('Several connection tests of yours are still running.', RETRY_AFTER_SECONDS);
    }
    const oneTooMany = countTest(asker);
    if (oneTooMany !== undefined) return tooMany(oneTooMany.message, oneTooMany.waitSeconds);
    if (line === undefined) lines.set(owner, []);
    else if (!(await wait(line, signal))) return cancelled();

    const giveBack = await takeSlot(request);
    if (giveBack === undefined) {
      leave(owner);
      if (signal.aborted) return cancelled();
      return tooMany('The server runs as many connection tests as it may.', RETRY_AFTER_SECONDS);
    }
    let left = false;
    return {
      ok: true,
      leave() {
        if (left) return;
        left = true;
        giveBack();
        leave(owner);
      },
    };
  };
}
