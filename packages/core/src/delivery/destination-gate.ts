import type { Random } from '../runtime/random.ts';
import { retryDelayMs } from './retry-delay.ts';

/** How long a destination whose credentials or address are refused is left alone between two tries. */
const HELD_DELAY_MS = 900_000;

/** When a destination may be sent to, and by how many at once. The destination sleeps, not its batches. */
export interface DestinationGate {
  /** Monotonic milliseconds before which nothing is sent. */
  resumeAtMs: number;
  failures: number;
  inFlight: number;
}

/** The gate of a destination that nothing is known of. */
export function openGate(): DestinationGate {
  return { resumeAtMs: 0, failures: 0, inFlight: 0 };
}

/** Whether one more request may leave. After a failure a single one goes ahead and finds out. */
export function admits(gate: DestinationGate, nowMs: number, maxInFlight: number): boolean {
  return nowMs >= gate.resumeAtMs && gate.inFlight < (gate.failures > 0 ? 1 : maxInFlight);
}

/** Closes the gate after a failure that passes: for as long as the other side asked, and never less than the backoff. */
export function closeForRetry(gate: DestinationGate, nowMs: number, afterMs: number | undefined, random: Random): void {
  gate.failures += 1;
  gate.resumeAtMs = Math.max(gate.resumeAtMs, nowMs + Math.max(afterMs ?? 0, retryDelayMs(gate.failures, random)));
}

/** Closes the gate after a refusal that only new settings can mend; a probe goes out every 15 minutes. */
export function closeUntilMended(gate: DestinationGate, nowMs: number): void {
  gate.failures += 1;
  gate.resumeAtMs = Math.max(gate.resumeAtMs, nowMs + HELD_DELAY_MS);
}

/** A delivery went through. What the other side asked another request to wait for still counts. */
export function recover(gate: DestinationGate): void {
  gate.failures = 0;
}

/** Opens the gate, because the settings changed. */
export function reopen(gate: DestinationGate): void {
  gate.failures = 0;
  gate.resumeAtMs = 0;
}
