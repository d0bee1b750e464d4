import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADMIN, createSettingsTestApi, DRAFT, GOOD_CONFIG, OTHER_GOOD_KEY } from './__fixtures__/settings-test-api.ts';
import type { Caller } from './authorize.ts';

const THEIRS: Caller = { ...ADMIN, owner: 'workspace_2', actor: 'user_9' };
const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';

interface Attempt {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

const bodies = fc.constantFrom<unknown>(
  {},
  { name: 'Taken over' },
  { enabled: false },
  { config: { baseUrl: 'https://otlp-gateway-prod-eu-west-2.grafana.net' } },
  { config: { apiKey: OTHER_GOOD_KEY } },
);

/** Everything that can be asked of one destination. */
const attempts: fc.Arbitrary<Attempt> = fc.oneof(
  fc.constant({ method: 'GET', path: '' }),
  bodies.map((body) => ({ method: 'PATCH', path: '', body })),
  fc.constant({ method: 'DELETE', path: '' }),
  fc.constant({ method: 'POST', path: '/restore', body: {} }),
  bodies.map((body) => ({ method: 'POST', path: '/test', body })),
  bodies.map((body) => ({ method: 'POST', path: '/send-trace', body })),
  fc.constant({ method: 'GET', path: '/status' }),
  fc.constant({ method: 'GET', path: '/attempts' }),
);
const conditions = fc.option(fc.constantFrom('"1"', '"2"', '*'), { nil: undefined });

describe('two owners', () => {
  it('get the same answer for ids of the other as for ids that never were, and change nothing', async () => {
    const api = createSettingsTestApi();
    const live = await api.create();
    const deleted = await api.create({ name: 'Deleted' });
    await api.send('DELETE', `destinations/${deleted.id}`);
    await api.send('PATCH', 'broadcast', { body: { enabled: true } });
    const state = async () => [await api.store.list(ADMIN.owner), await api.store.listDeleted(ADMIN.owner)];
    const before = await state();
    const probesBefore = api.probes.length;

    await fc.assert(
      fc.asyncProperty(attempts, conditions, fc.constantFrom(live.id, deleted.id), async (attempt, ifMatch, id) => {
        const { method, path, body } = attempt;
        const options = {
          caller: THEIRS,
          headers: { 'x-request-id': 'same', ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }) },
          ...(body === undefined ? {} : { body }),
        };
        const real = await api.send(method, `destinations/${id}${path}`, options);
        const unknown = await api.send(method, `destinations/${UNKNOWN_ID}${path}`, options);
        expect([real.status, real.text, [...real.headers]]).toEqual([
          unknown.status,
          unknown.text,
          [...unknown.headers],
        ]);
        expect(real.status).toBeGreaterThanOrEqual(400);
      }),
      { numRuns: 200 },
    );

    expect(await state()).toEqual(before);
    expect(api.probes.length).toBe(probesBefore);
    expect(api.changedOwners).not.toContain(THEIRS.owner);
  });

  it('do not see each other in lists, switches, names, limits or keys', async () => {
    const api = createSettingsTestApi();
    for (let index = 1; index <= 5; index += 1) await api.create({ name: `Grafana ${index}` });
    await api.send('PATCH', 'broadcast', { body: { enabled: true } });
    expect((await api.send<unknown[]>('GET', 'destinations', { caller: THEIRS })).data).toEqual([]);
    expect((await api.send('GET', 'broadcast', { caller: THEIRS })).data).toMatchObject({ enabled: false });
    const made = await api.create({ name: 'Grafana 1' }, { caller: THEIRS });
    expect((await api.send('GET', `destinations/${made.id}`)).status).toBe(404);
  });

  it('cannot use a record of the other, even where the store hands it out', async () => {
    const api = createSettingsTestApi();
    const { id } = await api.create();
    const record = await api.store.find(ADMIN.owner, id);
    if (record === undefined) throw new Error('not stored');
    await api.store.save({ ...record, owner: THEIRS.owner }, 0);
    api.probes.length = 0;
    const answer = await api.send('POST', `destinations/${id}/test`, { body: {}, caller: THEIRS });
    expect(answer.error.metadata?.reason).toBe('secret_required');
    expect(api.probes).toEqual([]);
  });

  it('cannot present the receipt of the other', async () => {
    const api = createSettingsTestApi();
    const body = { config: GOOD_CONFIG };
    const { data } = await api.send<{ receipt: string }>('POST', 'destinations/test', { body, caller: THEIRS });
    api.answerProbesWith(() => ({ kind: 'failure', code: 'timeout' }));
    const answer = await api.send('POST', 'destinations', { body: { ...DRAFT, test_receipt: data.receipt } });
    expect(answer.error.metadata?.reason).toBe('connection_test_failed');
  });
});
