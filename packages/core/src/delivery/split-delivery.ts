import type { Gzip } from '../otlp/gzip-body.ts';
import type { Delivery } from './delivery-queue.ts';
import { partId } from './outstanding-deliveries.ts';
import { packBatch, unpackEntries } from './pack-batch.ts';

/**
 * Halves a refused delivery. Repeated until the record that spoils it is alone, only that one is lost. The halves are the
 * same each time, ids included.
 */
export async function splitDelivery(delivery: Delivery, gzip: Gzip): Promise<Delivery[]> {
  const entries = await unpackEntries(delivery);
  const middle = Math.ceil(entries.length / 2);
  const { id, owner, destinationId, createdAtMs } = delivery;
  return Promise.all(
    [entries.slice(0, middle), entries.slice(middle)].map((half, index) =>
      packBatch({ id: partId(id, index), owner, destinationId, createdAtMs, attempts: 0, entries: half, gzip }),
    ),
  );
}
