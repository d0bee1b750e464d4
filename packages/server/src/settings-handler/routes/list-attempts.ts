import { success } from '../answer.ts';
import { attemptsToWire } from '../attempt-to-wire.ts';
import { notFound } from '../save-problem.ts';
import type { SettingsRoute } from '../settings-route.ts';

/**
 * `GET destinations/{id}/attempts`: the last attempts to deliver since the destination was changed, newest first, as this
 * instance has seen them since it started. What came before a change may be about another host.
 */
export const listAttempts: SettingsRoute = async (call, { store, trusts, deliveries }) => {
  const record = await store.find(call.caller.owner, call.id);
  if (record === undefined || record.deletedAt !== null) return notFound();
  const attempts = deliveries
    .attempts(record.owner, record.id)
    .filter(({ atMs, durationMs = 0 }) => atMs - durationMs >= record.updatedAt);
  return success(attemptsToWire(attempts, trusts(record)));
};
