import { joinResourceSpans } from '../otlp/encode-traces.ts';
import type { Gzip } from '../otlp/gzip-body.ts';
import type { Delivery } from './delivery-queue.ts';

/** What a packed batch is made of. */
export interface PackOptions {
  readonly id: string;
  readonly owner: string;
  readonly destinationId: string;
  readonly entries: readonly Uint8Array[];
  readonly createdAtMs: number;
  readonly attempts: number;
  readonly gzip: Gzip;
}

/** Joins and compresses the entries of a batch, once: a retry sends the same bytes. */
export async function packBatch({ entries, gzip, ...facts }: PackOptions): Promise<Delivery> {
  const plain = joinResourceSpans(entries);
  // A body that cannot be compressed is sent as it is.
  const compressed = await gzip(plain).catch(() => undefined);
  return {
    ...facts,
    body: compressed ?? plain,
    encoding: compressed === undefined ? 'identity' : 'gzip',
    entryBytes: entries.map((entry) => entry.length),
  };
}

const HEAD_BYTES = joinResourceSpans([]).length - 2;

async function plainBody({ body, encoding }: Delivery): Promise<Uint8Array> {
  if (encoding === 'identity') return body;
  const stream = new Blob([body]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The entries of a packed batch, each as it was joined. */
export async function unpackEntries(delivery: Delivery): Promise<Uint8Array[]> {
  const plain = await plainBody(delivery);
  let offset = HEAD_BYTES;
  return delivery.entryBytes.map((length) => {
    const entry = plain.subarray(offset, offset + length);
    offset += length + 1;
    return entry;
  });
}
