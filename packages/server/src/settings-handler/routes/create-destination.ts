import type { CreateDestinationBody } from '@broadcast-kit/core';
import { CreateDestinationBodySchema } from '@broadcast-kit/core';
import type { DestinationRecord } from '../../destination-store/destination-record.ts';
import { planSave } from '../../destination-store/plan-save.ts';
import { sealConnection } from '../../destination-store/sealed-connection.ts';
import type { Answer } from '../answer.ts';
import { success } from '../answer.ts';
import { keyFingerprint } from '../audited-changes.ts';
import { changedSettings, DEFAULT_SETTINGS } from '../changed-settings.ts';
import { etagOf } from '../etag.ts';
import { filterProblem } from '../filter-problem.ts';
import { answerRepeatedCreate, readIdempotencyKey, rememberCreate } from '../idempotent-create.ts';
import { mergeConnection } from '../merge-connection.ts';
import { readJsonBody } from '../read-json-body.ts';
import { requireTested } from '../require-tested.ts';
import { saveProblem } from '../save-problem.ts';
import type { SettingsCall, SettingsRoute, SettingsServices } from '../settings-route.ts';

/** The record that a request asks for, with nothing in the place of its connection yet. */
function draftRecord(
  body: CreateDestinationBody,
  { owner, id, now }: { readonly owner: string; readonly id: string; readonly now: number },
): DestinationRecord {
  const settings = changedSettings({ ...DEFAULT_SETTINGS, name: body.name }, body);
  return {
    ...settings,
    reference: { ...settings.reference, workspaceId: body.workspace_id ?? null },
    id,
    owner,
    type: body.type,
    connection: { baseUrl: '', instanceId: '', apiKey: { sealed: '', mask: '' }, headers: {} },
    health: { state: 'unknown' },
    idempotency: null,
    version: 0,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
}

async function create(
  body: CreateDestinationBody,
  idempotency: DestinationRecord['idempotency'],
  { call, services }: { readonly call: SettingsCall; readonly services: SettingsServices },
): Promise<Answer> {
  const { store, secrets, clock, createId, announce, audit, show } = services;
  const { owner } = call.caller;
  const badFilter = await filterProblem(body);
  if (badFilter !== undefined) return badFilter;
  const merged = await mergeConnection({ body: body.config, secrets });
  if (!merged.ok) return merged;

  const draft = draftRecord(body, { owner, id: createId(), now: clock.now() });
  // Asked before the test, so that nobody waits for Grafana to learn that a name is taken. The save decides.
  const { outcome: foreseen } = planSave(await store.list(owner), { record: draft, expectedVersion: 0 });
  if (!foreseen.ok) return saveProblem(foreseen);

  const scope = { owner, config: merged.config };
  const tested = await requireTested({ scope, receipt: body.test_receipt, destinationId: null }, call, services);
  if (!tested.ok) return tested;

  const connection = await sealConnection(merged.config, draft, secrets);
  const saved = await store.save({ ...draft, connection, health: tested.health, idempotency }, 0);
  if (!saved.ok) return saveProblem(saved);
  announce('destination created', call, { destination: saved.record.id });
  audit(call, {
    action: 'destination.created',
    destinationId: saved.record.id,
    fields: Object.keys(body).filter((field) => field !== 'test_receipt'),
    fingerprint: { before: null, after: keyFingerprint(saved.record) },
  });
  return success(show(saved.record), { status: 201, headers: { etag: etagOf(saved.record) } });
}

/** `POST destinations`: saves a destination whose connection test passes, and no other. */
export const createDestination: SettingsRoute = async (call, services) => {
  const body = await readJsonBody(call.request, CreateDestinationBodySchema);
  if (!body.ok) return body;
  const idempotency = readIdempotencyKey(call.request);
  if (!idempotency.ok) return idempotency;
  const { key } = idempotency;
  if (key === undefined) return create(body.value, null, { call, services });

  const repeatable = { owner: call.caller.owner, key, body: body.value };
  const earlier = await answerRepeatedCreate(repeatable, services);
  if (earlier !== undefined) return earlier;
  const answer = await create(body.value, await rememberCreate(repeatable, services.secrets), { call, services });
  // Of two requests with one key at the same moment, the second finds the key taken by the first.
  return answer.ok ? answer : ((await answerRepeatedCreate(repeatable, services)) ?? answer);
};
