import type { JsonPiece, TracesBody } from '../otlp/traces-body.ts';
import { createTracesBody } from '../otlp/traces-body.ts';
import type { Clock } from '../runtime/clock.ts';

/** How large and how old a batch may become. */
export interface BatchLimits {
  /** Most bytes before compression. Default 400,000: Grafana Cloud allows bursts of 500,000 bytes. */
  readonly maxBytes: number;
  /** Most records. Default 512. */
  readonly maxRecords: number;
  /** Longest wait for more records, in milliseconds. Default 1,000. */
  readonly maxAgeMs: number;
}

/** The limits where none are given. */
export const DEFAULT_BATCH_LIMITS: BatchLimits = { maxBytes: 400_000, maxRecords: 512, maxAgeMs: 1_000 };

const MAX_SPARE = 8;
const MAX_SPARE_BYTES = 2 * 1024 * 1024;

/** Whose records belong together. */
interface BatchTarget {
  readonly owner: string;
  readonly destinationId: string;
}

/** Records that belong together because they go to the same destination. */
export interface SealedBatch extends BatchTarget {
  /** Of the request, uncompressed. */
  readonly body: Uint8Array<ArrayBuffer>;
  /** Bytes of each record in it, in order. */
  readonly entryBytes: readonly number[];
  /** Tells whoever waits for one of the records whether the queue holds them. */
  readonly settle: (stored: boolean) => void;
  /** Gives the memory of `body` back, which nobody must look at any more. */
  readonly recycle: () => void;
}

interface OpenBatch extends BatchTarget {
  readonly body: TracesBody;
  /** One for all records: each with a promise of its own would double what recording costs. */
  readonly stored: Promise<boolean>;
  readonly settle: (stored: boolean) => void;
  readonly cancelTimer: () => void;
  bytes: number;
}

/** What {@link OpenBatches.add} did. */
export interface AddedRecord {
  /** Of the record, encoded. */
  readonly bytes: number;
  /** Resolves once, with whether the queue holds the record. */
  readonly stored: Promise<boolean>;
}

/** Batches that still take records, one for each destination. */
export interface OpenBatches {
  /** Encodes a record, given as JSON of one `resourceSpans` entry, into the batch of its destination. */
  add(target: BatchTarget, json: readonly JsonPiece[]): AddedRecord;
  sealAll(): void;
}

/**
 * Collects records per destination until a batch is full or old enough. An open batch keeps the process alive, so
 * that a script which ends right after its last call does not lose its trace.
 */
export function createOpenBatches({
  limits,
  clock,
  onSealed,
}: {
  readonly limits: BatchLimits;
  readonly clock: Clock;
  readonly onSealed: (batch: SealedBatch) => void;
}): OpenBatches {
  const open = new Map<string, OpenBatch>();
  /** New memory for each batch would cost the system more than filling it. */
  const spare: Uint8Array<ArrayBuffer>[] = [];

  function seal(destinationId: string): void {
    const batch = open.get(destinationId);
    if (batch === undefined) return;
    open.delete(destinationId);
    batch.cancelTimer();
    const { owner, body, settle } = batch;
    const bytes = body.finish();
    onSealed({
      owner,
      destinationId,
      body: bytes,
      entryBytes: body.entryBytes,
      settle,
      recycle() {
        const { buffer } = bytes;
        // A compressor in another thread may have taken the memory with it.
        const isOurs = buffer.byteLength > 0;
        if (isOurs && spare.length < MAX_SPARE && buffer.byteLength <= MAX_SPARE_BYTES)
          spare.push(new Uint8Array(buffer));
      },
    });
  }

  function start({ owner, destinationId }: BatchTarget): OpenBatch {
    let settle = (_: boolean) => {};
    const stored = new Promise<boolean>((resolve) => {
      settle = resolve;
    });
    const cancelTimer = clock.schedule(() => seal(destinationId), limits.maxAgeMs, { keepAlive: true });
    const batch = { owner, destinationId, body: createTracesBody(spare.pop()), stored, settle, cancelTimer, bytes: 0 };
    open.set(destinationId, batch);
    return batch;
  }

  return {
    add(target, json) {
      let batch = open.get(target.destinationId) ?? start(target);
      let bytes = batch.body.add(json);
      if (batch.bytes > 0 && batch.bytes + bytes > limits.maxBytes) {
        batch.body.removeLast();
        seal(target.destinationId);
        batch = start(target);
        bytes = batch.body.add(json);
      }
      batch.bytes += bytes;
      const { stored } = batch;
      if (batch.body.entryBytes.length >= limits.maxRecords || batch.bytes >= limits.maxBytes)
        seal(target.destinationId);
      return { bytes, stored };
    },
    sealAll() {
      for (const destinationId of [...open.keys()]) seal(destinationId);
    },
  };
}
