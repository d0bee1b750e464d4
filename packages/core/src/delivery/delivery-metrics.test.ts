import { expect, it } from 'vitest';
import { createTestClock } from '../testing/create-test-clock.ts';
import { sampleDestinationInput } from './__fixtures__/sample-destination.ts';
import { createBroadcaster } from './create-broadcaster.ts';
import type { MeterLike } from './delivery-metrics.ts';

/** A meter that hands out what was measured, as `name{attributes}`. */
function recordingMeter() {
  const callbacks: (() => void)[] = [];
  const values = new Map<string, number>();
  const keyOf = (name: string, attributes: Record<string, string> = {}) =>
    `${name}{${Object.entries(attributes).join(' ')}}`;
  const observable = (name: string) => ({
    addCallback(callback: Parameters<ReturnType<MeterLike['createObservableCounter']>['addCallback']>[0]) {
      callbacks.push(() =>
        callback({ observe: (value, attributes) => void values.set(keyOf(name, attributes), value) }),
      );
    },
  });
  const meter: MeterLike = {
    createObservableCounter: observable,
    createObservableUpDownCounter: observable,
    createHistogram: (name) => ({ record: (value, attributes) => void values.set(keyOf(name, attributes), value) }),
  };
  return {
    meter,
    collect() {
      for (const callback of callbacks) callback();
      return Object.fromEntries(values);
    },
  };
}

it('shows the same figures as stats(), and how long each request took', async () => {
  const clock = createTestClock();
  const { meter, collect } = recordingMeter();
  let status = 503;
  const broadcaster = createBroadcaster({
    destinations: [sampleDestinationInput],
    clock,
    meter,
    random: () => 0.5,
    gzip: async () => undefined,
    async transport() {
      await new Promise<void>((resolve) => clock.schedule(resolve, 250));
      return { kind: 'response', status, header: () => undefined, body: '{}' };
    },
  });
  const record = (id: string, startedAtMs = 1_769_028_175_000) =>
    broadcaster.record({ id, startedAtMs, endedAtMs: 1_769_028_176_000, request: { model: 'openai/gpt-4o' } });
  record('gen-1');
  record('gen-2', Number.NaN);
  await clock.advance(2_000);
  expect(collect()).toMatchObject({
    'broadcast_kit.records.accepted{}': 1,
    'broadcast_kit.records.pending{}': 1,
    'broadcast_kit.records.refused{broadcast_kit.reason,invalid}': 1,
    'broadcast_kit.queue.degraded{}': 0,
    'broadcast_kit.delivery.request.duration{broadcast_kit.outcome,retry error.type,unavailable}': 0.25,
  });
  status = 200;
  await clock.advance(60_000);
  expect(collect()).toMatchObject({
    'broadcast_kit.records.delivered{}': 1,
    'broadcast_kit.records.pending{}': 0,
    'broadcast_kit.delivery.request.duration{broadcast_kit.outcome,delivered}': 0.25,
  });
});
