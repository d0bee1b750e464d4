import { BroadcastError } from '../runtime/broadcast-error.ts';
import type { Clock } from '../runtime/clock.ts';

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  /**
   * Moves time by `ms` milliseconds and runs what falls due on the way, in order, each timer at its own time. Lets
   * promises and response bodies settle before each timer, so that a timer sees what the one before it caused. Does not
   * wait for sockets, files or compression, which take real time.
   *
   * Rejects with what a timer throws, and with `invalid_option` for a negative time.
   */
  advance(ms: number): Promise<void>;
  /** Sets the wall clock forward or back, as an operator or NTP does. No timer runs, and `monotonic()` stays. */
  jump(ms: number): void;
  /** How many timers wait. */
  pending(): number;
}

/** Options of {@link createTestClock}. */
export interface TestClockOptions {
  /** Where the wall clock starts, in epoch milliseconds. Default: 2026-01-21T20:42:56Z. */
  readonly nowMs?: number;
}

interface Timer {
  readonly callback: () => void;
  readonly dueMs: number;
}

/** Response bodies and streams settle over several turns of the event loop. */
const TURNS = 12;
/** More timers than any test needs at one moment: a timer that sets itself anew without delay. */
const MAX_TIMERS_AT_ONCE = 10_000;

/**
 * Creates a clock for tests: no test has to wait, and every run is the same.
 *
 * @example
 * ```ts
 * const clock = createTestClock();
 * const broadcaster = createBroadcaster({ destinations, transport, clock });
 * gateway.failWith({ kind: 'status', status: 503 });
 * broadcaster.record(generation);
 *
 * await clock.advance(60_000);
 *
 * expect(gateway.received().length).toBeGreaterThan(3);
 * ```
 */
export function createTestClock({ nowMs = 1_769_028_176_000 }: TestClockOptions = {}): TestClock {
  // In the order in which they were scheduled.
  const timers = new Set<Timer>();
  let elapsedMs = 0;
  let wallOffsetMs = nowMs;

  function takeDue(untilMs: number): Timer | undefined {
    let earliest: Timer | undefined;
    for (const timer of timers) {
      if (timer.dueMs <= untilMs && timer.dueMs < (earliest?.dueMs ?? Number.POSITIVE_INFINITY)) earliest = timer;
    }
    if (earliest !== undefined) timers.delete(earliest);
    return earliest;
  }

  return {
    now: () => wallOffsetMs + elapsedMs,
    monotonic: () => elapsedMs,
    schedule(callback, delayMs) {
      const timer: Timer = { callback, dueMs: elapsedMs + Math.max(0, delayMs) };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    async advance(ms) {
      if (!(ms >= 0)) {
        throw new BroadcastError({
          code: 'invalid_option',
          message: `A clock cannot advance by ${ms} ms. Use jump().`,
        });
      }
      const untilMs = elapsedMs + ms;
      let timersAtOnce = 0;
      for (;;) {
        await settle();
        const timer = takeDue(untilMs);
        if (timer === undefined) break;
        timersAtOnce = timer.dueMs > elapsedMs ? 0 : timersAtOnce + 1;
        if (timersAtOnce > MAX_TIMERS_AT_ONCE) throw endlessTimers();
        elapsedMs = Math.max(elapsedMs, timer.dueMs);
        timer.callback();
      }
      elapsedMs = untilMs;
    },
    jump(ms) {
      wallOffsetMs += ms;
    },
    pending: () => timers.size,
  };
}

/** Lets promises run until nothing is left of them. A message, unlike a timer, also comes where a test runner fakes timers. */
async function settle(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  for (let turn = 0; turn < TURNS; turn += 1) {
    await new Promise<void>((resolve) => {
      port1.onmessage = () => resolve();
      port2.postMessage(undefined);
    });
  }
  port1.close();
}

function endlessTimers(): BroadcastError {
  return new BroadcastError({
    code: 'invalid_option',
    message: `${MAX_TIMERS_AT_ONCE} timers ran without time passing. A timer sets itself anew with no delay: give it one.`,
  });
}
