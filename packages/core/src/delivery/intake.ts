import type { Generation } from '../generation/generation.ts';
import { BroadcastError } from '../runtime/broadcast-error.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';
import { selects } from '../selection/selects.ts';
import { traceIdFor } from '../spans/trace-identity.ts';
import type { RecordHandle } from './broadcaster.ts';
import type { DeliveryLedger } from './delivery-ledger.ts';
import type { RefusedReason } from './delivery-stats.ts';
import type { DestinationCache, PreparedDestination } from './destination-cache.ts';
import type { GenerationShapes } from './map-once-per-shape.ts';
import { mapOncePerShape } from './map-once-per-shape.ts';
import type { BatchLimits, SealedBatch } from './open-batches.ts';
import { createOpenBatches } from './open-batches.ts';
import type { SentStructure } from './sent-structure.ts';
import type { StopSignal } from './stop-signal.ts';

/** The way of a generation until its batch is in the queue. */
export interface Intake {
  record(generation: Generation): RecordHandle;
  /** Refuses what is recorded from now on. */
  close(): void;
  /** Records that were taken and are in no queue yet: their destinations are being read, or their batch is open. */
  unqueued(): number;
  /** Resolves when everything that was recorded before is in the queue or refused. Takes no heed of what comes later. */
  drain(until: Promise<unknown>): Promise<void>;
}

/** What an {@link Intake} works with. */
export interface IntakeParts {
  readonly cache: DestinationCache;
  readonly ledger: DeliveryLedger;
  readonly sentStructure: SentStructure;
  readonly stopSignal: StopSignal;
  readonly limits: BatchLimits;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Whether a destination is disabled for failing too long. */
  readonly isPaused: (destinationId: string) => boolean;
  /** Brings a sealed batch into the queue; says why not where it does not get in. */
  readonly store: (batch: SealedBatch) => Promise<RefusedReason | undefined>;
}

const DEFAULT_OWNER = 'default';
/** Most records that wait outside the queue, so that a source or a queue that does not answer cannot fill the memory. */
const MAX_UNQUEUED = 10_000;
/** Most bytes of encoded records that wait outside the queue, for the same reason. */
const MAX_UNQUEUED_BYTES = 64 * 1024 * 1024;
const LOAD_RETRY_DELAYS_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

const REFUSED = Promise.resolve(false);

/** Hardly anybody waits for a record, so what to wait for is put together when somebody does. */
function handleOf(stored: readonly Promise<boolean>[]): RecordHandle {
  let accepted: RecordHandle['accepted'] | undefined;
  return {
    get accepted() {
      accepted ??= Promise.all(stored).then((outcomes) => {
        const destinations = outcomes.filter((one) => one).length;
        return { destinations, refused: outcomes.length - destinations };
      });
      return accepted;
    },
  };
}

/** Selects, maps and encodes generations, and collects them in batches. */
export function createIntake(parts: IntakeParts): Intake {
  const { cache, ledger, sentStructure, stopSignal, clock, logger } = parts;
  const unfinished = new Set<Promise<unknown>>();
  let unqueued = 0;
  let unqueuedBytes = 0;
  let isClosed = false;

  const batches = createOpenBatches({
    limits: parts.limits,
    clock,
    onSealed: (batch) => track(enqueue(batch)),
  });

  /** Remembers work that a flush has to wait for. */
  function track(work: Promise<unknown>): void {
    const tracked = work.finally(() => unfinished.delete(tracked));
    unfinished.add(tracked);
  }

  async function enqueue(batch: SealedBatch): Promise<void> {
    const { destinationId, entryBytes } = batch;
    // What compressing and storing cost falls on no call of `record()`.
    await undefined;
    const refused = await parts.store(batch).catch((error: unknown): RefusedReason => {
      logger.error('a batch could not be stored', { destinationId, error: String(error) });
      return 'queue_failed';
    });
    unqueued -= entryBytes.length;
    for (const bytes of entryBytes) unqueuedBytes -= bytes;
    if (refused !== undefined) {
      ledger.refuse(destinationId, refused, entryBytes.length);
      sentStructure.forget(destinationId);
    }
    batch.settle(refused === undefined);
  }

  /** Lays a generation into the open batch of one destination, mapped and encoded, if the destination wants it. */
  function broadcastTo(
    prepared: PreparedDestination,
    generation: Generation,
    shapes: GenerationShapes,
  ): Promise<boolean> | undefined {
    const { destination, passes } = prepared;
    const selection = parts.isPaused(destination.id)
      ? ({ selected: false, reason: 'disabled' } as const)
      : selects(destination, generation, { passes, traceIdFor });
    if (!selection.selected) {
      ledger.skip(destination.id, selection.reason);
      return undefined;
    }
    const { structure, json } = shapes.get(prepared);
    if (unqueuedBytes >= MAX_UNQUEUED_BYTES) {
      ledger.refuse(destination.id, 'queue_failed');
      return REFUSED;
    }
    const entry = json(sentStructure.unseen(destination.id, structure));
    const { bytes, stored } = batches.add({ owner: destination.owner, destinationId: destination.id }, entry);
    unqueued += 1;
    unqueuedBytes += bytes;
    return stored;
  }

  function broadcast(generation: Generation, prepared: readonly PreparedDestination[]): RecordHandle {
    const shapes = mapOncePerShape(generation);
    const stored: Promise<boolean>[] = [];
    for (const target of prepared) {
      try {
        const one = broadcastTo(target, generation, shapes);
        if (one !== undefined) stored.push(one);
      } catch (error) {
        // What was thrown may quote the caller's data, so only its kind is told.
        const kind =
          error instanceof BroadcastError ? error.message : error instanceof Error ? error.name : typeof error;
        logger.error('a generation could not be mapped', { generation: generation.id, error: kind });
        ledger.refuse(target.destination.id, 'invalid');
        stored.push(REFUSED);
      }
    }
    shapes.release();
    return handleOf(stored);
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
      return broadcast(generation, prepared);
    });
    track(joined);
    return joined.then(({ accepted }) => accepted);
  }

  return {
    record(generation) {
      // Plain JavaScript hands over anything, and no call may fail by it.
      if (typeof generation !== 'object' || generation === null) return { accepted: refuse(DEFAULT_OWNER, 'invalid') };
      const owner = generation.owner ?? DEFAULT_OWNER;
      if (isClosed) return { accepted: refuse(owner, 'shut_down') };
      const prepared = cache.known(owner);
      return prepared === undefined ? { accepted: broadcastLater(generation, owner) } : broadcast(generation, prepared);
    },
    close() {
      isClosed = true;
    },
    unqueued: () => unqueued,
    async drain(until) {
      // First what waits for its destinations joins a batch, then the batches join the queue.
      for (const _ of ['destinations', 'batches']) {
        batches.sealAll();
        await Promise.race([Promise.all(unfinished), until]);
      }
    },
  };
}
