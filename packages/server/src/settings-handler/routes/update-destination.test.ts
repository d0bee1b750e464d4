import { describe, expect, it } from 'vitest';
import {
  BAD_KEY,
  createSettingsTestApi,
  DRAFT,
  GOOD_CONFIG,
  GOOD_KEY,
  OTHER_BASE_URL,
  OTHER_GOOD_KEY,
  reasonOf,
} from '../__fixtures__/settings-test-api.ts';

type Api = ReturnType<typeof createSettingsTestApi>;

/** An API with one destination that has a key and a header of its own. */
async function withDestination() {
  const api = createSettingsTestApi();
  const made = await api.create({ config: { ...GOOD_CONFIG, headers: { 'x-scope-orgid': 'tenant' } } });
  api.probes.length = 0;
  const patch = (body: unknown, headers: Record<string, string> = {}) =>
    api.send('PATCH', `destinations/${made.id}`, { body, headers });
  return { api, made, patch };
}

const sentKey = (api: Api) => atob((api.probes[0]?.headers.authorization ?? '').replace('Basic ', '')).split(':')[1];

describe('changing settings that no connection depends on', () => {
  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['the name', { name: 'Production' }],
    ['enabled', { enabled: false }],
    ['privacy mode', { privacy_mode: true }],
    ['the sampling rate', { sampling_rate: 0.01 }],
    ['the API key filter', { api_key_hashes: ['b'.repeat(64)] }],
    ['the filter rules', { filter_rules: { enabled: false, groups: [] } }],
    ['fields of OpenRouter', { broadcast_generation_cost: true, regions: ['us'] }],
  ])('needs no test: %s', async (_, change) => {
    const { api, made, patch } = await withDestination();
    api.answerProbesWith(() => ({ kind: 'failure', code: 'timeout' }));
    const answer = await patch(change);
    expect(answer.status).toBe(200);
    expect(answer.data).toMatchObject({
      ...made,
      ...change,
      broadcast_kit: { etag: '"2"', health: { state: 'healthy' } },
    });
    expect(api.probes).toEqual([]);
  });

  it('changes what is ours beside OpenRouter', async () => {
    const { patch } = await withDestination();
    const ours = { service_name: 'acme', value_limit_bytes: 512, grafana_url: 'https://acme.grafana.net' };
    expect((await patch({ broadcast_kit: ours })).data.broadcast_kit).toMatchObject(ours);
    expect((await patch({ broadcast_kit: { grafana_url: null } })).data.broadcast_kit).toMatchObject({
      ...ours,
      grafana_url: null,
    });
  });

  it('clears filters with null and leaves them alone where they are not named', async () => {
    const { patch } = await withDestination();
    const rules = { enabled: true, groups: [{ logic: 'and', rules: [{ field: 'model', operator: 'exists' }] }] };
    await patch({ filter_rules: rules, api_key_hashes: ['b'.repeat(64)] });
    expect((await patch({ name: 'Other' })).data).toMatchObject({
      filter_rules: rules,
      api_key_hashes: ['b'.repeat(64)],
    });
    expect((await patch({ filter_rules: null, api_key_hashes: null })).data).toMatchObject({
      filter_rules: null,
      api_key_hashes: null,
    });
  });

  it('refuses a name that another destination has', async () => {
    const { api, patch } = await withDestination();
    await api.create({ name: 'Second' });
    expect(reasonOf(await patch({ name: 'SECOND' }))).toEqual([409, 'name_taken']);
    expect((await patch({ name: 'grafana cloud' })).status).toBe(200);
  });
});

describe('changing the connection', () => {
  it('tests the new values before it saves them', async () => {
    const { api, patch } = await withDestination();
    const answer = await patch({ config: { apiKey: OTHER_GOOD_KEY } });
    expect(answer.status).toBe(200);
    expect(sentKey(api)).toBe(OTHER_GOOD_KEY);
    expect(answer.data.broadcast_kit.health.state).toBe('healthy');
  });

  it('saves nothing at all where the test fails', async () => {
    const { api, made, patch } = await withDestination();
    const answer = await patch({ name: 'Half saved?', sampling_rate: 0.5, config: { apiKey: BAD_KEY } });
    expect(reasonOf(answer)).toEqual([400, 'connection_test_failed']);
    expect((await api.send('GET', `destinations/${made.id}`)).data).toEqual(made);
    expect(api.changedOwners.length).toBe(1);
  });

  it('takes a receipt in the place of a test', async () => {
    const { api, made, patch } = await withDestination();
    const config = { apiKey: OTHER_GOOD_KEY };
    const test = { body: { config } };
    const { data } = await api.send<{ receipt: string }>('POST', `destinations/${made.id}/test`, test);
    api.answerProbesWith(() => ({ kind: 'failure', code: 'timeout' }));
    expect((await patch({ config, test_receipt: data.receipt })).status).toBe(200);
    expect((await patch({ config: { apiKey: BAD_KEY }, test_receipt: data.receipt })).status).toBe(400);
  });

  it('does not test values that are the stored ones', async () => {
    const { api, made, patch } = await withDestination();
    api.answerProbesWith(() => ({ kind: 'failure', code: 'timeout' }));
    const same = { baseUrl: `${GOOD_CONFIG.baseUrl}/otlp/v1/traces`, instanceId: 123456, apiKey: GOOD_KEY };
    expect((await patch({ config: same })).status).toBe(200);
    expect((await patch({ config: made.config })).status).toBe(200);
    expect(api.probes).toEqual([]);
  });

  it('keeps the stored key and headers where they are not given or their masks come back', async () => {
    const { api, made, patch } = await withDestination();
    api.answerProbesWith(() => ({ kind: 'response', status: 200, header: () => undefined, body: '' }));
    for (const instanceId of ['200001', '200002']) {
      const masks = instanceId === '200002' ? { apiKey: made.config.apiKey, headers: made.config.headers } : {};
      expect((await patch({ config: { instanceId, ...masks } })).status).toBe(200);
      expect(sentKey(api)).toBe(GOOD_KEY);
      expect(api.probes[0]?.headers['x-scope-orgid']).toBe('tenant');
      api.probes.length = 0;
    }
  });

  it('replaces all headers where some are given', async () => {
    const { patch } = await withDestination();
    expect(Object.keys((await patch({ config: { headers: { 'x-b': '1' } } })).data.config.headers ?? {})).toEqual([
      'x-b',
    ]);
    expect((await patch({ config: { headers: {} } })).data.config.headers).toBeUndefined();
  });

  it('refuses a mask that is not the one that stands there', async () => {
    const { made, patch } = await withDestination();
    const elsewhere = made.config.headers?.['x-scope-orgid'];
    expect(reasonOf(await patch({ config: { apiKey: 'glc_...00000000' } }))).toEqual([400, 'invalid_request']);
    expect(reasonOf(await patch({ config: { headers: { 'x-other': elsewhere } } }))).toEqual([400, 'invalid_request']);
  });
});

describe('a changed host', () => {
  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['the key is left out', {}],
    ['the key comes back as its mask', { apiKey: 'MASK' }],
    ['only the key is given, and a header is kept', { apiKey: GOOD_KEY }],
  ])('is refused, and nobody is called, where %s', async (_, secrets) => {
    const { api, made, patch } = await withDestination();
    const apiKey = secrets.apiKey === 'MASK' ? { apiKey: made.config.apiKey } : secrets;
    const answer = await patch({ config: { baseUrl: OTHER_BASE_URL, ...apiKey } });
    expect(reasonOf(answer)).toEqual([400, 'secret_required']);
    expect(answer.error.metadata?.issues?.map(({ code }) => code)).toContain('secret_required');
    expect(api.probes).toEqual([]);
  });

  it('is tested and saved where all secrets are given again', async () => {
    const { api, patch } = await withDestination();
    const config = { baseUrl: OTHER_BASE_URL, apiKey: GOOD_KEY, headers: { 'x-scope-orgid': 'tenant' } };
    expect((await patch({ config })).data.config.baseUrl).toBe(`${OTHER_BASE_URL}/otlp`);
    expect(api.probes.map(({ url }) => url)).toEqual([`${OTHER_BASE_URL}/otlp/v1/traces`]);
  });

  it('is asked for the key by name where only the path changes at the same host: no', async () => {
    const { api, patch } = await withDestination();
    const answer = await patch({ config: { baseUrl: `${GOOD_CONFIG.baseUrl}/other` } });
    expect(answer.status).toBe(200);
    expect(sentKey(api)).toBe(GOOD_KEY);
  });
});

describe('two people at once', () => {
  it('the second is told what changed, and nothing of the first is lost', async () => {
    const { api, made, patch } = await withDestination();
    const read = { 'if-match': made.broadcast_kit.etag };
    const first = await patch({ name: 'First' }, read);
    const second = await patch({ name: 'Second', sampling_rate: 0.5 }, read);
    expect(reasonOf(second)).toEqual([412, 'version_conflict']);
    expect(second.error.metadata?.current).toEqual(first.data);
    const after = await patch({ sampling_rate: 0.5 }, { 'if-match': first.data.broadcast_kit.etag });
    expect(after.data).toMatchObject({ name: 'First', sampling_rate: 0.5 });
    expect((await api.send('GET', `destinations/${made.id}`)).headers.get('etag')).toBe('"3"');
  });

  it('scripts that change different fields without If-Match both get through', async () => {
    const { api, made } = await withDestination();
    const changes = [{ name: 'Renamed' }, { sampling_rate: 0.5 }, { privacy_mode: true }, { enabled: false }];
    const answers = await Promise.all(changes.map((body) => api.send('PATCH', `destinations/${made.id}`, { body })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await api.send('GET', `destinations/${made.id}`)).data).toMatchObject(Object.assign({}, ...changes));
  });

  it('a change during a long test is not overwritten by the values from before it', async () => {
    const { api, made, patch } = await withDestination();
    let release = () => {};
    const waiting = new Promise<void>((resolve) => {
      release = resolve;
    });
    const entered = new Promise<void>((resolve) => {
      api.answerProbesWith(async () => {
        resolve();
        await waiting;
        return { kind: 'response', status: 200, header: () => undefined, body: '{}' };
      });
    });
    const slow = patch({ config: { apiKey: OTHER_GOOD_KEY } }, { 'if-match': made.broadcast_kit.etag });
    await entered;
    await patch({ name: 'Renamed meanwhile' });
    release();
    expect(reasonOf(await slow)).toEqual([412, 'version_conflict']);
    expect((await api.send('GET', `destinations/${made.id}`)).data).toMatchObject({
      name: 'Renamed meanwhile',
      config: { apiKey: made.config.apiKey },
    });
  });

  it.each(['"2"', 'W/"1"', '1', '""'])('does not take %s for the current version', async (ifMatch) => {
    const { patch } = await withDestination();
    expect((await patch({ name: 'New' }, { 'if-match': ifMatch })).status).toBe(412);
  });

  it.each(['*', '"9", "1"'])('takes %s', async (ifMatch) => {
    const { patch } = await withDestination();
    expect((await patch({ name: 'New' }, { 'if-match': ifMatch })).status).toBe(200);
  });
});

describe('a change of nothing that exists', () => {
  it('answers 404', async () => {
    const api = createSettingsTestApi();
    expect(reasonOf(await api.send('PATCH', 'destinations/none', { body: { name: 'x' } }))).toEqual([404, 'not_found']);
  });

  it('refuses fields that cannot be changed', async () => {
    const { patch } = await withDestination();
    for (const body of [{ id: 'x' }, { type: 'grafana' }, { workspace_id: 'x' }, { created_at: 'x' }, DRAFT]) {
      expect(reasonOf(await patch(body))).toEqual([400, 'invalid_request']);
    }
  });
});
