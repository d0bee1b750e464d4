import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBroadcaster, type DestinationInput, fetchTransport } from '@broadcast-kit/core';
import { createFakeOtlpGateway, sampleGenerations } from '@broadcast-kit/core/testing';
import { afterAll, expect, it } from 'vitest';
import { lmdbDeliveryQueue } from '../delivery-queue/lmdb-delivery-queue.ts';

const path = mkdtempSync(join(tmpdir(), 'broadcast-kit-durable-'));
afterAll(() => rmSync(path, { recursive: true, force: true }));

const credentials = { instanceId: '123456', apiKey: 'glc_eyJvIjoiOTk5IiwibiI6IndyaXRlciIsImsiOiJzZWNyZXQifQ==' };
const destination: DestinationInput = {
  id: 'd1',
  name: 'Grafana Cloud',
  config: { baseUrl: 'https://otlp-gateway-prod-us-west-0.grafana.net', ...credentials },
};

it('delivers after a restart what an outage held up, and its books go on', async () => {
  const gateway = createFakeOtlpGateway(credentials);
  const start = () =>
    createBroadcaster({
      destinations: [destination],
      queue: lmdbDeliveryQueue({ path }),
      transport: fetchTransport({ fetch: gateway.fetch }),
    });
  gateway.failWith({ kind: 'status', status: 503 });
  const before = start();
  const generations = sampleGenerations({ startMs: Date.now() });
  const handles = generations.map((generation) => before.record(generation));
  const flushed = before.flush({ timeoutMs: 100 });
  const accepted = await Promise.all(handles.map((handle) => handle.accepted));
  expect(accepted.every(({ destinations }) => destinations === 1)).toBe(true);
  await flushed;
  const records = generations.length;
  expect(await before.shutdown({ timeoutMs: 0 })).toEqual({ delivered: 0, persisted: records, dropped: 0 });
  expect(await before.shutdown()).toMatchObject({ persisted: records });

  gateway.failWith(undefined);
  const after = start();
  expect(await after.flush({ timeoutMs: 20_000 })).toEqual({ pending: 0 });
  expect(after.stats().total).toMatchObject({
    offered: records,
    accepted: records,
    delivered: records,
    pending: 0,
    dropped: {},
  });
  expect(gateway.traces().length).toBeGreaterThan(0);
  await after.shutdown();
}, 30_000);
