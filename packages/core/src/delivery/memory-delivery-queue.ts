import type { Delivery, DeliveryQueue } from './delivery-queue.ts';

/** Limits of a {@link memoryDeliveryQueue}. */
export interface MemoryDeliveryQueueOptions {
  /** Most bytes of waiting bodies per destination. Default 8 MiB. */
  readonly maxBytesPerDestination?: number | undefined;
  /** Most bytes of waiting bodies in all. Default 256 MiB. */
  readonly maxBytes?: number | undefined;
  /** What goes when there is no room: the destination's oldest deliveries (default), or the new one. */
  readonly overflow?: 'drop_oldest' | 'drop_newest' | undefined;
}

interface Line {
  readonly owner: string;
  readonly deliveries: Delivery[];
  bytes: number;
}

/** A bounded {@link DeliveryQueue} in memory. Survives nothing; costs nothing. */
export function memoryDeliveryQueue({
  maxBytesPerDestination = 8 * 1024 * 1024,
  maxBytes = 256 * 1024 * 1024,
  overflow = 'drop_oldest',
}: MemoryDeliveryQueueOptions = {}): DeliveryQueue {
  const lines = new Map<string, Line>();
  let totalBytes = 0;

  function resize(line: Line, bytes: number): void {
    line.bytes += bytes;
    totalBytes += bytes;
  }

  function fits(line: Line, bytes: number): boolean {
    return line.bytes + bytes <= maxBytesPerDestination && totalBytes + bytes <= maxBytes;
  }

  return {
    durability: 'memory',
    async put(delivery) {
      const line = lines.get(delivery.destinationId) ?? { owner: delivery.owner, deliveries: [], bytes: 0 };
      const evicted: Delivery[] = [];
      while (!fits(line, delivery.body.length)) {
        const oldest = overflow === 'drop_oldest' ? line.deliveries.shift() : undefined;
        if (oldest === undefined) break;
        evicted.push(oldest);
        resize(line, -oldest.body.length);
      }
      // What was evicted stays evicted: the caller must hear of it even where the new one still finds no room.
      const stored = fits(line, delivery.body.length);
      if (stored) {
        line.deliveries.push(delivery);
        resize(line, delivery.body.length);
        lines.set(delivery.destinationId, line);
      }
      return { stored, evicted };
    },
    async take(destinationId) {
      const line = lines.get(destinationId);
      const delivery = line?.deliveries.shift();
      if (line === undefined || delivery === undefined) return undefined;
      resize(line, -delivery.body.length);
      // Back to the end of the map, so that every destination gets its turn.
      lines.delete(destinationId);
      if (line.deliveries.length > 0) lines.set(destinationId, line);
      return delivery;
    },
    async putBack(delivery) {
      const line = lines.get(delivery.destinationId) ?? { owner: delivery.owner, deliveries: [], bytes: 0 };
      line.deliveries.unshift(delivery);
      resize(line, delivery.body.length);
      lines.set(delivery.destinationId, line);
    },
    async settle() {},
    async waiting() {
      return Array.from(lines, ([destinationId, { owner }]) => ({ destinationId, owner }));
    },
  };
}
