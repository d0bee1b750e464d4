import { fetchTransport } from '../otlp/fetch-transport.ts';
import { gzipBody } from '../otlp/gzip-body.ts';
import { atMost } from '../runtime/at-most.ts';
import { systemClock } from '../runtime/clock.ts';
import { silentLogger } from '../runtime/logger.ts';
import { systemRandom } from '../runtime/random.ts';
import { steadyNow } from '../runtime/steady-now.ts';
import { withDefaults } from '../runtime/with-defaults.ts';
import { createAttemptLog } from './attempt-log.ts';
import type { Broadcaster, ShutdownReport } from './broadcaster.ts';
import type { BroadcasterOptions } from './broadcaster-options.ts';
import type { DeliveryEvent } from './delivery-event.ts';
import { createDeliveryLedger } from './delivery-ledger.ts';
import { observeDelivery } from './delivery-metrics.ts';
import type { RefusedReason } from './delivery-stats.ts';
import { createDeliveryWorker } from './delivery-worker.ts';
import { createDestinationCache } from './destination-cache.ts';
import { fixedDestinations } from './fixed-destinations.ts';
import { createIntake } from './intake.ts';
import { memoryDeliveryQueue } from './memory-delivery-queue.ts';
import type { SealedBatch } from './open-batches.ts';
import { DEFAULT_BATCH_LIMITS } from './open-batches.ts';
import { createOutstandingDeliveries } from './outstanding-deliveries.ts';
import { packBatch } from './pack-batch.ts';
import { createSentStructure } from './sent-structure.ts';
import { createStopSignal } from './stop-signal.ts';
import { DEFAULT_WORKER_LIMITS } from './worker-limits.ts';

/** Each takes 300 KB while it runs, and a platform has few threads for them: batches of thousands of destinations wait. */
const MAX_GZIPS = 8;
const FLUSH_TIMEOUT_MS = 30_000;
const SHUTDOWN_TIMEOUT_MS = 5_000;
/** What a shutdown may take beyond its time for what is being stored just now, and for closing the queue. */
const SHUTDOWN_GRACE_MS = 200;

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
    gzip: anyGzip = gzipBody,
    attemptLogSize = 20,
    logger = silentLogger,
    clock = systemClock,
    random = systemRandom,
    createId = () => crypto.randomUUID(),
  } = options;
  const source = 'list' in options.destinations ? options.destinations : fixedDestinations(options.destinations);
  const now = steadyNow(clock);
  const cache = createDestinationCache({ source, clock, logger });
  const ledger = createDeliveryLedger(() => queue.accounts());
  const attempts = createAttemptLog(attemptLogSize);
  const sentStructure = createSentStructure(clock);
  const outstanding = createOutstandingDeliveries(createId());
  const stopSignal = createStopSignal();
  const gzip = atMost(MAX_GZIPS, async (bytes: Uint8Array) => (stopSignal.isStopped() ? undefined : anyGzip(bytes)));
  let shutdownReport: Promise<ShutdownReport> | undefined;

  const observe =
    options.meter === undefined
      ? undefined
      : observeDelivery(options.meter, { total: ledger.total, state: () => queue.state() });

  /** A hook of the host: what it throws is its own affair. */
  function tell<Event>(name: string, hook: ((event: Event) => void) | undefined, event: Event): void {
    try {
      hook?.(event);
    } catch (error) {
      logger.error(`${name} threw`, { error: String(error) });
    }
  }

  function onEvent(event: DeliveryEvent): void {
    attempts.note(event);
    tell('the meter', observe, event);
    tell('onDelivery', options.onDelivery, event);
  }

  const worker = createDeliveryWorker({
    queue,
    ledger,
    outstanding,
    transport,
    gzip,
    clock,
    now,
    random,
    limits: withDefaults(DEFAULT_WORKER_LIMITS, options.delivery),
    async currentDestination(owner, destinationId) {
      const prepared = await cache.loadOrLast(owner);
      if (prepared === undefined) return 'unknown';
      return prepared.find(({ destination }) => destination.id === destinationId)?.destination ?? 'gone';
    },
    onError: (error) =>
      logger.error('a delivery failed in an unforeseen way and is tried again', { error: String(error) }),
    onLoss: sentStructure.forget,
    onEvent,
    onDisabled(event) {
      const { owner, destinationId: destination, reason } = event;
      logger.warn('a destination is paused: nothing went through for days', { owner, destination, reason });
      tell('onDestinationDisabled', options.onDestinationDisabled, event);
    },
  });

  /** Stores a sealed batch; says why not where it cannot. */
  async function store({
    owner,
    destinationId,
    body,
    entryBytes,
    recycle,
  }: SealedBatch): Promise<RefusedReason | undefined> {
    const id = outstanding.issue();
    const facts = { id, owner, destinationId, createdAtMs: now(), attempts: 0 };
    try {
      // A compression that never ends must not keep a shutdown from counting the batch.
      const delivery = await stopSignal.unlessStopped(packBatch({ ...facts, body, entryBytes, gzip }));
      if (delivery === undefined || stopSignal.isStopped()) {
        outstanding.settle(id);
        return 'shut_down';
      }
      if (delivery.body.buffer !== body.buffer) recycle();
      const { stored, evicted } = await queue.put(delivery);
      for (const gone of evicted) {
        outstanding.settle(gone.id);
        sentStructure.forget(gone.destinationId);
      }
      if (stored) return undefined;
    } catch (error) {
      outstanding.settle(id);
      throw error;
    }
    outstanding.settle(id);
    return 'queue_full';
  }

  const intake = createIntake({
    cache,
    ledger,
    sentStructure,
    stopSignal,
    limits: withDefaults(DEFAULT_BATCH_LIMITS, options.batch),
    clock,
    logger,
    isPaused: worker.isPaused,
    store,
  });

  function timer(delayMs: number, keepAlive: boolean): { readonly over: Promise<void>; readonly cancel: () => void } {
    let cancel = () => {};
    const over = new Promise<void>((resolve) => {
      cancel = clock.schedule(resolve, delayMs, { keepAlive });
    });
    return { over, cancel };
  }

  async function flush(timeoutMs: number): Promise<void> {
    const deadlineMs = clock.monotonic() + timeoutMs;
    const deadline = timer(timeoutMs, true);
    await Promise.race([queue.ready().catch(() => {}), deadline.over]);
    await intake.drain(deadline.over);
    // Where nothing of this process is left, what an earlier one left is waited for.
    const own = outstanding.isNone() && queue.accounts().total.pending > 0 ? [] : [outstanding.settledOfNow()];
    await Promise.race([...own, worker.idle(deadlineMs), deadline.over]);
    deadline.cancel();
  }

  async function shutDown(timeoutMs: number): Promise<ShutdownReport> {
    const { delivered } = queue.accounts().total;
    const lostBefore = queue.accounts().total.dropped.shut_down ?? 0;
    await flush(timeoutMs);
    stopSignal.stop();
    worker.stop();
    unsubscribe();
    // Whatever is in no queue yet is refused now, and counted before the report.
    const grace = timer(SHUTDOWN_GRACE_MS, true);
    await intake.drain(grace.over);
    await Promise.race([queue.close().catch(onCloseError), grace.over]);
    grace.cancel();
    const { total } = queue.accounts();
    return {
      delivered: total.delivered - delivered,
      persisted: total.pending,
      dropped: (total.dropped.shut_down ?? 0) - lostBefore,
    };
  }

  function onCloseError(error: unknown): void {
    logger.error('the queue could not be closed', { error: String(error) });
  }

  const unsubscribe = queue.subscribe(worker.wake);
  queue.ready().then(worker.wake, (error: unknown) => {
    logger.error('the queue could not be opened', { error: String(error) });
  });

  return {
    record: intake.record,
    async flush({ timeoutMs = FLUSH_TIMEOUT_MS } = {}) {
      await flush(timeoutMs);
      if (stopSignal.isStopped()) await shutdownReport;
      return { pending: queue.accounts().total.pending + intake.unqueued() };
    },
    shutdown({ timeoutMs = SHUTDOWN_TIMEOUT_MS } = {}) {
      intake.close();
      shutdownReport ??= shutDown(timeoutMs);
      return shutdownReport;
    },
    stats: () => ({ ...ledger.stats(), queue: queue.state() }),
    destinationStats: ledger.statsOf,
    attempts: attempts.of,
    invalidate(owner) {
      cache.invalidate(owner);
      worker.reopen(owner);
    },
  };
}
