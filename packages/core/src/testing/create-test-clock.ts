import type { Clock } from '../runtime/clock.ts';

/** A {@link Clock} that moves only when told. */
export interface TestClock extends Clock {
  /**
   * Moves time on, running every timer that becomes due at its own moment and in order, and letting promises settle
   * between them. Resolves when nothing is left to do at the new time.
   */
  advance(ms: number): Promise<void>;
  /** How many timers wait. */
  pending(): number;
}

interface Timer {
  readonly atMs: number;
  readonly callback: () => void;
}

/** Long chains of promises, and streams, settle over many turns of the event loop. */
const TURNS = 12;

async function settle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    await new Promise<void>((resolve) => {
      // A message, unlike a timer, runs also where a test framework has replaced the timers.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    });
  }
}

/**
 * A clock for tests: days pass in milliseconds, and nothing happens between two calls of `advance`.
 *
 * @param options - `nowMs`: wall-clock time at the start, in epoch milliseconds. Default 0.
 *
 * @example
 * ```ts
 * const clock = createTestClock({ nowMs: Date.UTC(2026, 0, 1) });
 * const broadcaster = createBroadcaster({ destinations, clock, transport });
 * broadcaster.record(generation);
 * await clock.advance(1_000);
 * ```
 */
export function createTestClock({ nowMs = 0 }: { readonly nowMs?: number } = {}): TestClock {
  const timers = new Set<Timer>();
  let elapsedMs = 0;

  function nextDue(untilMs: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of timers) {
      if (timer.atMs <= untilMs && (next === undefined || timer.atMs < next.atMs)) next = timer;
    }
    return next;
  }

  return {
    now: () => nowMs + elapsedMs,
    monotonic: () => elapsedMs,
    schedule(callback, delayMs) {
      const timer = { atMs: elapsedMs + Math.max(0, delayMs), callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(ms) {
      const untilMs = elapsedMs + ms;
      await settle();
      for (let timer = nextDue(untilMs); timer !== undefined; timer = nextDue(untilMs)) {
        timers.delete(timer);
        elapsedMs = Math.max(elapsedMs, timer.atMs);
        timer.callback();
        await settle();
      }
      elapsedMs = untilMs;
    },
    pending: () => timers.size,
  };
}
