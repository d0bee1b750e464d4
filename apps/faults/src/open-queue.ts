import { type DeliveryQueue, type Logger, memoryDeliveryQueue, silentLogger } from '@broadcast-kit/core';
import { bullmqDeliveryQueue } from '@broadcast-kit/server/bullmq';
import { lmdbDeliveryQueue } from '@broadcast-kit/server/lmdb';

/** Which queue a process opens, and where. */
export type QueueChoice =
  /** `default`: with the default limits. `roomy`: with room for everything that a run puts in. */
  | { readonly kind: 'memory'; readonly limits: 'default' | 'roomy' }
  | { readonly kind: 'lmdb'; readonly path: string; readonly durability: 'process' | 'power' }
  /** `lockMs`: how long a batch stays with an instance that died. */
  | { readonly kind: 'bullmq'; readonly port: number; readonly name: string; readonly lockMs: number };

/** Opens the queue. */
export function openQueue(choice: QueueChoice, logger: Logger = silentLogger): DeliveryQueue {
  switch (choice.kind) {
    case 'memory':
      return memoryDeliveryQueue(choice.limits === 'roomy' ? { maxBytesPerDestination: 1e9, maxBytes: 1e9 } : {});
    case 'lmdb':
      return lmdbDeliveryQueue({ path: choice.path, durability: choice.durability, logger });
    case 'bullmq': {
      const { port, name, lockMs } = choice;
      return bullmqDeliveryQueue({ connection: { host: '127.0.0.1', port }, name, lockMs, watchMs: 3_000, logger });
    }
  }
}
