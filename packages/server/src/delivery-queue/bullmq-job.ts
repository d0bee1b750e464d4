import type { Delivery } from '@broadcast-kit/core';

/** What a job carries: one packed batch, as JSON. */
export interface BatchJob {
  /** Of this form. A job of a form that is not known is set aside among the failed ones, never lost. */
  readonly version: 1;
  readonly owner: string;
  readonly destinationId: string;
  readonly body: string;
  readonly encoding: 'gzip' | 'identity';
  readonly entryBytes: readonly number[];
  readonly createdAtMs: number;
}

/** Job ids of BullMQ must not look like numbers. */
const ID_PREFIX = 'batch-';

/** The id of the job of a delivery. */
export function jobIdOf(deliveryId: string): string {
  return ID_PREFIX + deliveryId;
}

/** A delivery as the content of a job. */
export function toBatchJob({ owner, destinationId, body, encoding, entryBytes, createdAtMs }: Delivery): BatchJob {
  const base64 = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('base64');
  return { version: 1, owner, destinationId, body: base64, encoding, entryBytes, createdAtMs };
}

/** The delivery of a job; `undefined` where a newer version wrote it. */
export function fromBatchJob(id: string | undefined, job: BatchJob): Delivery | undefined {
  if (id === undefined || job.version !== 1) return undefined;
  const { owner, destinationId, encoding, entryBytes, createdAtMs } = job;
  const body = new Uint8Array(Buffer.from(job.body, 'base64'));
  return { id: id.slice(ID_PREFIX.length), owner, destinationId, body, encoding, entryBytes, createdAtMs, attempts: 0 };
}
