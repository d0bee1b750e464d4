import { createDeliveryAccounts } from './delivery-accounts.ts';
import type { Delivery, DeliveryQueue, EvictedDelivery } from './delivery-queue.ts';
import { createDestinationTurns } from './destination-turns.ts';

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
  readonly destinationId: string;
  readonly deliveries: Delivery[];
  bytes: number;
}

const recordsOf = ({ entryBytes }: Delivery) => entryBytes.length;

/** A bounded {@link DeliveryQueue} in memory. Survives nothing; costs nothing. */
export function memoryDeliveryQueue({
  maxBytesPerDestination = 8 * 1024 * 1024,
  maxBytes = 256 * 1024 * 1024,
  overflow = 'drop_oldest',
}: MemoryDeliveryQueueOptions = {}): DeliveryQueue {
  const accounts = createDeliveryAccounts();
  const turns = createDestinationTurns();
  const lines = new Map<string, Line>();
  const inFlight = new Map<string, Delivery>();
  const listeners = new Set<() => void>();
  let totalBytes = 0;
  let isClosed = false;

  function resize(line: Line, bytes: number): void {
    line.bytes += bytes;
    totalBytes += bytes;
  }

  function enter(delivery: Delivery, place: 'front' | 'back'): void {
    const { owner, destinationId } = delivery;
    const line = lines.get(destinationId) ?? { owner, destinationId, deliveries: [], bytes: 0 };
    lines.set(destinationId, line);
    if (place === 'front') line.deliveries.unshift(delivery);
    else line.deliveries.push(delivery);
    resize(line, delivery.body.length);
    turns.add(destinationId);
  }

  function takeFirst(line: Line): Delivery | undefined {
    const delivery = line.deliveries.shift();
    if (delivery !== undefined) resize(line, -delivery.body.length);
    if (line.deliveries.length === 0) {
      lines.delete(line.destinationId);
      turns.remove(line.destinationId);
    }
    return delivery;
  }

  const ownBytes = (destinationId: string) => lines.get(destinationId)?.bytes ?? 0;

  function hasRoom({ destinationId, body }: Delivery): boolean {
    return ownBytes(destinationId) + body.length <= maxBytesPerDestination && totalBytes + body.length <= maxBytes;
  }

  /** Which line has to give way: a destination pays for itself, and a full house is paid by whoever fills it most. */
  function payerFor({ destinationId, body }: Delivery): Line | undefined {
    let payer = lines.get(destinationId);
    if (ownBytes(destinationId) + body.length > maxBytesPerDestination) return payer;
    for (const line of lines.values()) if (line.bytes > (payer?.bytes ?? 0)) payer = line;
    return payer;
  }

  function evictFrom(line: Line): EvictedDelivery[] {
    const oldest = takeFirst(line);
    if (oldest === undefined) return [];
    const { id, owner, destinationId } = oldest;
    const records = recordsOf(oldest);
    accounts.settle(destinationId, { delivered: 0, dropped: { queue_full: records } });
    return [{ id, owner, destinationId, records }];
  }

  return {
    durability: 'memory',
    async put(delivery) {
      const evicted: EvictedDelivery[] = [];
      while (!hasRoom(delivery) || isClosed) {
        const payer = overflow === 'drop_oldest' ? payerFor(delivery) : undefined;
        // What was evicted stays evicted: the caller must hear of it even where the new one still finds no room.
        if (payer === undefined) return { stored: false, evicted };
        evicted.push(...evictFrom(payer));
      }
      accounts.accept(delivery.destinationId, recordsOf(delivery));
      enter(delivery, 'back');
      for (const listener of listeners) listener();
      return { stored: true, evicted };
    },
    async take({ nowMs, admit }) {
      const admitAtMs = (destinationId: string) =>
        admit({ owner: lines.get(destinationId)?.owner ?? '', destinationId });
      const line = lines.get(turns.next(nowMs, admitAtMs) ?? '');
      const delivery = line && takeFirst(line);
      if (delivery === undefined) return { kind: 'nothing', dueAtMs: turns.dueAtMs() };
      inFlight.set(delivery.id, delivery);
      return { kind: 'taken', delivery };
    },
    async release(delivery, { failedAtMs } = {}) {
      if (!inFlight.delete(delivery.id)) return;
      const failures = failedAtMs === undefined ? 0 : 1;
      if (failedAtMs !== undefined) accounts.fail(delivery.destinationId, failedAtMs);
      enter({ ...delivery, attempts: delivery.attempts + failures }, 'front');
    },
    async settle(delivery, settlement) {
      if (!inFlight.delete(delivery.id)) return false;
      accounts.settle(delivery.destinationId, settlement);
      return true;
    },
    async replace(delivery, parts) {
      if (!inFlight.delete(delivery.id)) return false;
      for (const part of parts.toReversed()) enter(part, 'front');
      return true;
    },
    resume: turns.resume,
    accounts: () => accounts.view,
    state: () => ({ kind: 'ok' }),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async ready() {},
    async close() {
      isClosed = true;
      const left = [...inFlight.values(), ...[...lines.values()].flatMap(({ deliveries }) => deliveries)];
      for (const delivery of left) {
        accounts.settle(delivery.destinationId, { delivered: 0, dropped: { shut_down: recordsOf(delivery) } });
        turns.remove(delivery.destinationId);
      }
      inFlight.clear();
      lines.clear();
      totalBytes = 0;
    },
  };
}
