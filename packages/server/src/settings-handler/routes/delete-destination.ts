import type { Answer } from '../answer.ts';
import { keyFingerprint } from '../audited-changes.ts';
import { findForChange } from '../find-for-change.ts';
import { saveProblem } from '../save-problem.ts';
import type { SettingsCall, SettingsRoute, SettingsServices } from '../settings-route.ts';

const MAX_RETRIES = 3;

async function remove(call: SettingsCall, services: SettingsServices, retries: number): Promise<Answer> {
  const { store, clock, announce, audit } = services;
  const found = await findForChange(call, services);
  if (!found.ok) return found;
  const now = clock.now();
  const saved = await store.save({ ...found.record, updatedAt: now, deletedAt: now }, found.record.version);
  if (saved.ok) {
    announce('destination deleted', call, { destination: call.id });
    const before = keyFingerprint(found.record);
    audit(call, { action: 'destination.deleted', destinationId: call.id, fingerprint: { before, after: null } });
    return { ok: true, status: 200, body: { deleted: true } };
  }
  // Without If-Match the caller wants it gone, whatever it looks like by now.
  const mayRetry = call.request.headers.get('if-match') === null && retries > 0;
  return mayRetry ? remove(call, services, retries - 1) : saveProblem(saved);
}

/** `DELETE destinations/{id}`: nothing is sent there any more. Can be undone for 30 days. */
export const deleteDestination: SettingsRoute = (call, services) => remove(call, services, MAX_RETRIES);
