import { describe, expect, it } from 'vitest';
import type { Destination } from '../destination/destination.ts';
import type { Generation } from '../generation/generation.ts';
import type { TransportResult } from '../otlp/transport.ts';
import { createTestClock } from '../testing/create-test-clock.ts';
import { sampleDestination } from './__fixtures__/sample-destination.ts';
import type { BroadcasterOptions } from './broadcaster-options.ts';
import { createBroadcaster } from './create-broadcaster.ts';
import type { DeliveryEvent, DestinationDisabledEvent } from './delivery-event.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let counter = 0;
function generation(over: Partial<Generation> = {}): Generation {
  counter += 1;
  const times = { startedAtMs: 1_769_028_175_000, endedAtMs: 1_769_028_176_000 };
  return { id: `gen-${counter}`, owner: 'team', ...times, request: { model: 'openai/gpt-4o' }, ...over };
}

const answer = (status: number, body = '{}', headers: Record<string, string> = {}): TransportResult => ({
  kind: 'response',
  status,
  header: (name) => headers[name],
  body,
});

function setUp(options: Partial<BroadcasterOptions> = {}) {
  const clock = createTestClock({ nowMs: 1_769_028_176_000 });
  const sent: { readonly atMs: number; readonly body: string }[] = [];
  const disabled: DestinationDisabledEvent[] = [];
  const events: DeliveryEvent[] = [];
  const world = {
    /** How the receiver answers. */
    respond: (_body: string): TransportResult => answer(200),
    /** What the source says; an error where it fails. */
    destinations: [sampleDestination] as readonly Destination[] | Error,
  };
  const broadcaster = createBroadcaster({
    clock,
    random: () => 0.5,
    gzip: async () => undefined,
    destinations: {
      async list() {
        if (world.destinations instanceof Error) throw world.destinations;
        return world.destinations;
      },
    },
    async transport({ body }) {
      const text = new TextDecoder().decode(body);
      sent.push({ atMs: clock.monotonic(), body: text });
      return world.respond(text);
    },
    onDelivery: (event) => events.push(event),
    onDestinationDisabled: (event) => disabled.push(event),
    ...options,
  });
  const total = () => broadcaster.stats().total;
  return { broadcaster, clock, sent, disabled, events, world, total };
}

describe('an outage', () => {
  it('of an hour loses nothing, and the backlog is gone within ten minutes after it', async () => {
    const { broadcaster, clock, world, total } = setUp();
    world.respond = () => answer(503);
    for (let minute = 0; minute < 60; minute += 1) {
      for (let index = 0; index < 20; index += 1) broadcaster.record(generation());
      await clock.advance(60_000);
    }
    expect(total()).toMatchObject({ delivered: 0, pending: 1_200 });
    world.respond = () => answer(200);
    await clock.advance(600_000);
    expect(total()).toMatchObject({ delivered: 1_200, pending: 0, dropped: {} });
  });

  it('holds up what is new for less than a minute once the destination is back', async () => {
    const clock = createTestClock({ nowMs: 1_769_028_176_000 });
    const arrivedAtMs = new Map<string, number>();
    let isDown = true;
    const { broadcaster, total } = setUp({
      clock,
      transport: async ({ body }) => {
        // As long as a gateway on another continent takes.
        await new Promise<void>((resolve) => void clock.schedule(resolve, 200));
        if (isDown) return answer(503);
        for (const [id] of new TextDecoder().decode(body).matchAll(/fresh-\d+/g))
          arrivedAtMs.set(id, clock.monotonic());
        return answer(200);
      },
    });
    for (let second = 0; second < 3_600; second += 1) {
      broadcaster.record(generation());
      await clock.advance(1_000);
    }
    isDown = false;
    while (total().delivered === 0) await clock.advance(1_000);
    const recordedAtMs = new Map<string, number>();
    for (let second = 0; second < 120; second += 1) {
      recordedAtMs.set(`fresh-${second}`, clock.monotonic());
      broadcaster.record(generation({ id: `fresh-${second}` }));
      await clock.advance(1_000);
    }
    await clock.advance(60_000);
    expect(total()).toMatchObject({ delivered: 3_720, pending: 0, dropped: {} });
    const waits = [...recordedAtMs].map(([id, atMs]) => (arrivedAtMs.get(id) ?? Number.POSITIVE_INFINITY) - atMs);
    expect(Math.max(...waits)).toBeLessThan(60_000);
  });

  it('costs an open destination one request per probe', async () => {
    const { broadcaster, clock, sent, world } = setUp();
    world.respond = () => answer(503);
    for (let minute = 0; minute < 60; minute += 1) {
      broadcaster.record(generation());
      await clock.advance(60_000);
    }
    // Five failures, then 5, 10, ... 160 s, then every five minutes.
    expect(sent.length).toBeLessThan(25);
  });

  it('that outlasts the age cap drops what is too old, without a request for each', async () => {
    const { broadcaster, clock, sent, world, total } = setUp();
    world.respond = () => answer(503);
    for (let hour = 0; hour < 30; hour += 1) {
      broadcaster.record(generation());
      await clock.advance(HOUR_MS);
    }
    expect(total().dropped.expired).toBeGreaterThanOrEqual(5);
    expect(total().pending).toBeGreaterThanOrEqual(23);
    const before = sent.length;
    await clock.advance(DAY_MS);
    expect(total()).toMatchObject({ pending: 0, dropped: { expired: 30 } });
    expect(sent.length - before).toBeLessThan(DAY_MS / 300_000 / 0.8);
  });

  it('does not drop what is old when the destination works', async () => {
    const { broadcaster, clock, world, total } = setUp();
    world.destinations = [];
    await clock.advance(1_000);
    world.destinations = [sampleDestination];
    broadcaster.record(generation());
    await clock.advance(500);
    world.destinations = [];
    broadcaster.invalidate('team');
    await clock.advance(10 * DAY_MS);
    expect(total()).toMatchObject({ pending: 1, dropped: {} });
    world.destinations = [sampleDestination];
    broadcaster.invalidate('team');
    await clock.advance(1_000);
    expect(total()).toMatchObject({ delivered: 1, pending: 0 });
  });
});

describe('a destination that fails for days', () => {
  it('is paused after five days without a success, told of once, and replayed when its settings change', async () => {
    const { broadcaster, clock, sent, disabled, world, total } = setUp({ delivery: { maxAgeMs: 0 } });
    world.respond = () => answer(401, 'invalid token');
    broadcaster.record(generation());
    await clock.advance(6 * DAY_MS);
    expect(disabled).toHaveLength(1);
    expect(disabled[0]).toMatchObject({ owner: 'team', destinationId: 'd1', reason: 'auth', pending: 1 });
    expect((disabled[0]?.atMs ?? 0) - (disabled[0]?.failingSinceMs ?? 0)).toBeGreaterThanOrEqual(5 * DAY_MS);
    const requests = sent.length;
    broadcaster.record(generation());
    await clock.advance(DAY_MS);
    expect(sent).toHaveLength(requests);
    expect(total()).toMatchObject({ offered: 1, pending: 1, skipped: { disabled: 1 } });
    world.respond = () => answer(200);
    broadcaster.invalidate('team');
    await clock.advance(1_000);
    expect(total()).toMatchObject({ delivered: 1, pending: 0 });
  });

  it('is not paused where one success lies in between, and not by a clock that is set forward', async () => {
    const { broadcaster, clock, disabled, world } = setUp({ delivery: { maxAgeMs: 0 } });
    world.respond = () => answer(401);
    broadcaster.record(generation());
    await clock.advance(4 * DAY_MS);
    world.respond = () => answer(200);
    await clock.advance(HOUR_MS);
    world.respond = () => answer(401);
    broadcaster.record(generation());
    await clock.advance(3 * DAY_MS);
    clock.jump(3 * DAY_MS);
    await clock.advance(DAY_MS);
    expect(disabled).toEqual([]);
  });

  it('gets a probe every 15 minutes where its key is refused', async () => {
    const { broadcaster, clock, sent, world } = setUp();
    world.respond = () => answer(403);
    broadcaster.record(generation());
    await clock.advance(HOUR_MS);
    expect(sent).toHaveLength(4);
  });
});

describe('the wall clock', () => {
  it.each([DAY_MS, -DAY_MS])('that jumps by %s ms changes no schedule and no age', async (jump) => {
    const { broadcaster, clock, sent, world, total } = setUp();
    world.respond = () => answer(503);
    broadcaster.record(generation());
    await clock.advance(60_000);
    clock.jump(jump);
    const before = sent.length;
    await clock.advance(600_000);
    expect(sent.length).toBeGreaterThan(before);
    expect(total()).toMatchObject({ pending: 1, dropped: {} });
    world.respond = () => answer(200);
    await clock.advance(360_000);
    expect(total()).toMatchObject({ delivered: 1, pending: 0 });
  });
});

describe('a source of destinations that fails', () => {
  it('lets what is in the queue go out with what it said last, for five minutes', async () => {
    const { broadcaster, clock, world, total } = setUp();
    world.respond = () => answer(503, '', { 'retry-after': '60' });
    broadcaster.record(generation());
    await clock.advance(1_000);
    world.destinations = new Error('store is down');
    world.respond = () => answer(200);
    await clock.advance(120_000);
    expect(total()).toMatchObject({ delivered: 1, pending: 0 });
  });

  it('holds what is in the queue back after that, without counting an attempt', async () => {
    const { broadcaster, clock, sent, world, total } = setUp();
    world.respond = () => answer(503, '', { 'retry-after': '600' });
    broadcaster.record(generation());
    await clock.advance(1_000);
    world.destinations = new Error('store is down');
    await clock.advance(HOUR_MS);
    expect(sent).toHaveLength(1);
    expect(total()).toMatchObject({ pending: 1, dropped: {} });
    world.destinations = [sampleDestination];
    world.respond = () => answer(200);
    await clock.advance(60_000);
    expect(total()).toMatchObject({ delivered: 1, pending: 0 });
  });

  it('refuses new records 30 s later, by name: what it said last is too old for them', async () => {
    const { broadcaster, clock, world, total } = setUp();
    broadcaster.record(generation());
    await clock.advance(2_000);
    world.destinations = new Error('store is down');
    await clock.advance(20_000);
    const handle = broadcaster.record(generation());
    await clock.advance(60_000);
    expect(await handle.accepted).toEqual({ destinations: 0, refused: 1 });
    expect(total()).toMatchObject({ offered: 2, delivered: 1, refused: { destinations_unknown: 1 } });
  });
});

describe('a destination that is gone', () => {
  it('keeps its records for 30 days, and then gives them up by name', async () => {
    const { broadcaster, clock, world, total } = setUp();
    broadcaster.record(generation());
    await clock.advance(500);
    world.destinations = [];
    broadcaster.invalidate('team');
    await clock.advance(29 * DAY_MS);
    expect(total()).toMatchObject({ pending: 1 });
    await clock.advance(2 * DAY_MS);
    expect(total()).toMatchObject({ pending: 0, dropped: { destination_gone: 1 } });
  });
});

describe('a bad record', () => {
  it('among 512 costs itself and at most twenty requests', async () => {
    const { broadcaster, clock, sent, world, total } = setUp({ batch: { maxRecords: 512, maxBytes: 10_000_000 } });
    world.respond = (body) => answer(body.includes('poison') ? 400 : 200);
    for (let index = 0; index < 512; index += 1)
      broadcaster.record(generation(index === 311 ? { user: 'poison' } : {}));
    await clock.advance(60_000);
    expect(total()).toMatchObject({ delivered: 511, dropped: { rejected: 1 }, pending: 0 });
    expect(sent.length).toBeLessThanOrEqual(20);
  });

  it('is not what a receiver complains of that takes nothing at all: the rest waits for it to be mended', async () => {
    const { broadcaster, clock, sent, events, world, total } = setUp();
    world.respond = () => answer(400, 'nothing here');
    for (let index = 0; index < 512; index += 1) broadcaster.record(generation());
    await clock.advance(HOUR_MS);
    expect(sent.length).toBeLessThan(80);
    expect(events.at(-1)?.outcome).toMatchObject({ kind: 'held', reason: 'rejected' });
    world.respond = () => answer(200);
    broadcaster.invalidate('team');
    await clock.advance(60_000);
    const { delivered, dropped } = total();
    expect(delivered + (dropped.rejected ?? 0)).toBe(512);
    expect(delivered).toBeGreaterThan(400);
  });
});

describe('what went wrong', () => {
  it('is told attempt by attempt, newest first, and never without end', async () => {
    const { broadcaster, clock, world } = setUp({ attemptLogSize: 3 });
    world.respond = () => answer(503);
    broadcaster.record(generation());
    await clock.advance(120_000);
    const attempts = broadcaster.attempts('d1');
    expect(attempts).toHaveLength(3);
    expect(attempts[0]?.attempt).toBeGreaterThan(attempts[2]?.attempt ?? 99);
    expect(attempts[0]).toMatchObject({ outcome: { kind: 'retry', reason: 'unavailable' }, durationMs: 0 });
    expect(broadcaster.attempts('nobody')).toEqual([]);
  });

  it('with a part of a batch is counted in spans and, as far as it can be known, in records', async () => {
    const { broadcaster, clock, world } = setUp();
    world.respond = () => answer(200, '{"partialSuccess":{"rejectedSpans":"5"}}');
    for (let index = 0; index < 3; index += 1) broadcaster.record(generation());
    await clock.advance(2_000);
    expect(broadcaster.destinationStats('d1')).toMatchObject({
      delivered: 0,
      dropped: { partially_rejected: 3 },
      rejectedSpans: 5,
      pending: 0,
    });
  });
});
