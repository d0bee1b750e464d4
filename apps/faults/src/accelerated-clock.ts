import { type Clock, systemClock } from '@broadcast-kit/core';

/** The real clock, so many times faster: a backoff of minutes passes in seconds, over real connections. */
export function acceleratedClock(factor: number): Clock {
  const startedAt = systemClock.now();
  const started = systemClock.monotonic();
  const elapsed = () => (systemClock.monotonic() - started) * factor;
  return {
    now: () => startedAt + elapsed(),
    monotonic: elapsed,
    schedule: (callback, delayMs, options) => systemClock.schedule(callback, delayMs / factor, options),
  };
}
