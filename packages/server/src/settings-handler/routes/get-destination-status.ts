import type { DeliveryEvent, DestinationStatusWire } from '@broadcast-kit/core';
import { success } from '../answer.ts';
import { notFound } from '../save-problem.ts';
import type { SettingsRoute } from '../settings-route.ts';

function attemptToWire(
  { atMs, records, attempt, outcome }: DeliveryEvent,
  trusted: boolean,
): DestinationStatusWire['last_attempt'] {
  const reason = trusted && 'reason' in outcome ? outcome.reason : null;
  return { at: new Date(atMs).toISOString(), outcome: outcome.kind, records, attempt, reason };
}

/** `GET destinations/{id}/status`: how deliveries to a destination go, as this instance has seen it since it started. */
export const getDestinationStatus: SettingsRoute = async (call, { store, show, trusts, deliveries }) => {
  const record = await store.find(call.caller.owner, call.id);
  if (record === undefined || record.deletedAt !== null) return notFound();
  const status = deliveries.status(record.owner, record.id);
  const deliveredAtMs = status?.lastDeliveredAtMs ?? null;
  return success({
    health: show(record).broadcast_kit.health,
    last_delivered_at: deliveredAtMs === null ? null : new Date(deliveredAtMs).toISOString(),
    last_attempt: status === undefined ? null : attemptToWire(status.lastAttempt, trusts(record)),
    counters: deliveries.counters(record.id) ?? null,
  } satisfies DestinationStatusWire);
};
