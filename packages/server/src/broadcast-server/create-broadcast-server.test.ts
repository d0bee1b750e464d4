import type { DestinationWire, LogFields } from '@broadcast-kit/core';
import { createSettingsClient, fetchTransport, silentLogger } from '@broadcast-kit/core';
import { createFakeOtlpGateway, createTestClock, sampleGenerations } from '@broadcast-kit/core/testing';
import { describe, expect, it } from 'vitest';
import type { DestinationStore } from '../destination-store/destination-store.ts';
import { memoryDestinationStore } from '../destination-store/memory-destination-store.ts';
import type { DestinationUrlPolicy } from '../guarded-transport/destination-url-policy.ts';
import { createSecretBox } from '../secret-box/create-secret-box.ts';
import { createBroadcastServer } from './create-broadcast-server.ts';

const CREDENTIALS = { instanceId: '123456', apiKey: 'glc_eyJvIjoiOTk5IiwibiI6IndyaXRlciIsImsiOiJzZWNyZXQifQ==' };
const KEY = 'M3xkYyVZQn1Tn0cVnZ7hQ2rjv8cS4x0m9wQ5sW1pX2k=';
const OTHER_KEY = 'b6f1d9c2a7e84035916c8d2f7b3e5a4c0f9d8e7c6b5a493827160594837261ab';

interface SetUp {
  readonly store?: DestinationStore;
  readonly keys?: readonly string[];
  readonly urlPolicy?: DestinationUrlPolicy;
}

/** The whole backend, the client that the React kit uses, and a stand-in for Grafana Cloud. */
function setUp({ store = memoryDestinationStore(), keys = [KEY], urlPolicy = {} }: SetUp = {}) {
  const gateway = createFakeOtlpGateway(CREDENTIALS);
  const errors: (LogFields | undefined)[] = [];
  const server = createBroadcastServer({
    store,
    secrets: createSecretBox({ keys }),
    authorize: async () => ({ owner: 'workspace_1', actor: 'user_7', role: 'admin', session: 'cookie' }),
    transport: fetchTransport({ fetch: gateway.fetch }),
    urlPolicy,
    logger: { ...silentLogger, error: (_, fields) => void errors.push(fields) },
  });
  const client = createSettingsClient({
    baseUrl: 'https://gateway.example/api/v1',
    fetch: (input, init) => server.handler(new Request(input, init)),
  });
  const generations = sampleGenerations({ startMs: Date.now() }).map((generation) => ({
    ...generation,
    owner: 'workspace_1',
  }));
  const broadcastAll = async () => {
    const before = gateway.received().length;
    for (const generation of generations) server.broadcaster.record(generation);
    await server.broadcaster.flush({ timeoutMs: 5000 });
    return gateway.received().length - before;
  };
  const draft = {
    name: 'Grafana Cloud',
    config: { baseUrl: 'https://otlp-gateway-prod-us-west-0.grafana.net', ...CREDENTIALS },
  };
  return { gateway, server, client, broadcastAll, draft, errors, store };
}

async function valueFrom<T>(result: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.error));
  return settled.value;
}

describe('createBroadcastServer', () => {
  it('delivers what the gateway records to a destination that was made through the API', async () => {
    const { gateway, server, client, broadcastAll, draft } = setUp();
    await valueFrom(client.setBroadcast(true));
    await valueFrom(client.createDestination(draft));
    await broadcastAll();
    expect(gateway.traces().length).toBeGreaterThan(0);
    // The one request without a span is the connection test.
    expect(gateway.lint().map(({ code }) => code)).toEqual(['empty-envelope']);
    expect(server.broadcaster.stats().total).toMatchObject({ delivered: 7, pending: 0 });
    await server.close();
  });

  it('sends nothing while broadcast is off, and sends at once when it is switched on', async () => {
    const { server, client, broadcastAll, draft } = setUp();
    await valueFrom(client.createDestination(draft));
    expect(await broadcastAll()).toBe(0);
    await valueFrom(client.setBroadcast(true));
    expect(await broadcastAll()).toBeGreaterThan(0);
    await valueFrom(client.setBroadcast(false));
    expect(await broadcastAll()).toBe(0);
    await server.close();
  });

  it('follows each change of a destination from the next generation on', async () => {
    const { server, client, broadcastAll, draft } = setUp();
    await valueFrom(client.setBroadcast(true));
    const made = await valueFrom(client.createDestination(draft));
    const disabled = await valueFrom(client.updateDestination(made.id, { enabled: false }, { etag: made.etag }));
    expect(await broadcastAll()).toBe(0);
    const enabled = await valueFrom(client.updateDestination(made.id, { enabled: true }, { etag: disabled.etag }));
    expect(await broadcastAll()).toBeGreaterThan(0);
    await valueFrom(client.deleteDestination(made.id, { etag: enabled.etag }));
    expect(await broadcastAll()).toBe(0);
    await valueFrom(client.restoreDestination(made.id));
    expect(await broadcastAll()).toBeGreaterThan(0);
    await server.close();
  });

  it('gives the React kit the reason where a save fails', async () => {
    const { server, client, draft } = setUp();
    const refused = await client.createDestination({
      ...draft,
      config: { ...draft.config, apiKey: 'glc_revokedrevokedrevoked' },
    });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'connection_test_failed', status: 400, diagnosis: { code: 'auth.unauthorized' } },
    });
    const unfit = await client.createDestination({ ...draft, serviceName: '', valueLimitBytes: 1 });
    expect(unfit.ok ? [] : unfit.error.issues?.map(({ path }) => path)).toEqual(['serviceName', 'valueLimitBytes']);
    await server.close();
  });

  it('leaves a destination out whose key cannot be read any more, says so, and delivers to the others', async () => {
    const store = memoryDestinationStore();
    const before = setUp({ store });
    await valueFrom(before.client.setBroadcast(true));
    const lost = await valueFrom(before.client.createDestination(before.draft));
    const after = setUp({ store, keys: [OTHER_KEY] });
    await valueFrom(after.client.createDestination({ ...after.draft, name: 'Made after the key was lost' }));
    expect(await after.broadcastAll()).toBeGreaterThan(0);
    expect(after.errors).toContainEqual(expect.objectContaining({ owner: 'workspace_1', destination: lost.id }));
    const retest = await after.client.testDestination(lost.id);
    expect(retest).toMatchObject({ ok: false, error: { code: 'secret_required' } });
    await after.server.close();
  });

  it('delivers to no host that the policy has stopped to allow', async () => {
    const store = memoryDestinationStore();
    const urlPolicy = { allowSelfHosted: { hosts: ['otel.acme.example'] } };
    const before = setUp({ store, urlPolicy });
    await valueFrom(before.client.setBroadcast(true));
    const config = { ...before.draft.config, baseUrl: 'https://otel.acme.example/otlp' };
    const { id } = await valueFrom(before.client.createDestination({ ...before.draft, config }));
    expect(await before.broadcastAll()).toBeGreaterThan(0);
    const after = setUp({ store });
    expect(await after.broadcastAll()).toBe(0);
    expect(after.gateway.received()).toEqual([]);
    expect(after.server.broadcaster.stats().destinations[id]).toMatchObject({ delivered: 0, pending: 7 });
    await after.server.close({ timeoutMs: 0 });
  });

  it('sends a sample trace on demand, saved or not', async () => {
    const { gateway, server, client, draft } = setUp();
    const made = await valueFrom(client.createDestination(draft));
    const sent = await valueFrom(client.sendTrace(made.id));
    const tried = await valueFrom(client.sendDraftTrace(draft.config));
    const traceIds = gateway.traces().map(({ traceId }) => traceId);
    expect(new Set(traceIds)).toEqual(new Set([sent.traceId, tried.traceId]));
    expect(sent).toMatchObject({ ok: true, traceId: expect.stringMatching(/^[0-9a-f]{32}$/) });
    await server.close();
  });

  it('shows how deliveries go', async () => {
    const { server, client, broadcastAll, draft } = setUp();
    await valueFrom(client.setBroadcast(true));
    const { id } = await valueFrom(client.createDestination(draft));
    expect(await valueFrom(client.getDestinationStatus(id))).toMatchObject({ lastDeliveredAt: null, counters: null });
    await broadcastAll();
    const status = await valueFrom(client.getDestinationStatus(id));
    expect(status).toMatchObject({
      health: { state: 'healthy' },
      lastAttempt: { outcome: 'delivered', attempt: 1, reason: null },
      counters: { offered: 7, delivered: 7, pending: 0 },
    });
    expect(status.lastDeliveredAt).toBe(status.lastAttempt?.at);
    const log = await client.listDeliveryAttempts?.(id);
    expect(log).toMatchObject({ ok: true, value: [{ at: status.lastDeliveredAt, outcome: 'delivered', records: 7 }] });
    const [listed] = await valueFrom(client.listDestinations());
    expect(listed?.health).toEqual(status.health);
    await server.close();
  });

  it('purges deleted destinations after 30 days', async () => {
    const clock = createTestClock();
    const store = memoryDestinationStore();
    const gateway = createFakeOtlpGateway(CREDENTIALS);
    const { handler, close } = createBroadcastServer({
      store,
      secrets: createSecretBox({ keys: [KEY] }),
      authorize: () => ({ owner: 'workspace_1', actor: 'script', role: 'admin', session: 'bearer' }),
      transport: fetchTransport({ fetch: gateway.fetch }),
      clock,
    });
    const send = async (method: string, path: string, body?: unknown) => {
      const init =
        body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      const response = await handler(
        new Request(`https://gateway.example/api/v1/observability/${path}`, { method, ...init }),
      );
      return ((await response.json()) as { data: DestinationWire }).data;
    };
    const { id } = await send('POST', 'destinations', { type: 'grafana', name: 'Grafana Cloud', config: CREDENTIALS });
    await send('DELETE', `destinations/${id}`);
    await clock.advance(29 * 24 * 3_600_000);
    expect((await store.listDeleted('workspace_1')).length).toBe(1);
    await clock.advance(2 * 24 * 3_600_000);
    expect(await store.find('workspace_1', id)).toBeUndefined();
    await close();
    expect(clock.pending()).toBe(0);
  });
});
