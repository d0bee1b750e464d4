import { describe, expect, it } from 'vitest';
import type { Generation } from '../generation/generation.ts';
import type { TransportRequest, TransportResult } from '../otlp/transport.ts';
import type { Clock } from '../runtime/clock.ts';
import { createTestClock } from '../testing/create-test-clock.ts';
import { sampleDestination, sampleDestinationInput } from './__fixtures__/sample-destination.ts';
import type { BroadcasterOptions } from './broadcaster-options.ts';
import { createBroadcaster } from './create-broadcaster.ts';
import { memoryDeliveryQueue } from './memory-delivery-queue.ts';

let counter = 0;
function generation(over: Partial<Generation> = {}): Generation {
  counter += 1;
  const request = { model: 'openai/gpt-4o', messages: [{ role: 'user', content: 'a secret prompt' }] };
  return { id: `gen-${counter}`, startedAtMs: 1_769_028_175_000, endedAtMs: 1_769_028_176_000, request, ...over };
}

const answer = (status: number, headers: Record<string, string> = {}): TransportResult => ({
  kind: 'response',
  status,
  header: (name) => headers[name],
  body: '{}',
});

function setUp(
  respond: (body: string, index: number, request: TransportRequest) => TransportResult | Promise<TransportResult>,
  options: Partial<BroadcasterOptions> = {},
) {
  const clock = createTestClock({ nowMs: 1_769_028_176_000 });
  const bodies: string[] = [];
  const broadcaster = createBroadcaster({
    destinations: [sampleDestinationInput],
    clock,
    random: () => 0.5,
    gzip: async () => undefined,
    async transport(request) {
      const body = new TextDecoder().decode(request.body);
      bodies.push(body);
      return respond(body, bodies.length - 1, request);
    },
    ...options,
  });
  return { broadcaster, clock, bodies };
}

describe('changed settings', () => {
  it('count after at most 10 s, also where nobody told this instance and no traffic came meanwhile', async () => {
    let privacyMode = false;
    const { broadcaster, clock, bodies } = setUp(() => answer(200), {
      destinations: { list: async () => [{ ...sampleDestination, privacyMode }] },
    });
    broadcaster.record(generation({ owner: 'team' }));
    await clock.advance(2_000);
    expect(bodies[0]).toContain('a secret prompt');
    privacyMode = true;
    await clock.advance(3_600_000);
    broadcaster.record(generation({ owner: 'team' }));
    await clock.advance(2_000);
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).not.toContain('a secret prompt');
  });
});

describe('destinations in code', () => {
  it('that name no owner get the generations of every owner', async () => {
    const { broadcaster, clock, bodies } = setUp(() => answer(200));
    broadcaster.record(generation({ owner: 'whoever' }));
    await clock.advance(2_000);
    expect(bodies).toHaveLength(1);
  });

  it('work with options that are there but undefined', async () => {
    const { broadcaster, clock, bodies } = setUp(() => answer(200), {
      delivery: { perDestination: undefined } as unknown as BroadcasterOptions['delivery'],
    });
    broadcaster.record(generation());
    await clock.advance(2_000);
    expect(bodies).toHaveLength(1);
  });
});

describe('waiting', () => {
  it('for Retry-After is not cut short by another request that went through', async () => {
    const finish: ((result: TransportResult) => void)[] = [];
    const { broadcaster, clock, bodies } = setUp(() => new Promise((resolve) => finish.push(resolve)), {
      batch: { maxRecords: 1 },
    });
    broadcaster.record(generation());
    await clock.advance(0);
    finish[0]?.(answer(200));
    await clock.advance(0);
    broadcaster.record(generation());
    broadcaster.record(generation());
    await clock.advance(0);
    expect(bodies).toHaveLength(3);
    finish[1]?.(answer(429, { 'retry-after': '30' }));
    await clock.advance(50);
    finish[2]?.(answer(200));
    await clock.advance(29_000);
    expect(bodies).toHaveLength(3);
    await clock.advance(5_000);
    expect(bodies).toHaveLength(4);
  });

  it('ends by itself, also where the time comes between two looks at the clock', async () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const inner = createTestClock({ nowMs: 1_769_028_176_000 });
      let looks = 0;
      // Timers that fire a fraction early, as the platform's do, and a clock that goes on between two looks.
      const clock: Clock = {
        now: inner.now,
        monotonic() {
          looks += 1;
          return inner.monotonic() + looks * 0.07;
        },
        schedule: (callback, delayMs) => inner.schedule(callback, Math.floor(delayMs)),
      };
      const { broadcaster } = setUp((_, index) => answer(index < 3 ? 503 : 200), {
        clock,
        random: () => (seed + 0.5) / 40.3,
      });
      broadcaster.record(generation());
      await inner.advance(60_000);
      expect(broadcaster.stats().total).toMatchObject({ delivered: 1, pending: 0 });
    }
  });
});

describe('a queue that fails', () => {
  it('to hand something out is asked again, and nothing is lost', async () => {
    const queue = memoryDeliveryQueue();
    let failures = 3;
    const { broadcaster, clock } = setUp(() => answer(200), {
      queue: {
        ...queue,
        async take(request) {
          failures -= 1;
          if (failures >= 0) throw new Error('disk trouble');
          return queue.take(request);
        },
      },
    });
    broadcaster.record(generation());
    await clock.advance(60_000);
    expect(broadcaster.stats().total).toMatchObject({ delivered: 1, pending: 0 });
  });

  it('to book a delivery is given it again, and counts it once', async () => {
    const queue = memoryDeliveryQueue();
    let failures = 2;
    const { broadcaster, clock } = setUp(() => answer(200), {
      queue: {
        ...queue,
        async settle(delivery, settlement) {
          failures -= 1;
          if (failures >= 0) throw new Error('disk trouble');
          return queue.settle(delivery, settlement);
        },
      },
    });
    broadcaster.record(generation());
    await clock.advance(60_000);
    expect(broadcaster.stats().total).toMatchObject({ delivered: 1, pending: 0 });
  });

  it('to store a batch refuses its records, and says so', async () => {
    const put = () => Promise.reject(new Error('disk full'));
    const { broadcaster, clock } = setUp(() => answer(200), { queue: { ...memoryDeliveryQueue(), put } });
    const handle = broadcaster.record(generation());
    await clock.advance(2_000);
    expect(await handle.accepted).toEqual({ destinations: 0, refused: 1 });
    expect(broadcaster.stats().total).toMatchObject({ offered: 1, accepted: 0, refused: { queue_failed: 1 } });
  });
});

it('sends the root of a trace again when the batch that held it was lost', async () => {
  const trace = { trace_id: 'shared', trace_name: 'Pipeline' };
  const { broadcaster, clock, bodies } = setUp((_, index) => answer(index === 0 ? 400 : 200));
  broadcaster.record(generation({ trace }));
  await clock.advance(2_000);
  broadcaster.record(generation({ trace }));
  await clock.advance(2_000);
  expect(broadcaster.stats().total).toMatchObject({ delivered: 1, dropped: { rejected: 1 } });
  expect(bodies[1]).toContain('"name":"Pipeline"');
});

describe('destinations that cannot be read', () => {
  const hanging = { list: () => new Promise<never>(() => {}) };

  it('leave records that flush reports and shutdown refuses, all of them counted', async () => {
    const { broadcaster, clock } = setUp(() => answer(200), { destinations: hanging });
    const handle = broadcaster.record(generation({ owner: 'team' }));
    const flushed = broadcaster.flush({ timeoutMs: 1_000 });
    await clock.advance(1_000);
    expect(await flushed).toEqual({ pending: 1 });
    const report = broadcaster.shutdown({ timeoutMs: 1_000 });
    await clock.advance(1_200);
    expect(await report).toEqual({ delivered: 0, persisted: 0, dropped: 0 });
    expect(await handle.accepted).toEqual({ destinations: 0, refused: 1 });
    expect(broadcaster.stats().total).toMatchObject({ offered: 1, refused: { shut_down: 1 }, pending: 0 });
  });
});

describe('flush', () => {
  it('waits for what was recorded before it, not for what comes after', async () => {
    const { broadcaster, clock } = setUp(() => answer(200));
    broadcaster.record(generation());
    let isFlushed = false;
    void broadcaster.flush({ timeoutMs: 60_000 }).then(() => {
      isFlushed = true;
    });
    for (let second = 0; second < 5; second += 1) {
      broadcaster.record(generation());
      await clock.advance(100);
    }
    expect(isFlushed).toBe(true);
  });

  it('returns at once after a shutdown, and one that is under way ends with it', async () => {
    const { broadcaster, clock } = setUp(() => new Promise(() => {}));
    broadcaster.record(generation());
    const underWay = broadcaster.flush({ timeoutMs: 60_000 });
    const report = broadcaster.shutdown({ timeoutMs: 500 });
    await clock.advance(700);
    expect(await report).toMatchObject({ dropped: 1 });
    expect(await underWay).toEqual({ pending: 0 });
    expect(await broadcaster.flush({ timeoutMs: 60_000 })).toEqual({ pending: 0 });
  });
});

describe('a full house', () => {
  const delivery = (destinationId: string, bytes: number) => ({
    id: crypto.randomUUID(),
    owner: 'team',
    destinationId,
    body: new Uint8Array(bytes),
    encoding: 'identity' as const,
    entryBytes: [bytes],
    createdAtMs: 0,
    attempts: 0,
  });

  it('is paid for by the destination that fills it most, not by a healthy neighbour', async () => {
    const queue = memoryDeliveryQueue({ maxBytes: 100, maxBytesPerDestination: 80 });
    for (let index = 0; index < 4; index += 1) await queue.put(delivery('dead', 20));
    await queue.put(delivery('healthy', 15));
    const { stored, evicted } = await queue.put(delivery('healthy', 15));
    expect(stored).toBe(true);
    expect(evicted.map(({ destinationId }) => destinationId)).toEqual(['dead']);
  });

  it('refuses the new one where the older ones are to be kept', async () => {
    const queue = memoryDeliveryQueue({ maxBytes: 100, overflow: 'drop_newest' });
    await queue.put(delivery('a', 90));
    expect(await queue.put(delivery('b', 20))).toEqual({ stored: false, evicted: [] });
    expect(queue.accounts().total).toMatchObject({ accepted: 1, pending: 1 });
  });
});

it('compresses the batches of many destinations a few at a time: each takes memory of its own meanwhile', async () => {
  let underWay = 0;
  let most = 0;
  const { broadcaster, bodies } = setUp(() => answer(200), {
    destinations: Array.from({ length: 60 }, (_, index) => ({ ...sampleDestinationInput, id: `destination-${index}` })),
    async gzip(bytes) {
      underWay += 1;
      most = Math.max(most, underWay);
      await Promise.resolve();
      underWay -= 1;
      return bytes.slice();
    },
  });
  broadcaster.record(generation());
  expect(await broadcaster.flush()).toEqual({ pending: 0 });
  expect({ delivered: bodies.length, most }).toEqual({ delivered: 60, most: 8 });
});

it('gives each of many destinations with settings of their own all of a long content', async () => {
  const { broadcaster, bodies } = setUp(() => answer(200), {
    destinations: Array.from({ length: 100 }, (_, index) => ({
      ...sampleDestinationInput,
      id: `destination-${index}`,
      serviceName: `gateway-${index}`,
      valueLimitBytes: 65_536,
    })),
  });
  const messages = Array.from({ length: 8 }, () => ({ role: 'user', content: 'said "yes"\n'.repeat(600) }));
  broadcaster.record(generation({ request: { model: 'openai/gpt-4o', messages } }));
  await broadcaster.flush();
  expect(bodies.filter((body) => body.includes('gen_ai.input.messages'))).toHaveLength(100);
});

it('counts what is being compressed when it shuts down, also where that never ends', async () => {
  const { broadcaster, clock } = setUp(() => answer(200), {
    destinations: Array.from({ length: 20 }, (_, index) => ({ ...sampleDestinationInput, id: `destination-${index}` })),
    gzip: () => new Promise(() => {}),
  });
  const { accepted } = broadcaster.record(generation());
  const report = broadcaster.shutdown({ timeoutMs: 1_000 });
  await clock.advance(5_000);
  await report;
  expect(await accepted).toEqual({ destinations: 0, refused: 20 });
  expect(broadcaster.stats().total).toMatchObject({ accepted: 0, refused: { shut_down: 20 } });
});

it('compresses a full batch after the call that filled it, not within', async () => {
  let compressed = 0;
  const { broadcaster, bodies } = setUp(() => answer(200), {
    batch: { maxRecords: 2 },
    async gzip() {
      compressed += 1;
      return undefined;
    },
  });
  // From then on the destinations are known, and a record joins its batch at once.
  broadcaster.record(generation());
  await broadcaster.flush();
  broadcaster.record(generation());
  broadcaster.record(generation());
  expect(compressed).toBe(1);
  expect(await broadcaster.flush()).toEqual({ pending: 0 });
  expect({ compressed, delivered: bodies.length }).toEqual({ compressed: 2, delivered: 2 });
});
