import type { Destination, DestinationInput } from '../destination/destination.ts';
import type { Generation } from '../generation/generation.ts';
import { encodeResourceSpans } from '../otlp/encode-resource-spans.ts';
import { fetchTransport } from '../otlp/fetch-transport.ts';
import { type Gzip, gzipBody } from '../otlp/gzip-body.ts';
import type { Transport } from '../otlp/transport.ts';
import { BroadcastError } from '../runtime/broadcast-error.ts';
import type { Clock } from '../runtime/clock.ts';
import { systemClock } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';
import { silentLogger } from '../runtime/logger.ts';
import type { Random } from '../runtime/random.ts';
import { systemRandom } from '../runtime/random.ts';
import { withDefaults } from '../runtime/with-defaults.ts';
import { selects } from '../selection/selects.ts';
import type { MappedGeneration } from '../spans/map-generation.ts';
import { resourceSpansOf } from '../spans/map-generation.ts';
import { traceIdFor } from '../spans/trace-identity.ts';
import type { Broadcaster, RecordHandle, ShutdownReport } from './broadcaster.ts';
import type { DeliveryEvent } from './delivery-event.ts';
import { createDeliveryLedger } from './delivery-ledger.ts';
import type { Delivery, DeliveryQueue } from './delivery-queue.ts';
import type { RefusedReason } from './delivery-stats.ts';
import type { WorkerLimits } from './delivery-worker.ts';
import { createDeliveryWorker, DEFAULT_WORKER_LIMITS } from './delivery-worker.ts';
import type { PreparedDestination } from './destination-cache.ts';
import { createDestinationCache } from './destination-cache.ts';
import type { DestinationSource } from './destination-source.ts';
import { fixedDestinations } from './fixed-destinations.ts';
import { mapOncePerShape } from './map-once-per-shape.ts';
import { memoryDeliveryQueue } from './memory-delivery-queue.ts';
import type { BatchLimits, SealedBatch } from './open-batches.ts';
import { createOpenBatches, DEFAULT_BATCH_LIMITS } from './open-batches.ts';
import { createOutstandingDeliveries } from './outstanding-deliveries.ts';
import { packBatch } from './pack-batch.ts';
import { createSentStructure } from './sent-structure.ts';
import { createStopSignal } from './stop-signal.ts';

/** Options of {@link createBroadcaster}. Everything but `destinations` has a default that suits production. */
export interface BroadcasterOptions {
  /** The destinations of a single tenant, or where to ask for those of each owner. */
  readonly destinations: DestinationSource | readonly DestinationInput[];
  /** How requests leave. Default: the platform's `fetch`. On Node `nodeTransport()` of `@broadcast-kit/core/node` costs far less CPU. */
  readonly transport?: Transport | undefined;
  /** Where sealed batches wait. Default: a bounded queue in memory. */
  readonly queue?: DeliveryQueue | undefined;
  /** Default: the platform's `CompressionStream`. On Node `nodeGzip` of `@broadcast-kit/core/node` is faster. */
  readonly gzip?: Gzip | undefined;
  readonly batch?: Partial<BatchLimits> | undefined;
  readonly delivery?: Partial<WorkerLimits> | undefined;
  /** Told of every attempt. Must not throw; what it throws is logged and ignored. */
  readonly onDelivery?: ((event: DeliveryEvent) => void) | undefined;
  /** Default: silent. */
  readonly logger?: Logger | undefined;
  readonly clock?: Clock | undefined;
  readonly random?: Random | undefined;
  readonly createId?: (() => string) | undefined;
}

const DEFAULT_OWNER = 'default';
/** Most records that wait outside the queue, so that a store that does not answer cannot fill the memory. */
const MAX_UNQUEUED = 10_000;
const FLUSH_TIMEOUT_MS = 30_000;
const SHUTDOWN_TIMEOUT_MS = 5_000;
const LOAD_RETRY_DELAYS_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * Takes generations and delivers each, as OpenTelemetry spans, to the destinations of its owner. `record` returns at
 * once; batching, compression, retries and accounting happen behind it.
 *
 * @throws BroadcastError `invalid_config` where a given destination cannot work; the message names the field.
 *
 * @example
 * ```ts
 * const broadcaster = createBroadcaster({ destinations: destinationsFromEnv() });
 * const openai = new OpenAI({ fetch: instrumentFetch(fetch, broadcaster) });
 * process.once('SIGTERM', async () => {
 *   await broadcaster.shutdown({ timeoutMs: 5_000 });
 *   process.exit(0);
 * });
 * ```
 */
export function createBroadcaster(options: BroadcasterOptions): Broadcaster {
  const {
    transport = fetchTransport(),
    queue = memoryDeliveryQueue(),
    gzip = gzipBody,
    logger = silentLogger,
    clock = systemClock,
    random = systemRandom,
    createId = () => crypto.randomUUID(),
  } = options;
  const source = 'list' in options.destinations ? options.destinations : fixedDestinations(options.destinations);
  const cache = createDestinationCache({ source, clock, logger });
  const ledger = createDeliveryLedger();
  const sentStructure = createSentStructure(clock);
  const outstanding = createOutstandingDeliveries();
  const unfinished = new Set<Promise<unknown>>();
  const stopSignal = createStopSignal();
  /** Records that were taken and are in no queue yet: their destinations are being read, or their batch is open. */
  let unqueued = 0;
  let shutdownReport: Promise<ShutdownReport> | undefined;

  const worker = createDeliveryWorker({
    queue,
    ledger,
    outstanding,
    transport,
    gzip,
    clock,
    random,
    limits: withDefaults(DEFAULT_WORKER_LIMITS, options.delivery),
    createId,
    currentDestination: async (owner, destinationId) =>
      (await cache.load(owner))?.find(({ destination }) => destination.id === destinationId)?.destination,
    onError: (error) =>
      logger.error('a delivery failed in an unforeseen way and is tried again', { error: String(error) }),
    onLoss: sentStructure.forget,
    onEvent(event) {
      try {
        options.onDelivery?.(event);
      } catch (error) {
        logger.error('onDelivery threw', { error: String(error) });
      }
    },
  });

  const batches = createOpenBatches({
    limits: withDefaults(DEFAULT_BATCH_LIMITS, options.batch),
    clock,
    onSealed: (batch) => track(enqueue(batch)),
  });

  /** Remembers work that a flush has to wait for. */
  function track(work: Promise<unknown>): void {
    const tracked = work.finally(() => unfinished.delete(tracked));
    unfinished.add(tracked);
  }

  /** Stores a sealed batch; says why not where it cannot. */
  async function store({ owner, destinationId, entries }: SealedBatch): Promise<RefusedReason | undefined> {
    const facts = { id: createId(), owner, destinationId, createdAtMs: clock.now(), attempts: 0 };
    const delivery = await packBatch({ ...facts, entries, gzip });
    if (stopSignal.isStopped()) return 'shut_down';
    outstanding.add(delivery.id);
    const { stored, evicted } = await queue.put(delivery);
    for (const gone of evicted) lose(gone);
    if (stored) return undefined;
    outstanding.settle(delivery.id);
    return 'queue_full';
  }

  /** Books a delivery that had to make room. After a shutdown it is booked already. */
  function lose({ id, destinationId, entryBytes }: Delivery): void {
    outstanding.settle(id);
    sentStructure.forget(destinationId);
    if (!stopSignal.isStopped()) ledger.drop(destinationId, 'queue_full', entryBytes.length);
  }

  async function enqueue(batch: SealedBatch): Promise<void> {
    const { destinationId, entries } = batch;
    const refused = await store(batch).catch((error: unknown): RefusedReason => {
      logger.error('a batch could not be stored', { destinationId, error: String(error) });
      return 'queue_failed';
    });
    unqueued -= entries.length;
    if (refused === undefined) ledger.accept(destinationId, entries.length);
    else {
      ledger.refuse(destinationId, refused, entries.length);
      sentStructure.forget(destinationId);
    }
    // Stored in memory a moment after the shutdown: nobody will send it any more.
    if (refused === undefined && stopSignal.isStopped() && queue.durability === 'memory') {
      ledger.drop(destinationId, 'shut_down', entries.length);
    }
    batch.settle(refused === undefined);
    worker.wake();
  }

  /** Lays a generation into the open batch of one destination, mapped and encoded, if the destination wants it. */
  function broadcastTo(
    { destination, passes }: PreparedDestination,
    generation: Generation,
    mapped: (destination: Destination) => MappedGeneration,
  ): Promise<boolean> | undefined {
    const selection = selects(destination, generation, { passes, traceIdFor });
    if (!selection.selected) {
      ledger.skip(destination.id, selection.reason);
      return undefined;
    }
    const { structure, ...rest } = mapped(destination);
    const unsent = sentStructure.unseen(destination.id, structure);
    const entry = encodeResourceSpans(resourceSpansOf({ ...rest, structure: unsent }));
    unqueued += 1;
    return new Promise((settle) => {
      batches.add({ owner: destination.owner, destinationId: destination.id }, entry, settle);
    });
  }

  function broadcast(generation: Generation, prepared: readonly PreparedDestination[]): RecordHandle['accepted'] {
    const mapped = mapOncePerShape(generation);
    const settled = prepared.map((target) => {
      try {
        return broadcastTo(target, generation, mapped);
      } catch (error) {
        // What was thrown may quote the caller's data, so only its kind is told.
        const kind =
          error instanceof BroadcastError ? error.message : error instanceof Error ? error.name : typeof error;
        logger.error('a generation could not be mapped', { generation: generation.id, error: kind });
        ledger.refuse(target.destination.id, 'invalid');
        return Promise.resolve(false);
      }
    });
    return Promise.all(settled).then((stored) => ({
      destinations: stored.filter((one) => one === true).length,
      refused: stored.filter((one) => one === false).length,
    }));
  }

  async function knownLater(owner: string): Promise<readonly PreparedDestination[] | undefined> {
    for (const delayMs of [0, ...LOAD_RETRY_DELAYS_MS]) {
      if (delayMs > 0) await stopSignal.unlessStopped(new Promise<void>((resolve) => clock.schedule(resolve, delayMs)));
      const prepared = await stopSignal.unlessStopped(cache.load(owner));
      if (prepared !== undefined || stopSignal.isStopped()) return prepared;
    }
    return undefined;
  }

  function refuse(owner: string, reason: RefusedReason): RecordHandle['accepted'] {
    ledger.refuse(`owner:${owner}`, reason);
    return Promise.resolve({ destinations: 0, refused: 1 });
  }

  /** For generations of an owner whose destinations must be read first: they wait outside the caller's way. */
  function broadcastLater(generation: Generation, owner: string): RecordHandle['accepted'] {
    if (unqueued >= MAX_UNQUEUED) return refuse(owner, 'destinations_unknown');
    unqueued += 1;
    // A flush waits until the record has joined its batch; that the batch is stored it sees for itself.
    const joined = knownLater(owner).then((prepared) => {
      unqueued -= 1;
      if (stopSignal.isStopped()) return { accepted: refuse(owner, 'shut_down') };
      if (prepared === undefined) return { accepted: refuse(owner, 'destinations_unknown') };
      return { accepted: broadcast(generation, prepared) };
    });
    track(joined);
    return joined.then(({ accepted }) => accepted);
  }

  async function flush(timeoutMs: number): Promise<void> {
    const deadlineMs = clock.monotonic() + timeoutMs;
    let cancelDeadline = () => {};
    const deadline = new Promise<void>((resolve) => {
      cancelDeadline = clock.schedule(resolve, timeoutMs, { keepAlive: true });
    });
    // First what waits for its destinations joins a batch, then the batches join the queue. What comes later is not
    // waited for.
    for (const _ of ['destinations', 'batches']) {
      batches.sealAll();
      await Promise.race([Promise.all(unfinished), deadline]);
    }
    await Promise.race([outstanding.settledOfNow(), worker.idle(deadlineMs), deadline]);
    cancelDeadline();
  }

  async function shutDown(timeoutMs: number): Promise<ShutdownReport> {
    const before = ledger.delivered();
    await flush(timeoutMs);
    stopSignal.stop();
    worker.stop();
    // Whatever is in no queue yet is refused now, and counted before the report.
    batches.sealAll();
    let cancelGrace = () => {};
    const grace = new Promise<void>((resolve) => {
      cancelGrace = clock.schedule(resolve, 100);
    });
    await Promise.race([Promise.all(unfinished), grace]);
    cancelGrace();
    const delivered = ledger.delivered() - before;
    const left = ledger.pending();
    if (queue.durability !== 'memory') return { delivered, persisted: left, dropped: 0 };
    for (const [destinationId, { pending }] of Object.entries(ledger.stats().destinations)) {
      ledger.drop(destinationId, 'shut_down', pending);
    }
    return { delivered, persisted: 0, dropped: left };
  }

  return {
    record(generation) {
      const owner = generation.owner ?? DEFAULT_OWNER;
      if (shutdownReport !== undefined) return { accepted: refuse(owner, 'shut_down') };
      const prepared = cache.known(owner);
      return { accepted: prepared === undefined ? broadcastLater(generation, owner) : broadcast(generation, prepared) };
    },
    async flush({ timeoutMs = FLUSH_TIMEOUT_MS } = {}) {
      await flush(timeoutMs);
      return { pending: ledger.pending() + unqueued };
    },
    shutdown({ timeoutMs = SHUTDOWN_TIMEOUT_MS } = {}) {
      shutdownReport ??= shutDown(timeoutMs);
      return shutdownReport;
    },
    stats: () => ledger.stats(),
    invalidate(owner) {
      cache.invalidate(owner);
      worker.reopen(owner);
    },
  };
}
