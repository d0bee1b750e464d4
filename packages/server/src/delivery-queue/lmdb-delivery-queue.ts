import {
  type Clock,
  type DeliveryQueue,
  type Logger,
  memoryDeliveryQueue,
  silentLogger,
  systemClock,
} from '@broadcast-kit/core';
import { lmdbFileQueue } from './lmdb-file-queue.ts';
import { spillingQueue } from './spilling-queue.ts';

/** Options of {@link lmdbDeliveryQueue}. */
export interface LmdbDeliveryQueueOptions {
  /**
   * A directory on a local disk, for this process alone; created where it is missing. The queue keeps `delivery-queue.mdb` and
   * two lock files in it.
   */
  readonly path: string;
  /**
   * What an accepted record survives. `process` (default): a killed process and an orderly reboot; after a power cut the file
   * may have to be set aside. `power`: a power cut too; a batch waits for the disk, together with those that came meanwhile.
   */
  readonly durability?: 'process' | 'power' | undefined;
  /** Most bytes of waiting bodies per destination. Default 1 GiB. */
  readonly maxBytesPerDestination?: number | undefined;
  /** Most bytes of waiting bodies in all. Default 10 GiB. The file does not shrink again; its room is used anew. */
  readonly maxBytes?: number | undefined;
  /**
   * What goes when there is no room: the oldest deliveries (default), of the destination that is over its own limit, else
   * of the one that holds the most; or the new delivery.
   */
  readonly overflow?: 'drop_oldest' | 'drop_newest' | undefined;
  /** Default: silent. */
  readonly logger?: Logger | undefined;
  readonly clock?: Clock | undefined;
}

const GIB = 1024 ** 3;

/**
 * A {@link DeliveryQueue} in one file on a local disk (LMDB), for one process. Batches and books change in one transaction, in
 * a thread of its own: a slow disk does not hold up the gateway. Books go on over restarts.
 *
 * Where the disk is full, read-only or failing, batches wait in memory and `state()` says so; where a file is damaged, it is
 * set aside as `delivery-queue.mdb.corrupt-<time>`, what waited in it is counted as dropped (`damaged`), and a new file takes its
 * place. The process goes on in each case. A file that another version wrote is set aside too.
 *
 * @example
 * ```ts
 * const broadcast = createBroadcastServer({
 *   ...options,
 *   queue: lmdbDeliveryQueue({ path: './data', durability: 'process' }),
 * });
 * process.once('SIGTERM', () => broadcast.close({ timeoutMs: 5_000 }));
 * ```
 */
export function lmdbDeliveryQueue({
  path,
  durability = 'process',
  maxBytesPerDestination = GIB,
  maxBytes = 10 * GIB,
  overflow = 'drop_oldest',
  logger = silentLogger,
  clock = systemClock,
}: LmdbDeliveryQueueOptions): DeliveryQueue {
  const limits = { maxBytesPerDestination, maxBytes, overflow };
  return spillingQueue(lmdbFileQueue({ path, durability, limits, logger, clock }), memoryDeliveryQueue({ overflow }));
}
