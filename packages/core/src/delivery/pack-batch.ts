import type { Gzip } from '../otlp/gzip-body.ts';
import type { Delivery } from './delivery-queue.ts';

/** What a packed batch is made of. */
export interface PackOptions extends Omit<Delivery, 'encoding'> {
  /** Compresses `body`, which is plain. */
  readonly gzip: Gzip;
}

async function compressed(body: PackOptions['body'], gzip: Gzip): Promise<PackOptions['body'] | undefined> {
  try {
    return await gzip(body);
  } catch {
    // What cannot be compressed is sent as it is.
    return undefined;
  }
}

/**
 * Compresses a batch, once: a retry sends the same bytes. They lie in memory of their own, as much as they need, so that
 * the limits of queues hold.
 */
export async function packBatch({ body, gzip, ...facts }: PackOptions): Promise<Delivery> {
  const smaller = await compressed(body, gzip);
  return smaller === undefined
    ? { ...facts, body: body.slice(), encoding: 'identity' }
    : { ...facts, body: smaller, encoding: 'gzip' };
}
