import { success } from '../answer.ts';
import { etagOf } from '../etag.ts';
import { notFound } from '../save-problem.ts';
import type { SettingsRoute } from '../settings-route.ts';

/** `GET destinations/{id}`. */
export const getDestination: SettingsRoute = async ({ caller, id }, { store, show }) => {
  const record = await store.find(caller.owner, id);
  if (record === undefined || record.deletedAt !== null) return notFound();
  return success(show(record), { headers: { etag: etagOf(record) } });
};
