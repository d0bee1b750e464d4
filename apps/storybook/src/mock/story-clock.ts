import { type Clock, systemClock } from '@broadcast-kit/core';

/** The time of one story. It runs as everywhere, and a play function can skip what it would only wait for. */
export interface StoryClock extends Clock {
  /** Sets the time forward by `ms`. What falls due by that runs now, in order. */
  skip(ms: number): void;
  /** Drops what is still due. The story is over. */
  close(): void;
}

interface Timer {
  readonly callback: () => void;
  /** On the monotonic clock. */
  readonly dueAt: number;
  cancel: () => void;
}

/** Creates a {@link StoryClock}. `clock` is the one that runs. Default: the platform's. */
export function createStoryClock(clock: Clock = systemClock): StoryClock {
  const waiting = new Set<Timer>();
  let skippedMs = 0;
  const monotonic = () => clock.monotonic() + skippedMs;

  function start(timer: Timer): void {
    timer.cancel = clock.schedule(() => run(timer), timer.dueAt - monotonic());
  }

  function run(timer: Timer): void {
    stop(timer);
    timer.callback();
  }

  function stop(timer: Timer): void {
    timer.cancel();
    waiting.delete(timer);
  }

  function earliestDue(): Timer | undefined {
    const due = [...waiting].filter(({ dueAt }) => dueAt <= monotonic());
    return due.sort((a, b) => a.dueAt - b.dueAt)[0];
  }

  return {
    now: () => clock.now() + skippedMs,
    monotonic,
    schedule(callback, delayMs) {
      const timer: Timer = { callback, dueAt: monotonic() + Math.max(0, delayMs), cancel: () => {} };
      waiting.add(timer);
      start(timer);
      return () => stop(timer);
    },
    skip(ms) {
      skippedMs += ms;
      for (let timer = earliestDue(); timer !== undefined; timer = earliestDue()) run(timer);
      for (const timer of waiting) {
        timer.cancel();
        start(timer);
      }
    },
    close() {
      for (const timer of [...waiting]) stop(timer);
    },
  };
}
