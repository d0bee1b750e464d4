import type { Delivery, DeliveryQueue } from '@broadcast-kit/core';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { startRedis } from './__fixtures__/start-redis.ts';
import { type BullmqDeliveryQueueOptions, bullmqDeliveryQueue } from './bullmq-delivery-queue.ts';
import { deliveryQueueContract } from './delivery-queue-contract.ts';

const redis = await startRedis();
if (!redis.ok) console.warn(`The BullMQ queue is not tested. ${redis.reason}`);

const queues: DeliveryQueue[] = [];
let names = 0;

/** Instances that share a queue that nobody else has. */
async function instances(count: number, options: Partial<BullmqDeliveryQueueOptions> = {}): Promise<DeliveryQueue[]> {
  const name = `queue-${++names}`;
  const connection = { host: '127.0.0.1', port: redis.ok ? redis.port : 0 };
  const opened = Array.from({ length: count }, () => bullmqDeliveryQueue({ connection, name, ...options }));
  queues.push(...opened);
  await Promise.all(opened.map((queue) => queue.ready()));
  return opened;
}

async function freshQueue(options: Partial<BullmqDeliveryQueueOptions> = {}): Promise<DeliveryQueue> {
  const [queue] = await instances(1, options);
  if (queue === undefined) throw new Error('no queue');
  return queue;
}

function delivery(id: string, change: Partial<Delivery> = {}): Delivery {
  const body = new Uint8Array([0x1f, 0x8b, ...new TextEncoder().encode(id)]);
  const facts = {
    owner: 'team',
    destinationId: 'd1',
    encoding: 'gzip',
    entryBytes: [10, 20],
    createdAtMs: Date.now(),
  } as const;
  return { id, body, attempts: 0, ...facts, ...change };
}

const always = () => 0;

/** Takes as a broadcaster does: again whenever there may be more. */
async function takeSoon(queue: DeliveryQueue, admit: (id: string) => number = always): Promise<Delivery> {
  let taken: Delivery | undefined;
  await expect
    .poll(
      async () => {
        const outcome = await queue.take({ nowMs: 0, admit: ({ destinationId }) => admit(destinationId) });
        taken = outcome.kind === 'taken' ? outcome.delivery : undefined;
        return outcome.kind;
      },
      { timeout: 4_000, interval: 5 },
    )
    .toBe('taken');
  if (taken === undefined) throw new Error('nothing taken');
  return taken;
}

afterEach(async () => {
  await Promise.all(queues.splice(0).map((queue) => queue.close()));
});

afterAll(async () => {
  if (redis.ok) await redis.stop();
});

describe.skipIf(!redis.ok)('bullmqDeliveryQueue', () => {
  const nameOf = new WeakMap<DeliveryQueue, string>();

  /** What is put comes back from Redis a moment later. The suite is about what holds then. */
  function patient(queue: DeliveryQueue): DeliveryQueue {
    async function arrived<Outcome>(change: Promise<Outcome>, deliveries: number): Promise<Outcome> {
      let leave = () => {};
      let missing = deliveries;
      const heard = new Promise<void>((resolve) => {
        leave = queue.subscribe(() => {
          missing -= 1;
          if (missing === 0) resolve();
        });
      });
      const outcome = await change;
      await Promise.race([heard, new Promise((resolve) => setTimeout(resolve, 500))]);
      leave();
      return outcome;
    }
    const waiting: DeliveryQueue = {
      ...queue,
      put: (delivery) => arrived(queue.put(delivery), 1),
      replace: (delivery, parts) => arrived(queue.replace(delivery, parts), parts.length),
    };
    nameOf.set(waiting, `queue-${names}`);
    return waiting;
  }

  deliveryQueueContract({
    describe,
    it,
    expect,
    createQueue: async (limits) => patient(await freshQueue(limits)),
    async reopenQueue(queue) {
      const name = nameOf.get(queue) ?? '';
      await queue.close();
      return patient(await freshQueue({ name }));
    },
  });

  it('gives back what was put in, byte by byte, and books it', async () => {
    const queue = await freshQueue();
    const put = delivery('b1', { body: new Uint8Array([0, 255, 128, 10]) });
    expect(await queue.put(put)).toEqual({ stored: true, evicted: [] });
    expect(queue.accounts().total).toEqual({ accepted: 2, delivered: 0, dropped: {}, pending: 2 });
    const taken = await takeSoon(queue);
    expect(taken).toEqual(put);
    expect(await queue.settle(taken, { delivered: 1, dropped: { partially_rejected: 1 } })).toBe(true);
    expect(await queue.settle(taken, { delivered: 2 })).toBe(false);
    const account = { accepted: 2, delivered: 1, dropped: { partially_rejected: 1 }, pending: 0 };
    expect(queue.accounts().total).toEqual(account);
    expect(queue.accounts().destinations.get('d1')).toEqual(account);
  });

  it('shares the work of instances, each batch with one of them', async () => {
    const [first, second] = await instances(2);
    if (first === undefined || second === undefined) throw new Error('no queues');
    const ids = Array.from({ length: 20 }, (_, number) => `b${number}`);
    await Promise.all(ids.map((id) => first.put(delivery(id))));
    const taken: string[] = [];
    await expect
      .poll(async () => {
        for (const queue of [first, second]) {
          const outcome = await queue.take({ nowMs: 0, admit: always });
          if (outcome.kind !== 'taken') continue;
          taken.push(outcome.delivery.id);
          expect(await queue.settle(outcome.delivery, { delivered: 2 })).toBe(true);
        }
        return taken.toSorted();
      })
      .toEqual(ids.toSorted());
  });

  it('gives another instance what one had in its hands when it closed', async () => {
    const [closing, other] = await instances(2);
    if (closing === undefined || other === undefined) throw new Error('no queues');
    await closing.put(delivery('b1'));
    await closing.close();
    expect((await takeSoon(other)).id).toBe('b1');
  });

  it('gives destinations their turns, whatever each has waiting', async () => {
    const queue = await freshQueue({ capacity: 4 });
    for (let number = 0; number < 30; number += 1)
      await queue.put(delivery(`heavy-${number}`, { destinationId: 'heavy' }));
    for (let number = 0; number < 3; number += 1)
      await queue.put(delivery(`light-${number}`, { destinationId: 'light' }));
    const order: string[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      const taken = await takeSoon(queue);
      order.push(taken.id);
      await queue.settle(taken, { delivered: 2 });
    }
    expect(order.filter((id) => id.startsWith('light'))).toEqual(['light-0', 'light-1', 'light-2']);
    expect(order.filter((id) => id.startsWith('heavy'))).toEqual(
      order.filter((id) => id.startsWith('heavy')).toSorted((a, b) => Number(a.slice(6)) - Number(b.slice(6))),
    );
  });

  it('lets nobody wait behind destinations that are held back, however much they have waiting', async () => {
    const queue = await freshQueue({ capacity: 8 });
    const admit = (id: string) => (id.startsWith('sick') ? 60_000 : 0);
    for (let number = 0; number < 24; number += 1) {
      await queue.put(delivery(`sick-${number}`, { destinationId: `sick-${number % 12}` }));
    }
    await expect
      .poll(async () => (await queue.take({ nowMs: 0, admit: ({ destinationId }) => admit(destinationId) })).kind)
      .toBe('nothing');
    await queue.put(delivery('well', { destinationId: 'well' }));
    expect((await takeSoon(queue, admit)).id).toBe('well');
    // And what was held back is all there when it may go.
    const ids = new Set<string>();
    for (let number = 0; number < 12; number += 1) queue.resume(`sick-${number}`);
    while (ids.size < 24) {
      const taken = await takeSoon(queue);
      ids.add(taken.id);
      await queue.settle(taken, { delivered: 2 });
    }
    expect(queue.accounts().destinations.get('sick-3')).toMatchObject({ accepted: 4, delivered: 4, pending: 0 });
  });

  it('keeps the bytes of a destination below its cap: the oldest go, and are counted', async () => {
    const queue = await freshQueue({ maxBytesPerDestination: 100, capacity: 1 });
    const body = new Uint8Array(40);
    await queue.put(delivery('first', { body }));
    // In the hands of this instance, so that it cannot be dropped.
    const first = await takeSoon(queue);
    await queue.put(delivery('second', { body }));
    expect(await queue.put(delivery('third', { body }))).toMatchObject({
      stored: true,
      evicted: [{ id: 'second', owner: 'team', destinationId: 'd1', records: 2 }],
    });
    expect(queue.accounts().total).toMatchObject({ accepted: 6, dropped: { queue_full: 2 }, pending: 4 });
    await queue.settle(first, { delivered: 2 });
    expect((await takeSoon(queue)).id).toBe('third');
  });

  it('refuses what finds no room where newer batches have to go', async () => {
    const queue = await freshQueue({ maxBytes: 100, overflow: 'drop_newest' });
    expect(await queue.put(delivery('first', { body: new Uint8Array(80) }))).toMatchObject({ stored: true });
    expect(await queue.put(delivery('second', { body: new Uint8Array(80), destinationId: 'd2' }))).toEqual({
      stored: false,
      evicted: [],
    });
    expect(queue.accounts().total).toMatchObject({ accepted: 2, pending: 2 });
  });

  it('puts the halves of a batch in its place without counting anything twice', async () => {
    const queue = await freshQueue();
    await queue.put(delivery('b1'));
    const whole = await takeSoon(queue);
    const halves = ['b1.0', 'b1.1'].map((id) => delivery(id, { entryBytes: [10], createdAtMs: whole.createdAtMs }));
    expect(await queue.replace(whole, halves)).toBe(true);
    expect(queue.accounts().total).toMatchObject({ accepted: 2, pending: 2 });
    for (const _ of halves) await queue.settle(await takeSoon(queue), { delivered: 1 });
    expect(queue.accounts().total).toEqual({ accepted: 2, delivered: 2, dropped: {}, pending: 0 });
    expect((await queue.take({ nowMs: 0, admit: always })).kind).toBe('nothing');
  });

  it('remembers over a restart since when a destination fails, until it succeeds', async () => {
    const queue = await freshQueue();
    const name = `queue-${names}`;
    await queue.put(delivery('b1'));
    await queue.release(await takeSoon(queue), { failedAtMs: 1_000 });
    await queue.release(await takeSoon(queue), { failedAtMs: 2_000 });
    await queue.close();
    const later = await freshQueue({ name });
    expect(later.accounts().destinations.get('d1')).toMatchObject({ pending: 2, failingSinceMs: 1_000 });
    await later.settle(await takeSoon(later), { delivered: 2 });
    expect(later.accounts().destinations.get('d1')).toEqual({ accepted: 2, delivered: 2, dropped: {}, pending: 0 });
  });

  it('waits for a Redis that crashed, says so, and loses nothing', async () => {
    if (!redis.ok) return;
    // A batch whose handing over the crash cut short comes back when its lock ends.
    const queue = await freshQueue({ maxUnstoredBytes: 100, lockMs: 500 });
    await queue.put(delivery('before'));
    await redis.kill();
    await expect.poll(() => queue.state()).toMatchObject({ kind: 'degraded' });
    const during = queue.put(delivery('during', { body: new Uint8Array(60) }));
    // Beyond what may wait here, it is refused at once.
    expect(await queue.put(delivery('too much', { body: new Uint8Array(60) }))).toEqual({ stored: false, evicted: [] });
    await redis.restart();
    expect(await during).toEqual({ stored: true, evicted: [] });
    const ids: string[] = [];
    for (let count = 0; count < 2; count += 1) {
      const taken = await takeSoon(queue);
      ids.push(taken.id);
      await queue.settle(taken, { delivered: 2 });
    }
    expect(ids.toSorted()).toEqual(['before', 'during']);
    expect(queue.accounts().total).toEqual({ accepted: 4, delivered: 4, dropped: {}, pending: 0 });
    expect(queue.state()).toEqual({ kind: 'ok' });
  }, 15_000);
});
