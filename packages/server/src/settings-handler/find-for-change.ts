import type { DestinationRecord } from '../destination-store/destination-record.ts';
import type { Problem } from './answer.ts';
import { problem } from './answer.ts';
import { namesVersion } from './etag.ts';
import { notFound, saveProblem } from './save-problem.ts';
import type { SettingsCall, SettingsServices } from './settings-route.ts';

/**
 * The destination that a request wants to change or delete, in the version that its `If-Match` names. Sessions with a
 * cookie are people in front of a form, who must not overwrite what they have not seen: for them the header is required.
 */
export async function findForChange(
  { request, caller, id }: SettingsCall,
  { store }: SettingsServices,
): Promise<{ readonly ok: true; readonly record: DestinationRecord } | Problem> {
  const record = await store.find(caller.owner, id);
  if (record === undefined || record.deletedAt !== null) return notFound();
  const ifMatch = request.headers.get('if-match');
  if (ifMatch === null && caller.session === 'cookie') {
    return problem({
      status: 428,
      reason: 'etag_required',
      message: 'Say which version this change is based on: send the etag that was read in the header If-Match.',
    });
  }
  if (ifMatch !== null && !namesVersion(ifMatch, record)) {
    return saveProblem({ ok: false, code: 'version_conflict', current: record });
  }
  return { ok: true, record };
}
