import { describe, expect, it } from 'vitest';
import {
  BAD_KEY,
  BASE_URL,
  createSettingsTestApi,
  DRAFT,
  GOOD_CONFIG,
  GOOD_KEY,
  OTHER_GOOD_KEY,
  reasonOf,
} from '../__fixtures__/settings-test-api.ts';

type Api = ReturnType<typeof createSettingsTestApi>;
const create = (api: Api, changes: Readonly<Record<string, unknown>> = {}, headers: Record<string, string> = {}) =>
  api.send('POST', 'destinations', { body: { ...DRAFT, ...changes }, headers });

describe('creating a destination', () => {
  it('answers 201 with every field of OpenRouter and a masked key', async () => {
    const api = createSettingsTestApi();
    const answer = await create(api, { workspace_id: '550e8400-e29b-41d4-a716-446655440000' });
    expect(answer.status).toBe(201);
    expect(answer.data).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      type: 'grafana',
      name: 'Grafana Cloud',
      enabled: true,
      regions: ['global'],
      privacy_mode: false,
      sampling_rate: 1,
      api_key_hashes: null,
      filter_rules: null,
      broadcast_generation_cost: false,
      broadcast_generation_identity: false,
      broadcast_generation_request_context: false,
      created_at: '2026-01-21T20:42:56.000Z',
      updated_at: '2026-01-21T20:42:56.000Z',
      workspace_id: '550e8400-e29b-41d4-a716-446655440000',
      config: {
        apiKey: expect.stringMatching(/^glc_\.\.\.[0-9a-f]{8}$/),
        instanceId: '123456',
        baseUrl: `${BASE_URL}/otlp`,
      },
      broadcast_kit: {
        service_name: 'openrouter',
        value_limit_bytes: 2048,
        grafana_url: null,
        agent_observability: false,
        health: { state: 'healthy', checked_at: '2026-01-21T20:42:56.000Z', duration_ms: 0 },
        etag: '"1"',
      },
    });
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(api.changedOwners).toEqual(['workspace_1']);
  });

  it('keeps every setting that is given', async () => {
    const settings = {
      enabled: false,
      privacy_mode: true,
      sampling_rate: 0.25,
      api_key_hashes: ['a'.repeat(64)],
      filter_rules: {
        enabled: true,
        groups: [{ logic: 'or', rules: [{ field: 'model', operator: 'equals', value: 'x' }] }],
      },
      regions: ['europe'],
      broadcast_generation_cost: true,
      broadcast_generation_identity: true,
      broadcast_generation_request_context: true,
    };
    const ours = { service_name: 'acme', value_limit_bytes: 4096, grafana_url: 'https://acme.grafana.net' };
    const answer = await create(createSettingsTestApi(), { ...settings, broadcast_kit: ours });
    expect(answer.data).toMatchObject({ ...settings, broadcast_kit: ours });
  });

  it('takes the default Base URL, and one without its scheme and path', async () => {
    const api = createSettingsTestApi();
    const { instanceId, apiKey } = GOOD_CONFIG;
    const first = await create(api, { config: { instanceId: 123456, apiKey } });
    expect(first.data.config).toMatchObject({ baseUrl: `${BASE_URL}/otlp`, instanceId: '123456' });
    const pasted = 'otlp-gateway-prod-us-west-0.grafana.net/otlp/v1/traces';
    const second = await create(api, { name: 'Second', config: { baseUrl: pasted, instanceId, apiKey } });
    expect(second.data.config.baseUrl).toBe(`${BASE_URL}/otlp`);
  });

  it('shows the names of own headers and masks their values', async () => {
    const answer = await create(createSettingsTestApi(), {
      config: { ...GOOD_CONFIG, headers: { 'x-scope-orgid': 'tenant-canary' } },
    });
    expect(answer.data.config.headers).toEqual({ 'x-scope-orgid': '...' });
  });
});

describe('the masked key', () => {
  it('does not tell that another destination, or another owner, has the same key', async () => {
    const api = createSettingsTestApi();
    const caller = { owner: 'workspace_2', actor: 'user_9', role: 'admin' as const, session: 'bearer' as const };
    const made = [await api.create(), await api.create({ name: 'Second' }), await api.create({}, { caller })];
    expect(new Set(made.map(({ config }) => config.apiKey)).size).toBe(3);
  });
});

describe('the connection test before a create', () => {
  it('is run by the server where no receipt is given', async () => {
    const api = createSettingsTestApi();
    await create(api);
    expect(api.probes.map(({ url }) => url)).toEqual([`${BASE_URL}/otlp/v1/traces`]);
  });

  it('refuses a create that fails it, with the diagnosis, and saves nothing', async () => {
    const api = createSettingsTestApi();
    const answer = await create(api, { config: { ...GOOD_CONFIG, apiKey: BAD_KEY } });
    expect(reasonOf(answer)).toEqual([400, 'connection_test_failed']);
    expect(answer.error.metadata?.diagnosis).toMatchObject({ code: 'auth.unauthorized', field: 'apiKey', status: 401 });
    expect(await api.store.list('workspace_1')).toEqual([]);
    expect(api.changedOwners).toEqual([]);
  });

  it('is not run for values that cannot work; every issue and the first diagnosis are told', async () => {
    const api = createSettingsTestApi();
    const config = { baseUrl: 'https://acme.grafana.net/d/abc', instanceId: 'acme', apiKey: GOOD_KEY };
    const answer = await create(api, { config });
    expect(reasonOf(answer)).toEqual([400, 'invalid_request']);
    expect(answer.error.metadata?.issues?.map(({ path }) => path)).toEqual(['config.baseUrl', 'config.instanceId']);
    expect(answer.error.metadata?.diagnosis?.code).toBe('endpoint.dashboard_url');
    expect(api.probes).toEqual([]);
  });

  it.each(['https://tempo.example.com/otlp', 'https://169.254.169.254/', 'http://127.0.0.1:4318'])(
    'never calls %s, which the operator did not open',
    async (baseUrl) => {
      const api = createSettingsTestApi();
      const answer = await create(api, { config: { ...GOOD_CONFIG, baseUrl } });
      expect(reasonOf(answer)).toEqual([400, 'connection_test_failed']);
      expect(answer.error.metadata?.diagnosis?.code).toBe('endpoint.not_allowed');
      expect(api.probes).toEqual([]);
    },
  );

  it('is not repeated with a receipt for exactly these values', async () => {
    const api = createSettingsTestApi();
    const tested = await api.send<{ receipt: string }>('POST', 'destinations/test', { body: { config: GOOD_CONFIG } });
    api.answerProbesWith(() => ({ kind: 'failure', code: 'timeout' }));
    const answer = await create(api, { test_receipt: tested.data.receipt });
    expect(answer.status).toBe(201);
    expect(api.probes.length).toBe(1);
  });

  it.each<[string, (api: Api) => Promise<unknown> | undefined, Readonly<Record<string, unknown>>]>([
    ['expired', (api) => api.clock.advance(600_000), {}],
    ['for another key', () => undefined, { apiKey: OTHER_GOOD_KEY }],
    ['for another Instance ID', () => undefined, { instanceId: '123457' }],
    ['for another endpoint', () => undefined, { baseUrl: 'https://otlp-gateway-prod-eu-west-2.grafana.net' }],
    ['for other headers', () => undefined, { headers: { 'x-scope-orgid': 'a' } }],
  ])('is repeated where the receipt is %s', async (_, wait, changes) => {
    const api = createSettingsTestApi();
    const tested = await api.send<{ receipt: string }>('POST', 'destinations/test', { body: { config: GOOD_CONFIG } });
    await wait(api);
    const answer = await create(api, { config: { ...GOOD_CONFIG, ...changes }, test_receipt: tested.data.receipt });
    expect(api.probes.length).toBe(2);
    expect(answer.status).toBe('instanceId' in changes ? 400 : 201);
  });

  it('does not count for a host that the operator closed meanwhile', async () => {
    const open = createSettingsTestApi({ urlPolicy: { allowSelfHosted: { hosts: ['otel.acme.example'] } } });
    const config = { ...GOOD_CONFIG, baseUrl: 'https://otel.acme.example' };
    const tested = await open.send<{ receipt: string }>('POST', 'destinations/test', { body: { config } });
    expect((await create(open, { config, test_receipt: tested.data.receipt })).status).toBe(201);
    const closed = createSettingsTestApi();
    const answer = await create(closed, { config, test_receipt: tested.data.receipt });
    expect(answer.error.metadata?.diagnosis?.code).toBe('endpoint.not_allowed');
  });

  it.each(['', 'r1.99999999999999.x', 'r1.99999999999999.00000000.AAAA', 'glc_nonsense'])(
    'is run where the receipt is made up: %j',
    async (receipt) => {
      const api = createSettingsTestApi();
      const answer = await create(api, { config: { ...GOOD_CONFIG, apiKey: BAD_KEY }, test_receipt: receipt });
      expect(reasonOf(answer)).toEqual([400, 'connection_test_failed']);
    },
  );

  it('is run where the receipt belongs to another owner', async () => {
    const api = createSettingsTestApi();
    const caller = { owner: 'workspace_2', actor: 'user_9', role: 'admin' as const, session: 'bearer' as const };
    const test = { body: { config: GOOD_CONFIG }, caller };
    const tested = await api.send<{ receipt: string }>('POST', 'destinations/test', test);
    await create(api, { test_receipt: tested.data.receipt });
    expect(api.probes.length).toBe(2);
  });
});

describe('names and limits', () => {
  it('refuses a name that is taken, before it tests', async () => {
    const api = createSettingsTestApi();
    await api.create();
    const answer = await create(api, { name: 'grafana cloud' });
    expect(reasonOf(answer)).toEqual([409, 'name_taken']);
    expect(answer.error.metadata?.issues).toEqual([expect.objectContaining({ path: 'name' })]);
    expect(api.probes.length).toBe(1);
  });

  it('refuses the sixth destination of a type', async () => {
    const api = createSettingsTestApi();
    for (let index = 1; index <= 5; index += 1) await api.create({ name: `Grafana ${index}` });
    expect(reasonOf(await create(api, { name: 'Grafana 6' }))).toEqual([409, 'limit_reached']);
  });
});

describe('masks', () => {
  it.each(['glc_...a1b2c3d4', '...a1b2c3d4', 'glc_eyJv•••••', 'glc_***', 'glc_eyJv…In0='])(
    'are never saved as a key: %s',
    async (apiKey) => {
      const answer = await create(createSettingsTestApi(), { config: { ...GOOD_CONFIG, apiKey } });
      expect(reasonOf(answer)).toEqual([400, 'invalid_request']);
      expect(answer.error.metadata?.issues).toEqual([
        expect.objectContaining({ path: 'config.apiKey', code: 'api_key.masked' }),
      ]);
    },
  );

  it.each([
    '...',
    '...a1b2c3d4',
    'glc_...',
    'glc_...a1b2c3d4',
    '"...a1b2c3d4"',
    " 'glc_...a1b2c3d4' ",
    '***',
    '[redacted]',
    '"[REDACTED]"',
    '[secret]',
  ])('are never saved as the value of a header: %s', async (value) => {
    const headers = { 'x-token': value };
    const answer = await create(createSettingsTestApi(), { config: { ...GOOD_CONFIG, headers } });
    expect(answer.error.metadata?.issues).toEqual([
      expect.objectContaining({ path: 'config.headers.x-token', code: 'headers.masked' }),
    ]);
  });

  it.each(['tenant...7', '[secret] of ours', 'a.b.c', '"quoted"'])(
    'are not seen in a value such as %s',
    async (value) => {
      const config = { ...GOOD_CONFIG, headers: { 'x-token': value } };
      expect((await create(createSettingsTestApi(), { config })).status).toBe(201);
    },
  );
});

describe('an Idempotency-Key', () => {
  const headers = { 'idempotency-key': 'draft-1' };

  it('makes a repeated create answer the same destination', async () => {
    const api = createSettingsTestApi();
    const first = await create(api, {}, headers);
    const second = await create(api, {}, headers);
    expect([second.status, second.data.id]).toEqual([201, first.data.id]);
    expect((await api.store.list('workspace_1')).length).toBe(1);
    expect(api.probes.length).toBe(1);
  });

  it('does so for requests at the same moment', async () => {
    const api = createSettingsTestApi();
    const answers = await Promise.all([create(api, {}, headers), create(api, {}, headers), create(api, {}, headers)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ data }) => data.id)).size).toBe(1);
  });

  it('makes one destination of different requests at the same moment, and refuses the others', async () => {
    const api = createSettingsTestApi();
    const names = ['First', 'Second', 'Third'];
    const answers = await Promise.all(names.map((name) => create(api, { name }, headers)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    expect((await api.store.list('workspace_1')).length).toBe(1);
  });

  it('may be tried again after a failure', async () => {
    const api = createSettingsTestApi();
    api.answerProbesWith(() => ({ kind: 'failure', code: 'timeout' }));
    expect((await create(api, {}, headers)).status).toBe(400);
    api.answerProbesWith(() => ({ kind: 'response', status: 200, header: () => undefined, body: '{}' }));
    expect((await create(api, {}, headers)).status).toBe(201);
  });

  it('is refused for another request, and for what was deleted', async () => {
    const api = createSettingsTestApi();
    const { data } = await create(api, {}, headers);
    expect(reasonOf(await create(api, { name: 'Other' }, headers))).toEqual([422, 'idempotency_key_reused']);
    const otherKey = { config: { ...GOOD_CONFIG, apiKey: OTHER_GOOD_KEY } };
    expect(reasonOf(await create(api, otherKey, headers))).toEqual([422, 'idempotency_key_reused']);
    await api.send('DELETE', `destinations/${data.id}`);
    expect(reasonOf(await create(api, {}, headers))).toEqual([409, 'idempotency_key_reused']);
  });

  it('is forgotten after 24 hours', async () => {
    const api = createSettingsTestApi();
    await create(api, {}, headers);
    await api.clock.advance(24 * 3_600_000);
    expect((await create(api, { name: 'Next day' }, headers)).status).toBe(201);
  });

  it('means nothing to another owner', async () => {
    const api = createSettingsTestApi();
    const first = await create(api, {}, headers);
    const caller = { owner: 'workspace_2', actor: 'user_9', role: 'admin' as const, session: 'bearer' as const };
    const other = await api.send('POST', 'destinations', { body: DRAFT, headers, caller });
    expect(other.status).toBe(201);
    expect(other.data.id).not.toBe(first.data.id);
  });

  it('has a form', async () => {
    const answer = await create(createSettingsTestApi(), {}, { 'idempotency-key': 'x'.repeat(256) });
    expect(reasonOf(answer)).toEqual([400, 'invalid_request']);
  });
});

describe('a body that does not fit', () => {
  const withHeader = (name: string) => ({
    ...DRAFT,
    config: { ...GOOD_CONFIG, headers: Object.fromEntries([[name, 'x']]) },
  });

  it.each<[string, unknown, string]>([
    ['an unknown field', { ...DRAFT, colour: 'red' }, 'colour'],
    ['an unknown field inside', { ...DRAFT, config: { ...GOOD_CONFIG, token: 'x' } }, 'config.token'],
    ['a field that only looks harmless', { ...DRAFT, constructor: {} }, 'constructor'],
    ['the header constructor', withHeader('constructor'), 'config.headers.constructor'],
    ['the header prototype', withHeader('prototype'), 'config.headers.prototype'],
    ['the header __proto__', withHeader('__proto__'), 'config.headers.__proto__'],
    ['a missing name', { type: 'grafana', config: GOOD_CONFIG }, 'name'],
    ['another type', { ...DRAFT, type: 'webhook' }, 'type'],
    ['a sampling rate of 0', { ...DRAFT, sampling_rate: 0 }, 'sampling_rate'],
    ['no key in the filter', { ...DRAFT, api_key_hashes: [] }, 'api_key_hashes'],
  ])('is refused by name: %s', async (_, body, path) => {
    const answer = await createSettingsTestApi().send('POST', 'destinations', { body });
    expect(reasonOf(answer)).toEqual([400, 'invalid_request']);
    expect(answer.error.metadata?.issues?.map((issue) => issue.path)).toEqual([path]);
    expect(answer.error.message).toContain(path);
  });
});
