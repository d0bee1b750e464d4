import type { Gzip } from '../otlp/gzip-body.ts';
import { createTracesBody, HEAD_BYTES } from '../otlp/traces-body.ts';
import type { Delivery } from './delivery-queue.ts';
import { partId } from './outstanding-deliveries.ts';
import { packBatch } from './pack-batch.ts';

const decoder = new TextDecoder();

async function plainBody({ body, encoding }: Delivery): Promise<Uint8Array> {
  if (encoding === 'identity') return body;
  const stream = new Blob([body]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The entries of a packed batch, each as it was added. */
async function entriesOf(delivery: Delivery): Promise<string[]> {
  const plain = await plainBody(delivery);
  let offset = HEAD_BYTES;
  return delivery.entryBytes.map((length) => {
    const entry = decoder.decode(plain.subarray(offset, offset + length));
    offset += length + 1;
    return entry;
  });
}

/**
 * Halves a refused delivery. Repeated until the record that spoils it is alone, only that one is lost. The halves are the
 * same each time, ids included.
 */
export async function splitDelivery(delivery: Delivery, gzip: Gzip): Promise<Delivery[]> {
  const entries = await entriesOf(delivery);
  const middle = Math.ceil(entries.length / 2);
  const { id, owner, destinationId, createdAtMs } = delivery;
  return Promise.all(
    [entries.slice(0, middle), entries.slice(middle)].map((half, index) => {
      const { add, entryBytes, finish } = createTracesBody();
      for (const entry of half) add(entry);
      const part = { id: partId(id, index), owner, destinationId, createdAtMs, attempts: 0 };
      return packBatch({ ...part, body: finish(), entryBytes, gzip });
    }),
  );
}
