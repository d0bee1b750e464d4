import {
  type Clock,
  type Delivery,
  type DeliveryQueue,
  type Logger,
  silentLogger,
  systemClock,
} from '@broadcast-kit/core';
import { type IRedisClient, type IRedisTransaction, Job, Queue, type RedisOptions } from 'bullmq';
import { createBullmqBooks, defineBooksScripts } from './bullmq-books.ts';
import { createGivenBack } from './bullmq-given-back.ts';
import { createHeldLines } from './bullmq-held-lines.ts';
import { createBullmqIntake, type HeldDelivery } from './bullmq-intake.ts';
import { type BatchJob, jobIdOf, toBatchJob } from './bullmq-job.ts';

/** Where Redis is. Other options of ioredis, such as `sentinels`, are passed on. */
export interface RedisConnectionOptions {
  /** Such as `rediss://user:password@host:6379`. Instead of what follows. */
  readonly url?: string | undefined;
  /** Default `127.0.0.1`. */
  readonly host?: string | undefined;
  /** Default 6379. */
  readonly port?: number | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** Options of `node:tls`. Default: no TLS. */
  readonly tls?: object | undefined;
  readonly [option: string]: unknown;
}

/** Options of a {@link bullmqDeliveryQueue}. */
export interface BullmqDeliveryQueueOptions {
  /** Of Redis 6.2 or Valkey, or later. */
  readonly connection: RedisConnectionOptions;
  /** Start of all keys. With its braces a Redis Cluster keeps them on one node. Default `{broadcast-kit}`. */
  readonly prefix?: string | undefined;
  /** Name of the BullMQ queue. Instances with the same name share the work. Default `deliveries`. */
  readonly name?: string | undefined;
  /** Most bytes of waiting bodies per destination. They take a third more in Redis. Default 64 MiB. */
  readonly maxBytesPerDestination?: number | undefined;
  /** Most bytes of waiting bodies in all. Keep it well below Redis' memory. Default 1 GiB. */
  readonly maxBytes?: number | undefined;
  /** What goes when there is no room, as for `memoryDeliveryQueue`. Default `drop_oldest`. */
  readonly overflow?: 'drop_oldest' | 'drop_newest' | undefined;
  /** Most bytes that wait in this process while Redis does not answer; beyond that batches are refused. Default 64 MiB. */
  readonly maxUnstoredBytes?: number | undefined;
  /** Most batches that this instance takes into its hands at once. Default 128. */
  readonly capacity?: number | undefined;
  /** How long a batch stays with an instance that died, in milliseconds. Default 30,000. */
  readonly lockMs?: number | undefined;
  /** How often to look whether the worker has stopped, in milliseconds. Default 15,000. */
  readonly watchMs?: number | undefined;
  /** Told of trouble with Redis. Default: silent. */
  readonly logger?: Logger | undefined;
  readonly clock?: Clock | undefined;
}

const MIB = 1024 * 1024;
const REFRESH_MS = 5_000;
/** Time between two rounds that give jobs back because too many wait here. */
const RELIEF_MS = 250;
/** How long a batch that should come at any moment is waited for. */
const ARRIVAL_MS = 1_000;
const LOOK_AGAIN_MS = 50;
const CLOSING_DELAY_MS = 20;
const SHORT_DELAY_MS = 1_000;

function withoutUndefined(options: RedisConnectionOptions): RedisOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/**
 * A {@link DeliveryQueue} on BullMQ, for gateways of several instances: each puts in, and each takes out. One job is one
 * packed batch; one worker per instance serves all destinations; the books are kept by scripts in Redis, once per batch,
 * whoever settles it first.
 *
 * Survives a killed instance, and what Redis survives: run it with `appendonly yes` and `maxmemory-policy noeviction`.
 * While Redis does not answer, `put` waits for it.
 *
 * Not guaranteed: order over instances, and books that change the moment another instance writes them.
 *
 * @example
 * ```ts
 * const queue = bullmqDeliveryQueue({ connection: { host: 'redis.internal', port: 6379 } });
 * const broadcaster = createBroadcaster({ destinations, queue });
 * ```
 */
export function bullmqDeliveryQueue(options: BullmqDeliveryQueueOptions): DeliveryQueue {
  const { prefix = '{broadcast-kit}', name = 'deliveries', capacity = 128, clock = systemClock } = options;
  const { logger = silentLogger, maxUnstoredBytes = 64 * MIB } = options;
  // A command that Redis does not answer waits for it, instead of failing after some tries.
  const connection: RedisOptions = { ...withoutUndefined(options.connection), maxRetriesPerRequest: null };
  const queue = new Queue<BatchJob>(name, {
    connection,
    prefix,
    streams: { events: { maxLen: 100 } },
    defaultJobOptions: {
      removeOnComplete: true,
      // What fails here is Redis, not the batch.
      attempts: Number.MAX_SAFE_INTEGER,
      backoff: { type: 'fixed', delay: SHORT_DELAY_MS },
    },
  });
  const lines = createHeldLines();
  const inFlight = new Map<string, HeldDelivery>();
  const givenBack = createGivenBack((id) => queue.backend.promote(jobIdOf(id)));
  const listeners = new Set<() => void>();
  /** Batches that may come at any moment, until when they are waited for: another instance may get them. */
  const arriving = new Map<string, number>();
  let arrivedAtMs = Number.NEGATIVE_INFINITY;
  let client: IRedisClient | undefined;
  let unstoredBytes = 0;
  let cancelRelief: (() => void) | undefined;
  let isClosed = false;

  const onError = (error: unknown) => {
    if (!isClosed) logger.warn('the queue in Redis has a problem', { error: String(error) });
  };
  queue.on('error', onError);

  const connected = queue.backend.client.then((opened) => {
    defineBooksScripts(opened);
    client = opened;
    return opened;
  });
  // Whoever waits for it hears of it.
  connected.catch(() => {});
  const books = createBullmqBooks(connected, `${prefix}:${name}:books:`, {
    maxBytesPerDestination: options.maxBytesPerDestination ?? 64 * MIB,
    maxBytes: options.maxBytes ?? 1024 * MIB,
    overflow: options.overflow ?? 'drop_oldest',
  });
  const intake = createBullmqIntake({
    queue,
    name,
    prefix,
    connection,
    capacity,
    lockMs: options.lockMs ?? 30_000,
    watchMs: options.watchMs ?? 15_000,
    onHeld(held) {
      // A worker may still fetch one while it closes.
      if (isClosed) return void held.delay(CLOSING_DELAY_MS);
      givenBack.forget(held.delivery);
      arriving.delete(held.delivery.id);
      arrivedAtMs = clock.monotonic();
      lines.enter(held);
      notify();
    },
    onLost: () => void lines.clear(),
    onError,
  });
  const read = books.refresh();
  read.catch(onError);
  const refresh = setInterval(() => {
    if (client?.status === 'ready') void books.refresh().catch(onError);
  }, REFRESH_MS);
  refresh.unref();

  function notify(): void {
    for (const listener of listeners) listener();
  }

  function giveBack(held: HeldDelivery, delayMs: number, nowMs: number): void {
    givenBack.remember(held.delivery, held.delay(delayMs), nowMs + delayMs);
  }

  function expect(ids: readonly string[]): void {
    for (const id of ids) arriving.set(id, clock.monotonic() + ARRIVAL_MS);
  }

  /** When there may be something to take, as far as this instance knows. */
  function nextDueAtMs(nowMs: number): number {
    const realMs = clock.monotonic();
    for (const [id, untilMs] of arriving) if (untilMs < realMs) arriving.delete(id);
    const mayComeSoon = arriving.size > 0 || realMs - arrivedAtMs < RELIEF_MS;
    const soonMs = mayComeSoon ? nowMs + LOOK_AGAIN_MS : Number.POSITIVE_INFINITY;
    return Math.min(soonMs, lines.dueAtMs(), Math.max(nowMs + LOOK_AGAIN_MS, givenBack.nextDueAtMs(nowMs)));
  }

  /** Where all hands are full and nothing can leave, half of them give back what they hold. */
  function relieve(nowMs: number): void {
    if (intake.size() < capacity || cancelRelief !== undefined || isClosed) return;
    for (const { held, delayMs } of lines.giveUp(capacity / 2, nowMs)) giveBack(held, delayMs, nowMs);
    cancelRelief = clock.schedule(() => {
      cancelRelief = undefined;
      notify();
    }, RELIEF_MS);
  }

  /** Adds jobs and books them, in one transaction. Answers what the books said. */
  async function transact(
    deliveries: readonly Delivery[],
    priority: number,
    book: (transaction: IRedisTransaction) => void,
  ): Promise<unknown> {
    const transaction = (await connected).multi();
    for (const delivery of deliveries) {
      const job = new Job(
        queue,
        'batch',
        toBatchJob(delivery),
        { ...queue.defaultJobOptions, priority },
        jobIdOf(delivery.id),
      );
      // Joins the transaction at once, and resolves with it.
      void job.addJob(transaction);
    }
    book(transaction);
    const answers = (await transaction.exec()) ?? [];
    const failed = answers.find(([error]) => error !== null);
    if (failed !== undefined) throw failed[0];
    return answers.at(-1)?.[1];
  }

  async function store(delivery: Delivery) {
    const { stored, place, evicted } = await books.admit(delivery);
    // One that is being sent stays: whoever has it learns that it is done.
    for (const { id } of evicted) void queue.remove(jobIdOf(id)).catch(onError);
    if (!stored) return { stored, evicted };
    expect([delivery.id]);
    const answer = await transact([delivery], place, (transaction) => books.accept(transaction, delivery));
    books.hear(delivery.destinationId, answer);
    return { stored, evicted };
  }

  return {
    durability: 'process',
    async put(delivery) {
      const bytes = delivery.body.length;
      if (unstoredBytes + bytes > maxUnstoredBytes) return { stored: false, evicted: [] };
      unstoredBytes += bytes;
      try {
        return await store(delivery);
      } finally {
        unstoredBytes -= bytes;
      }
    },
    async take(request) {
      for (let held = lines.next(request); held !== undefined; held = lines.next(request)) {
        if (await books.claim(held.delivery, held.place)) {
          inFlight.set(held.delivery.id, held);
          return { kind: 'taken', delivery: held.delivery };
        }
        // It had to make room, or another instance has settled it.
        held.complete();
      }
      relieve(request.nowMs);
      return { kind: 'nothing', dueAtMs: nextDueAtMs(request.nowMs) };
    },
    async release(delivery, { failedAtMs } = {}) {
      const held = inFlight.get(delivery.id);
      if (held === undefined) return;
      inFlight.delete(delivery.id);
      const attempts = delivery.attempts + (failedAtMs === undefined ? 0 : 1);
      lines.enter({ ...held, delivery: { ...delivery, attempts } });
      await books.release(delivery, failedAtMs);
    },
    async settle(delivery, settlement) {
      const held = inFlight.get(delivery.id);
      if (held === undefined) return false;
      const isFirst = await books.settle(delivery, settlement);
      inFlight.delete(delivery.id);
      held.complete();
      expect(givenBack.bringBack(delivery.destinationId));
      return isFirst;
    },
    async replace(delivery, parts) {
      const held = inFlight.get(delivery.id);
      if (held === undefined) return false;
      expect(parts.map(({ id }) => id));
      const answer = await transact(parts, held.place, (transaction) => books.replace(transaction, delivery, parts));
      inFlight.delete(delivery.id);
      held.complete();
      return books.hear(delivery.destinationId, answer);
    },
    resume(destinationId) {
      lines.resume(destinationId);
      expect(givenBack.bringBack(destinationId));
    },
    accounts: () => books.view,
    state: () =>
      client?.status === 'ready' || isClosed
        ? { kind: 'ok' }
        : { kind: 'degraded', reason: 'Redis does not answer. Batches wait in this process until it does.' },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    ready: () => read,
    async close() {
      isClosed = true;
      clearInterval(refresh);
      cancelRelief?.();
      for (const held of [...inFlight.values(), ...lines.clear()]) void held.delay(CLOSING_DELAY_MS);
      inFlight.clear();
      await intake.close();
      await queue.disconnect();
    },
  };
}
