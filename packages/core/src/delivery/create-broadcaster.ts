import * as v from 'valibot';
import type { DestinationInput } from '../destination/destination.ts';
import { DestinationSchema } from '../destination/destination.ts';
import type { Generation } from '../generation/generation.ts';
import { encodeResourceSpans } from '../otlp/encode-resource-spans.ts';
import { fetchTransport } from '../otlp/fetch-transport.ts';
import { type Gzip, gzipBody } from '../otlp/gzip-body.ts';
import type { Transport } from '../otlp/transport.ts';
import { BroadcastError } from '../runtime/broadcast-error.ts';
import type { Clock } from '../runtime/clock.ts';
import { systemClock } from '../runtime/clock.ts';
import { issuesOf } from '../runtime/issues-of.ts';
import type { Logger } from '../runtime/logger.ts';
import { silentLogger } from '../runtime/logger.ts';
import type { Random } from '../runtime/random.ts';
import { systemRandom } from '../runtime/random.ts';
import { selects } from '../selection/selects.ts';
import type { MappedGeneration } from '../spans/map-generation.ts';
import { mapGeneration, resourceSpansOf } from '../spans/map-generation.ts';
import { traceIdFor } from '../spans/trace-identity.ts';
import type { Broadcaster, RecordHandle, ShutdownReport } from './broadcaster.ts';
import type { DeliveryEvent } from './delivery-event.ts';
import { createDeliveryLedger } from './delivery-ledger.ts';
import type { DeliveryQueue } from './delivery-queue.ts';
import type { WorkerLimits } from './delivery-worker.ts';
import { createDeliveryWorker, DEFAULT_WORKER_LIMITS } from './delivery-worker.ts';
import type { PreparedDestination } from './destination-cache.ts';
import { createDestinationCache } from './destination-cache.ts';
import type { DestinationSource } from './destination-source.ts';
import { memoryDeliveryQueue } from './memory-delivery-queue.ts';
import type { BatchLimits, SealedBatch } from './open-batches.ts';
import { createOpenBatches, DEFAULT_BATCH_LIMITS } from './open-batches.ts';
import { packBatch } from './pack-batch.ts';
import { createSentStructure } from './sent-structure.ts';

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
const FLUSH_TIMEOUT_MS = 30_000;
const SHUTDOWN_TIMEOUT_MS = 5_000;
const LOAD_RETRY_DELAYS_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

function fixedDestinations(inputs: readonly DestinationInput[]): DestinationSource {
  const destinations = inputs.map((input) => {
    const parsed = v.safeParse(DestinationSchema, input);
    if (parsed.success) return parsed.output;
    const issues = issuesOf(parsed.issues).map(({ path, message }) => `${path}: ${message}`);
    throw new BroadcastError({
      code: 'invalid_config',
      message: `The destination ${JSON.stringify(input.id)} cannot be used. ${issues.join(' ')}`,
    });
  });
  return { list: async (owner) => destinations.filter((destination) => destination.owner === owner) };
}

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
 * process.once('SIGTERM', () => broadcaster.shutdown({ timeoutMs: 5_000 }));
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
  const unfinished = new Set<Promise<unknown>>();
  let shutdownReport: Promise<ShutdownReport> | undefined;
  let isStopped = false;

  const worker = createDeliveryWorker({
    queue,
    ledger,
    transport,
    gzip,
    clock,
    random,
    limits: { ...DEFAULT_WORKER_LIMITS, ...options.delivery },
    createId,
    currentDestination: async (owner, destinationId) =>
      (await cache.load(owner))?.find(({ destination }) => destination.id === destinationId)?.destination,
    onError: (error) =>
      logger.error('a delivery failed in an unforeseen way and is tried again', { error: String(error) }),
    onEvent(event) {
      try {
        options.onDelivery?.(event);
      } catch (error) {
        logger.error('onDelivery threw', { error: String(error) });
      }
    },
  });

  const batches = createOpenBatches({
    limits: { ...DEFAULT_BATCH_LIMITS, ...options.batch },
    clock,
    onSealed: (batch) => track(enqueue(batch)),
  });

  /** Remembers work that a flush has to wait for. */
  function track(work: Promise<unknown>): void {
    const tracked = work.finally(() => unfinished.delete(tracked));
    unfinished.add(tracked);
  }

  async function enqueue({ owner, destinationId, entries, settle }: SealedBatch): Promise<void> {
    let stored = false;
    try {
      const facts = { id: createId(), owner, destinationId, createdAtMs: clock.now(), attempts: 0 };
      const outcome = await queue.put(await packBatch({ ...facts, entries, gzip }));
      stored = outcome.stored;
      for (const evicted of outcome.evicted) {
        ledger.drop(destinationId, 'queue_full', evicted.entryBytes.length);
      }
    } catch (error) {
      logger.error('a batch could not be stored', { destinationId, error: String(error) });
    }
    if (stored && !isStopped) ledger.accept(destinationId, entries.length);
    else ledger.refuse(destinationId, isStopped ? 'shut_down' : 'queue_full', entries.length);
    settle(stored && !isStopped);
    worker.wake();
  }

  /** Maps and encodes a generation for one destination and lays it into the destination's open batch. */
  function broadcastTo(
    { destination }: PreparedDestination,
    generation: Generation,
    mapped: (destination: PreparedDestination['destination']) => MappedGeneration,
  ): Promise<boolean> {
    try {
      const { structure, ...rest } = mapped(destination);
      const unsent = sentStructure.unseen(destination.id, structure);
      const entry = encodeResourceSpans(resourceSpansOf({ ...rest, structure: unsent }));
      return new Promise((settle) => {
        batches.add({ owner: destination.owner, destinationId: destination.id }, entry, settle);
      });
    } catch (error) {
      logger.error('a generation could not be mapped', { generation: generation.id, error: String(error) });
      ledger.refuse(destination.id, 'invalid');
      return Promise.resolve(false);
    }
  }

  function broadcast(generation: Generation, prepared: readonly PreparedDestination[]): RecordHandle['accepted'] {
    const mapped = mapOncePerShape(generation);
    const settled: Promise<boolean>[] = [];
    for (const target of prepared) {
      const selection = selects(target.destination, generation, { passes: target.passes, traceIdFor });
      if (selection.selected) settled.push(broadcastTo(target, generation, mapped));
      else ledger.skip(target.destination.id, selection.reason);
    }
    return Promise.all(settled).then((stored) => {
      const destinations = stored.filter(Boolean).length;
      return { destinations, refused: stored.length - destinations };
    });
  }

  async function knownLater(owner: string): Promise<readonly PreparedDestination[] | undefined> {
    for (const delayMs of [0, ...LOAD_RETRY_DELAYS_MS]) {
      if (delayMs > 0) await new Promise<void>((resolve) => void clock.schedule(resolve, delayMs));
      const prepared = await cache.load(owner);
      if (prepared !== undefined || shutdownReport !== undefined) return prepared;
    }
    return undefined;
  }

  function refuse(owner: string, reason: 'shut_down' | 'destinations_unknown'): RecordHandle['accepted'] {
    ledger.refuse(`owner:${owner}`, reason);
    return Promise.resolve({ destinations: 0, refused: 1 });
  }

  /** For the first generations of an owner: they wait, outside the caller's way, until its destinations are known. */
  function broadcastLater(generation: Generation, owner: string): RecordHandle['accepted'] {
    const known = knownLater(owner);
    // A flush waits until the record has joined its batch; that the batch is stored it sees for itself.
    const joined = known.then((prepared) => ({
      accepted: prepared === undefined ? refuse(owner, 'destinations_unknown') : broadcast(generation, prepared),
    }));
    track(joined);
    return joined.then(({ accepted }) => accepted);
  }

  async function flush(timeoutMs: number): Promise<void> {
    const deadlineMs = clock.monotonic() + timeoutMs;
    let isOver = false;
    let cancelTimer = () => {};
    const over = new Promise<void>((resolve) => {
      const end = () => {
        isOver = true;
        resolve();
      };
      cancelTimer = clock.schedule(end, timeoutMs, { keepAlive: true });
    });
    batches.sealAll();
    while (unfinished.size > 0 && !isOver) {
      await Promise.race([Promise.all(unfinished), over]);
      batches.sealAll();
    }
    cancelTimer();
    await worker.idle(deadlineMs);
  }

  async function shutDown(timeoutMs: number): Promise<ShutdownReport> {
    const before = ledger.delivered();
    await flush(timeoutMs);
    isStopped = true;
    worker.stop();
    const delivered = ledger.delivered() - before;
    const left = ledger.pending();
    if (queue.durability !== 'memory') return { delivered, persisted: left, dropped: 0 };
    for (const [destinationId, stats] of Object.entries(ledger.stats().destinations)) {
      ledger.drop(destinationId, 'shut_down', stats.pending);
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
      return { pending: ledger.pending() };
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

/** Maps a generation once for all destinations whose settings shape its spans alike. */
function mapOncePerShape(
  generation: Generation,
): (destination: PreparedDestination['destination']) => MappedGeneration {
  const byShape = new Map<string, MappedGeneration>();
  return (destination) => {
    if (!Number.isFinite(generation.startedAtMs) || !Number.isFinite(generation.endedAtMs)) {
      throw new BroadcastError({
        code: 'invalid_generation',
        message: 'startedAtMs and endedAtMs are epoch milliseconds.',
      });
    }
    const { privacyMode, valueLimitBytes, serviceName, metadataScopes, agentObservability } = destination;
    const shape = JSON.stringify([privacyMode, valueLimitBytes, serviceName, metadataScopes, agentObservability]);
    let mapped = byShape.get(shape);
    if (mapped === undefined) {
      mapped = mapGeneration(generation, destination);
      byShape.set(shape, mapped);
    }
    return mapped;
  };
}
