import type { DeliveryStats, DestinationStatusWire } from '@broadcast-kit/core';
import { success } from '../answer.ts';
import { lastAttemptToWire } from '../attempt-to-wire.ts';
import { diagnoseDelivery } from '../delivery-status.ts';
import { notFound } from '../save-problem.ts';
import type { SettingsRoute } from '../settings-route.ts';

/** The counters of records: what the API shows. */
function countersToWire(stats: DeliveryStats): NonNullable<DestinationStatusWire['counters']> {
  const { offered, accepted, delivered, pending, refused, dropped, skipped } = stats;
  return { offered, accepted, delivered, pending, refused, dropped, skipped };
}

/** `GET destinations/{id}/status`: how deliveries to a destination go, as this instance has seen it since it started. */
export const getDestinationStatus: SettingsRoute = async (call, { store, show, trusts, deliveries }) => {
  const record = await store.find(call.caller.owner, call.id);
  if (record === undefined || record.deletedAt !== null) return notFound();
  const status = deliveries.status(record.owner, record.id);
  const trusted = trusts(record);
  // What was dropped, why, and what still waits would tell how a host failed that the operator does not know.
  const counters = trusted ? deliveries.counters(record.id) : undefined;
  const disabled = deliveries.autoDisabled(record.owner, record.id);
  const deliveredAtMs = status?.lastDeliveredAtMs ?? null;
  return success({
    health: show(record).broadcast_kit.health,
    last_delivered_at: deliveredAtMs === null ? null : new Date(deliveredAtMs).toISOString(),
    last_attempt: status === undefined ? null : lastAttemptToWire(status.lastAttempt, trusted),
    counters: counters === undefined ? null : countersToWire(counters),
    auto_disabled:
      disabled === undefined
        ? null
        : { at: new Date(disabled.atMs).toISOString(), diagnosis: diagnoseDelivery(disabled.reason, '', trusted) },
  } satisfies DestinationStatusWire);
};
