import type { Clock } from './clock.ts';

/**
 * Epoch milliseconds that go on evenly from the wall clock's time at the call: for ages, which a wall clock that is set
 * forward or back must not change.
 */
export function steadyNow(clock: Clock): () => number {
  const offsetMs = clock.now() - clock.monotonic();
  return () => Math.round(offsetMs + clock.monotonic());
}
