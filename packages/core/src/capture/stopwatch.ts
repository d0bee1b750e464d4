import type { Clock } from '../runtime/clock.ts';

/** Wall-clock times of one call that cannot run backwards. */
export interface Stopwatch {
  /** When the call started, in epoch milliseconds. */
  readonly startedAtMs: number;
  /** Epoch milliseconds now, never before the start. */
  nowMs(): number;
}

/**
 * Measures one call. Durations come from the monotonic clock, so that a correction of the wall clock in the middle of a
 * call gives no negative or absurd latency.
 *
 * @param startedAtMs - When the call started, where that was earlier. Default: now.
 */
export function startStopwatch(clock: Clock, startedAtMs?: number): Stopwatch {
  const wallMs = clock.now();
  const originMs = clock.monotonic();
  const startMs = startedAtMs ?? wallMs;
  return {
    startedAtMs: startMs,
    nowMs: () => Math.max(startMs, wallMs + (clock.monotonic() - originMs)),
  };
}
