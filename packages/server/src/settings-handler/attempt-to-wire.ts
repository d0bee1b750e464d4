import type { DeliveryAttemptWire, DeliveryEvent, DestinationStatusWire } from '@broadcast-kit/core';

/**
 * An attempt as the status shows it. Of a host that the operator does not know: whether it took the batch, and of every
 * failure the same.
 *
 * @param trusted - Whether the host is one that the operator knows.
 */
export function lastAttemptToWire(
  { atMs, records, attempt, outcome }: DeliveryEvent,
  trusted: boolean,
): NonNullable<DestinationStatusWire['last_attempt']> {
  const at = new Date(atMs).toISOString();
  const failed = outcome.kind !== 'delivered' && outcome.kind !== 'partial';
  if (failed && !trusted) return { at, outcome: 'retry', records, attempt: 1, reason: null };
  return { at, outcome: outcome.kind, records, attempt, reason: 'reason' in outcome ? outcome.reason : null };
}

/**
 * The log of attempts, without the words of the receiver. Of a host that the operator does not know only the newest, and
 * not how long it took: how fast a host fails, and how soon it is tried again, would tell how it failed.
 *
 * @param events - Newest first.
 * @param trusted - Whether the host is one that the operator knows.
 */
export function attemptsToWire(events: readonly DeliveryEvent[], trusted: boolean): DeliveryAttemptWire[] {
  return (trusted ? events : events.slice(0, 1)).map((event) => {
    const { durationMs, outcome } = event;
    return {
      ...lastAttemptToWire(event, trusted),
      duration_ms: trusted && durationMs !== undefined ? Math.round(durationMs) : null,
      rejected_spans: trusted && outcome.kind === 'partial' ? outcome.rejectedSpans : null,
    };
  });
}
