import type { Gzip } from '../otlp/gzip-body.ts';
import type { Delivery } from './delivery-queue.ts';

/** What a packed batch is made of. */
export interface PackOptions extends Omit<Delivery, 'encoding'> {
  /** Compresses `body`, which is plain. */
  readonly gzip: Gzip;
}

/** Compresses a batch, once: a retry sends the same bytes. */
export async function packBatch({ body, gzip, ...facts }: PackOptions): Promise<Delivery> {
  // A body that cannot be compressed is sent as it is.
  const compressed = await gzip(body).catch(() => undefined);
  return { ...facts, body: compressed ?? body, encoding: compressed === undefined ? 'identity' : 'gzip' };
}
