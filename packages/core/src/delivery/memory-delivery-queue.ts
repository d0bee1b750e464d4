import type { Delivery, DeliveryQueue } from './delivery-queue.ts';

/** Limits of a {@link memoryDeliveryQueue}. */
export interface MemoryDeliveryQueueOptions {
  /** Most bytes of waiting bodies per destination. Default 8 MiB. */
  readonly maxBytesPerDestination?: number | undefined;
  /** Most bytes of waiting bodies in all. Default 256 MiB. */
  readonly maxBytes?: number | undefined;
  /**
   * What goes when there is no room: the oldest deliveries (default), of the destination that is over its own limit, else
   * of the one that holds the most; or the new delivery.
   */
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

  function lineOf({ destinationId, owner }: Delivery): Line {
    const found = lines.get(destinationId);
    if (found !== undefined) return found;
    const line = { owner, deliveries: [], bytes: 0 };
    lines.set(destinationId, line);
    return line;
  }

  function resize(line: Line, bytes: number): void {
    line.bytes += bytes;
    totalBytes += bytes;
  }

  /** Which line has to give way: a destination pays for itself, and a full house is paid by whoever fills it most. */
  function lineOverLimit(own: Line, bytes: number): Line | undefined {
    if (own.bytes + bytes > maxBytesPerDestination) return own;
    if (totalBytes + bytes <= maxBytes) return undefined;
    let largest = own;
    for (const line of lines.values()) if (line.bytes > largest.bytes) largest = line;
    return largest;
  }

  return {
    durability: 'memory',
    async put(delivery) {
      const line = lineOf(delivery);
      const bytes = delivery.body.length;
      const evicted: Delivery[] = [];
      let crowded = lineOverLimit(line, bytes);
      while (crowded !== undefined && overflow === 'drop_oldest') {
        const oldest = crowded.deliveries.shift();
        if (oldest === undefined) break;
        evicted.push(oldest);
        resize(crowded, -oldest.body.length);
        if (crowded !== line && crowded.deliveries.length === 0) lines.delete(oldest.destinationId);
        crowded = lineOverLimit(line, bytes);
      }
      // What was evicted stays evicted: the caller must hear of it even where the new one still finds no room.
      if (crowded !== undefined) {
        if (line.deliveries.length === 0) lines.delete(delivery.destinationId);
        return { stored: false, evicted };
      }
      line.deliveries.push(delivery);
      resize(line, bytes);
      return { stored: true, evicted };
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
      const line = lineOf(delivery);
      line.deliveries.unshift(delivery);
      resize(line, delivery.body.length);
    },
    async settle() {},
    async waiting() {
      return Array.from(lines, ([destinationId, { owner }]) => ({ destinationId, owner }));
    },
  };
}
