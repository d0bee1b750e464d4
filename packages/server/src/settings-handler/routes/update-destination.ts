import type { UpdateDestinationBody } from '@broadcast-kit/core';
import { UpdateDestinationBodySchema } from '@broadcast-kit/core';
import { planSave } from '../../destination-store/plan-save.ts';
import { sealConnection } from '../../destination-store/sealed-connection.ts';
import type { Answer } from '../answer.ts';
import { success } from '../answer.ts';
import { auditedChanges } from '../audited-changes.ts';
import { changedSettings } from '../changed-settings.ts';
import { etagOf } from '../etag.ts';
import { filterProblem } from '../filter-problem.ts';
import { findForChange } from '../find-for-change.ts';
import { mergeConnection } from '../merge-connection.ts';
import { readJsonBody } from '../read-json-body.ts';
import { requireTested } from '../require-tested.ts';
import { saveProblem } from '../save-problem.ts';
import type { SettingsCall, SettingsRoute, SettingsServices } from '../settings-route.ts';

interface Attempt {
  readonly body: UpdateDestinationBody;
  readonly call: SettingsCall;
  readonly services: SettingsServices;
  /** How often the change may be laid over a newer state before the caller hears of a conflict. */
  readonly retries: number;
}

const MAX_RETRIES = 3;

async function update({ body, call, services, retries }: Attempt): Promise<Answer> {
  const { store, secrets, clock, announce, audit, show } = services;
  const { owner } = call.caller;
  const found = await findForChange(call, services);
  if (!found.ok) return found;
  const current = found.record;

  let next = { ...changedSettings(current, body), updatedAt: clock.now() };
  const { outcome: foreseen } = planSave(await store.list(owner), { record: next, expectedVersion: current.version });
  if (!foreseen.ok && foreseen.code !== 'version_conflict') return saveProblem(foreseen);

  let receipt = body.test_receipt;
  if (body.config !== undefined) {
    const merged = await mergeConnection({ body: body.config, record: current, secrets });
    if (!merged.ok) return merged;
    if (merged.changed) {
      const scope = { owner, config: merged.config };
      const tested = await requireTested({ scope, receipt, destinationId: current.id }, call, services);
      if (!tested.ok) return tested;
      receipt = tested.receipt;
      next = { ...next, health: tested.health };
    }
    // Sealed anew even where nothing changed: this is how records move on to a new key.
    next = { ...next, connection: await sealConnection(merged.config, current, secrets) };
  }

  const saved = await store.save(next, current.version);
  if (saved.ok) {
    announce('destination updated', call, { destination: current.id, fields: Object.keys(body).join(',') });
    for (const facts of auditedChanges(current, saved.record)) audit(call, facts);
    return success(show(saved.record), { headers: { etag: etagOf(saved.record) } });
  }
  // Without If-Match the caller means "these fields, whatever the others are by now": lay them over the newer state.
  const mayRetry = saved.code === 'version_conflict' && call.request.headers.get('if-match') === null && retries > 0;
  if (!mayRetry) return saveProblem(saved);
  return update({ body: { ...body, test_receipt: receipt }, call, services, retries: retries - 1 });
}

/** `PATCH destinations/{id}`: changes the given fields; new connection values only where their test passes. */
export const updateDestination: SettingsRoute = async (call, services) => {
  const body = await readJsonBody(call.request, UpdateDestinationBodySchema);
  if (!body.ok) return body;
  const badFilter = await filterProblem(body.value);
  if (badFilter !== undefined) return badFilter;
  return update({ body: body.value, call, services, retries: MAX_RETRIES });
};
