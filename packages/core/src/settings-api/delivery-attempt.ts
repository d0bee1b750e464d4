import type { DestinationStatus } from './destination-status.ts';

/** One attempt to deliver a batch to a destination. */
export interface DeliveryAttempt extends NonNullable<DestinationStatus['lastAttempt']> {
  /** How long the request took. `null` where none was sent, and for hosts that the operator does not know. */
  readonly durationMs: number | null;
  /** Spans that a `partial` outcome left out. `null` for every other outcome, and for hosts that the operator does not know. */
  readonly rejectedSpans: number | null;
}

/** {@link DeliveryAttempt} on the wire. */
export interface DeliveryAttemptWire extends NonNullable<DestinationStatus['lastAttempt']> {
  readonly duration_ms: number | null;
  readonly rejected_spans: number | null;
}

/** An attempt, as the React kit reads it. */
export function deliveryAttemptFromWire({
  duration_ms: durationMs,
  rejected_spans: rejectedSpans,
  ...attempt
}: DeliveryAttemptWire): DeliveryAttempt {
  return { ...attempt, durationMs, rejectedSpans };
}
