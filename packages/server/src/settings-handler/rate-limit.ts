import type { Clock } from '@broadcast-kit/core';

/** How often each key may do something within a sliding window. */
export interface RateLimit {
  readonly max: number;
  /** Seconds until there is room for one more; 0 where there is. Counts nothing. */
  waitSeconds(key: string): number;
  count(key: string): void;
}

const MAX_KEYS = 10_000;

/** Counts per key: at most `max` in any `windowMs`. Keys that were quiet for longest are forgotten first. */
export function createRateLimit({
  max,
  windowMs,
  clock,
}: {
  readonly max: number;
  readonly windowMs: number;
  readonly clock: Clock;
}): RateLimit {
  const timesByKey = new Map<string, readonly number[]>();

  function recentOf(key: string): readonly number[] {
    const since = clock.monotonic() - windowMs;
    return (timesByKey.get(key) ?? []).filter((time) => time > since);
  }

  return {
    max,
    waitSeconds(key) {
      const recent = recentOf(key);
      const [oldest] = recent;
      if (oldest === undefined || recent.length < max) return 0;
      return Math.max(1, Math.ceil((oldest + windowMs - clock.monotonic()) / 1000));
    },
    count(key) {
      const times = [...recentOf(key), clock.monotonic()];
      timesByKey.delete(key);
      timesByKey.set(key, times);
      const quietest = timesByKey.keys().next().value;
      if (timesByKey.size > MAX_KEYS && quietest !== undefined) timesByKey.delete(quietest);
    },
  };
}
