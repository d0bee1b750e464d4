import { describe, expect, it } from 'vitest';
import type { Generation } from '../generation/generation.ts';
import type { TransportResult } from '../otlp/transport.ts';
import { createTestClock, type TestClock } from '../testing/create-test-clock.ts';
import { sampleDestination } from './__fixtures__/sample-destination.ts';
import { createBroadcaster } from './create-broadcaster.ts';

const START_MS = 1_769_028_176_000;
const TAKEN: TransportResult = { kind: 'response', status: 200, header: () => undefined, body: '{}' };

const generation = (id: string, owner: string): Generation => {
  const times = { startedAtMs: START_MS - 1_000, endedAtMs: START_MS };
  return { id, owner, ...times, request: { model: 'openai/gpt-4o' } };
};

const wait = (clock: TestClock, ms: number) => new Promise<void>((resolve) => void clock.schedule(resolve, ms));

/** A broadcaster with one destination per owner, told apart by the Instance ID, whose requests are counted. */
function setUp(owners: number) {
  const clock = createTestClock({ nowMs: START_MS });
  const ownerAt = (index: number) => `owner-${index}`;
  const underWay = new Map<string, number>();
  const seen = { most: 0, mostToOne: 0 };
  const world = { answer: (): Promise<TransportResult> => Promise.resolve(TAKEN) };
  const broadcaster = createBroadcaster({
    clock,
    random: () => 0.5,
    gzip: async () => undefined,
    batch: { maxRecords: 1 },
    delivery: { timeoutMs: 10_000 },
    destinations: Array.from({ length: owners }, (_, index) => ({
      ...sampleDestination,
      id: `d${index}`,
      owner: ownerAt(index),
      config: { ...sampleDestination.config, instanceId: String(1_000 + index) },
    })),
    async transport({ headers }) {
      const user = headers.authorization ?? '';
      const toOne = (underWay.get(user) ?? 0) + 1;
      underWay.set(user, toOne);
      const all = [...underWay.values()].reduce((sum, count) => sum + count, 0);
      seen.most = Math.max(seen.most, all);
      seen.mostToOne = Math.max(seen.mostToOne, toOne);
      const result = await world.answer();
      underWay.set(user, (underWay.get(user) ?? 0) - 1);
      return result;
    },
  });
  const recordForAll = (prefix: string) => {
    for (let index = 0; index < owners; index += 1) {
      const owner = ownerAt(index);
      broadcaster.record(generation(`${prefix}-${index}`, owner));
    }
  };
  return { broadcaster, clock, world, seen, recordForAll };
}

describe('requests on their way', () => {
  it('are 256 at most in all, of which destinations that never worked get half', async () => {
    const { broadcaster, clock, world, seen, recordForAll } = setUp(300);
    world.answer = () => wait(clock, 10_000).then(() => ({ kind: 'failure', code: 'timeout' }));
    recordForAll('before');
    await clock.advance(5_000);
    expect(seen.most).toBe(128);
    world.answer = () => Promise.resolve(TAKEN);
    await clock.advance(3_600_000);
    expect(broadcaster.stats().total).toMatchObject({ delivered: 300, pending: 0 });

    seen.most = 0;
    world.answer = () => wait(clock, 9_000).then(() => TAKEN);
    recordForAll('after');
    await clock.advance(5_000);
    expect(seen.most).toBe(256);
    await clock.advance(60_000);
    expect(broadcaster.stats().total).toMatchObject({ delivered: 600, pending: 0, dropped: {} });
    expect(seen.most).toBe(256);
  });

  it('are one to a new destination, four to one that works, and 16 where it keeps up', async () => {
    const { broadcaster, clock, world, seen, recordForAll } = setUp(1);
    world.answer = () => wait(clock, 100).then(() => TAKEN);
    for (let index = 0; index < 3; index += 1) recordForAll(`first-${index}`);
    await clock.advance(99);
    expect(seen.mostToOne).toBe(1);
    for (let index = 0; index < 8; index += 1) recordForAll(`then-${index}`);
    await clock.advance(50);
    expect(seen.mostToOne).toBe(4);
    for (let index = 0; index < 400; index += 1) recordForAll(`load-${index}`);
    await clock.advance(60_000);
    expect(seen.mostToOne).toBe(16);
    expect(broadcaster.stats().total).toMatchObject({ delivered: 411, pending: 0 });
  });
});
