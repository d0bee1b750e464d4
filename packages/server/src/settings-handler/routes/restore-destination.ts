import type { DestinationRecord } from '../../destination-store/destination-record.ts';
import { success } from '../answer.ts';
import { keyFingerprint } from '../audited-changes.ts';
import { etagOf } from '../etag.ts';
import { RESTORABLE_MS } from '../restorable.ts';
import { notFound, saveProblem } from '../save-problem.ts';
import type { SettingsRoute } from '../settings-route.ts';

/** `POST destinations/{id}/restore`: undoes a delete of the last 30 days. Does nothing to a live destination. */
export const restoreDestination: SettingsRoute = async (call, services) => {
  const { store, clock, announce, audit, show } = services;
  const restored = (restoredRecord: DestinationRecord) =>
    success(show(restoredRecord), { headers: { etag: etagOf(restoredRecord) } });
  const record = await store.find(call.caller.owner, call.id);
  if (record === undefined) return notFound();
  if (record.deletedAt === null) return restored(record);
  if (record.deletedAt < clock.now() - RESTORABLE_MS) return notFound();
  const saved = await store.save({ ...record, updatedAt: clock.now(), deletedAt: null }, record.version);
  if (saved.ok) {
    announce('destination restored', call, { destination: call.id });
    const after = keyFingerprint(saved.record);
    audit(call, { action: 'destination.restored', destinationId: call.id, fingerprint: { before: null, after } });
    return restored(saved.record);
  }
  // Undo was pressed twice, and the other press came first.
  const isLive = saved.code === 'version_conflict' && saved.current?.deletedAt === null;
  return isLive && saved.current !== undefined ? restored(saved.current) : saveProblem(saved);
};
