import { describe, expect, it } from 'vitest';
import type { Fetch } from '../runtime/fetch.ts';
import { createSettingsClient } from './create-settings-client.ts';
import type { DestinationWire } from './destination-wire.ts';

const WIRE: DestinationWire = {
  id: 'd1',
  type: 'grafana',
  name: 'Grafana Cloud',
  enabled: true,
  privacy_mode: false,
  sampling_rate: 0.5,
  api_key_hashes: null,
  filter_rules: null,
  regions: ['global'],
  broadcast_generation_cost: false,
  broadcast_generation_identity: false,
  broadcast_generation_request_context: false,
  created_at: '2026-01-21T20:42:56.000Z',
  updated_at: '2026-01-21T20:42:57.000Z',
  workspace_id: 'workspace_1',
  config: {
    apiKey: 'glc_...a1b2c3d4',
    instanceId: '123456',
    baseUrl: 'https://otlp-gateway-prod-us-west-0.grafana.net/otlp',
  },
  broadcast_kit: {
    service_name: 'openrouter',
    value_limit_bytes: 2048,
    grafana_url: null,
    agent_observability: false,
    health: { state: 'healthy', checked_at: '2026-01-21T20:42:56.000Z', duration_ms: 120 },
    etag: '"1"',
  },
};

/** A client whose server gives one answer, and the requests that it got. */
function clientThatGets(answer: () => Response | Promise<Response>) {
  const requests: Request[] = [];
  const fetch: Fetch = async (input, init) => {
    requests.push(new Request(input, init));
    return answer();
  };
  const client = createSettingsClient({ baseUrl: 'https://gateway.example/api/v1/', fetch });
  const bodyOf = async (index: number) => JSON.parse((await requests[index]?.clone().text()) ?? 'null');
  return { client, requests, bodyOf };
}

const problem = (status: number, metadata?: unknown, headers: Record<string, string> = {}) =>
  Response.json({ error: { code: status, message: 'What happened and what to do.', metadata } }, { status, headers });

describe('requests', () => {
  it('go to the reference paths, with the header that forms of other sites cannot send', async () => {
    const { client, requests } = clientThatGets(() => Response.json({ data: WIRE }));
    await client.getBroadcast();
    await client.updateDestination('a/b', { name: 'New' }, { etag: '"1"' });
    expect(requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
      'GET /api/v1/observability/broadcast',
      'PATCH /api/v1/observability/destinations/a%2Fb',
    ]);
    expect(requests[1]?.headers.get('if-match')).toBe('"1"');
    for (const { headers } of requests) expect(headers.get('x-broadcast-kit')).toBe('1');
  });

  it('hold only what is given, in the names of the wire', async () => {
    const { client, requests, bodyOf } = clientThatGets(() => Response.json({ data: WIRE }));
    await client.createDestination(
      { name: 'Grafana', samplingRate: 0.5, config: { apiKey: 'k' }, grafanaUrl: null, testReceipt: 'r' },
      { idempotencyKey: 'draft-1' },
    );
    await client.updateDestination('d1', { filterRules: null });
    expect(await bodyOf(0)).toEqual({
      type: 'grafana',
      name: 'Grafana',
      sampling_rate: 0.5,
      config: { apiKey: 'k' },
      broadcast_kit: { grafana_url: null },
      test_receipt: 'r',
    });
    expect(requests[0]?.headers.get('idempotency-key')).toBe('draft-1');
    expect(await bodyOf(1)).toEqual({ filter_rules: null });
  });
});

describe('answers', () => {
  it('are read into the shape of the React kit', async () => {
    const { client } = clientThatGets(() => Response.json({ data: [WIRE], total_count: 1 }));
    const listed = await client.listDestinations();
    expect(listed.ok && listed.value[0]).toMatchObject({
      id: 'd1',
      samplingRate: 0.5,
      serviceName: 'openrouter',
      health: { state: 'healthy', checkedAt: '2026-01-21T20:42:56.000Z', durationMs: 120 },
      etag: '"1"',
    });
  });

  it('that refuse carry the stable code, the fields by the names of drafts, and the time to wait', async () => {
    const issues = [
      { path: 'broadcast_kit.service_name', code: 'x', message: 'm' },
      { path: 'sampling_rate', code: 'x', message: 'm' },
      { path: 'config.baseUrl', code: 'x', message: 'm' },
    ];
    const metadata = { reason: 'invalid_request', issues, request_id: 'r1' };
    const { client } = clientThatGets(() => problem(400, metadata, { 'retry-after': '7' }));
    const refused = await client.createDestination({ name: '', config: {} });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'invalid_request', status: 400, requestId: 'r1', retryAfterSeconds: 7 },
    });
    expect(refused.ok ? [] : refused.error.issues?.map(({ path }) => path)).toEqual([
      'serviceName',
      'samplingRate',
      'config.baseUrl',
    ]);
  });

  it('that report a conflict show the destination as it is now', async () => {
    const { client } = clientThatGets(() => problem(412, { reason: 'version_conflict', current: WIRE }));
    const refused = await client.updateDestination('d1', { name: 'x' }, { etag: '"0"' });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'version_conflict', current: { id: 'd1', etag: '"1"' } },
    });
  });

  it.each([
    [400, 'invalid_request'],
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [404, 'not_found'],
    [409, 'name_taken'],
    [412, 'version_conflict'],
    [413, 'invalid_request'],
    [428, 'invalid_request'],
    [429, 'rate_limited'],
    [500, 'server_error'],
    [502, 'server_error'],
  ])('with status %s and an unknown reason mean %s', async (status, code) => {
    const { client } = clientThatGets(() => problem(status, { reason: 'something_new' }));
    expect(await client.getBroadcast()).toMatchObject({ ok: false, error: { code, status } });
  });
});

describe('no answer', () => {
  it('is a value, never a rejection', async () => {
    const { client } = clientThatGets(() => Promise.reject(new TypeError('fetch failed')));
    expect(await client.listDestinations()).toMatchObject({ ok: false, error: { code: 'network_error' } });
  });

  it('of the API, but a page of something else, is told apart from being offline', async () => {
    const { client } = clientThatGets(() => new Response('<html>login</html>'));
    expect(await client.listDestinations()).toMatchObject({ ok: false, error: { code: 'server_error' } });
  });

  it('after the caller left is a cancellation', async () => {
    const controller = new AbortController();
    const { client } = clientThatGets(() => {
      controller.abort();
      throw controller.signal.reason;
    });
    const outcome = await client.testDraft({ apiKey: 'k' }, { signal: controller.signal });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'aborted' } });
  });
});

describe('sample traces and status', () => {
  it('go to their own paths', async () => {
    const sent = { ok: true, trace_id: '5b8efff798038103d269b633813fc60c', duration_ms: 212 };
    const { client, requests, bodyOf } = clientThatGets(() => Response.json({ data: sent }));
    const value = { ok: true, traceId: '5b8efff798038103d269b633813fc60c', durationMs: 212 };
    expect(await client.sendTrace('a/b')).toEqual({ ok: true, value });
    expect(await client.sendDraftTrace({ instanceId: '123456' })).toEqual({ ok: true, value });
    expect(requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
      'POST /api/v1/observability/destinations/a%2Fb/send-trace',
      'POST /api/v1/observability/destinations/send-trace',
    ]);
    expect(await bodyOf(1)).toEqual({ config: { instanceId: '123456' } });
  });

  it('bring the reason where a trace could not be sent', async () => {
    const diagnosis = { code: 'config.invalid', summary: 'One of the values cannot work.', remedy: '', steps: [] };
    const failed = { ok: false, trace_id: null, duration_ms: 0, diagnosis };
    const { client } = clientThatGets(() => Response.json({ data: failed }));
    expect(await client.sendTrace('d1')).toEqual({
      ok: true,
      value: { ok: false, traceId: null, durationMs: 0, diagnosis },
    });
  });

  it('tell how deliveries go', async () => {
    const counters = { offered: 1, accepted: 1, delivered: 1, pending: 0, refused: {}, dropped: {}, skipped: {} };
    const at = '2026-01-21T20:42:57.000Z';
    const last = { at, outcome: 'delivered', records: 1, attempt: 1, reason: null };
    const health = { state: 'healthy', checked_at: at, duration_ms: null };
    const diagnosis = { code: 'auth.unauthorized', summary: 'Refused.', remedy: '', steps: [] };
    const off = { at, diagnosis };
    const { client, requests } = clientThatGets(() =>
      Response.json({ data: { health, last_delivered_at: at, last_attempt: last, counters, auto_disabled: off } }),
    );
    expect(await client.getDestinationStatus('d1')).toEqual({
      ok: true,
      value: {
        health: { state: 'healthy', checkedAt: at, durationMs: null },
        lastDeliveredAt: at,
        lastAttempt: last,
        counters,
        autoDisabled: off,
      },
    });
    expect(requests[0]?.method).toBe('GET');
  });
});

describe('the log of deliveries', () => {
  it('is read newest first, as the API tells it', async () => {
    const attempt = { at: '2026-01-21T20:42:56.000Z', records: 3, attempt: 1, reason: null } as const;
    const data = [
      { ...attempt, outcome: 'partial', duration_ms: 120, rejected_spans: 2 },
      { ...attempt, outcome: 'retry', reason: 'unavailable', duration_ms: null, rejected_spans: null },
    ];
    const { client, requests } = clientThatGets(() => Response.json({ data }));
    expect(await client.listDeliveryAttempts?.('d/1')).toEqual({
      ok: true,
      value: [
        { ...attempt, outcome: 'partial', durationMs: 120, rejectedSpans: 2 },
        { ...attempt, outcome: 'retry', reason: 'unavailable', durationMs: null, rejectedSpans: null },
      ],
    });
    expect(new URL(requests[0]?.url ?? '').pathname).toBe('/api/v1/observability/destinations/d%2F1/attempts');
  });
});

describe('API keys to choose from', () => {
  const hash = 'a'.repeat(64);

  it('are named as the host names them', async () => {
    const keys = [
      { hash, name: 'Production', label: 'sk-...a1b' },
      { hash: 'b'.repeat(64), name: 'Old', label: null },
    ];
    const { client, requests } = clientThatGets(() => Response.json({ data: { available: true, keys } }));
    expect(await client.listApiKeys?.()).toEqual({
      ok: true,
      value: { available: true, keys: [keys[0], { hash: 'b'.repeat(64), name: 'Old' }] },
    });
    expect(new URL(requests[0]?.url ?? '').pathname).toBe('/api/v1/observability/api-keys');
  });

  it.each([
    ['a host that offers none', () => Response.json({ data: { available: false } })],
    ['a server without this path', () => problem(404, { reason: 'not_found' })],
  ])('are not available from %s', async (_, answer) => {
    const { client } = clientThatGets(answer);
    expect(await client.listApiKeys?.()).toEqual({ ok: true, value: { available: false } });
  });
});
