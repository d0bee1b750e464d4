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

/** Records that belong together because they go to the same destination. */
export interface SealedBatch {
  readonly owner: string;
  readonly destinationId: string;
  readonly entries: readonly Uint8Array[];
  /** Tells every record of the batch whether the queue holds it. */
  readonly settle: (stored: boolean) => void;
}

interface OpenBatch {
  readonly owner: string;
  readonly entries: Uint8Array[];
  readonly waiting: ((stored: boolean) => void)[];
  bytes: number;
  readonly cancelTimer: () => void;
}

/**
 * Collects encoded records per destination until a batch is full or old enough. An open batch keeps the process alive, so
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
}): {
  /** Adds a record. `settle` is called once, with whether the queue holds it. */
  add(
    target: { readonly owner: string; readonly destinationId: string },
    entry: Uint8Array,
    settle: (stored: boolean) => void,
  ): void;
  sealAll(): void;
} {
  const open = new Map<string, OpenBatch>();

  function seal(destinationId: string): void {
    const batch = open.get(destinationId);
    if (batch === undefined) return;
    open.delete(destinationId);
    batch.cancelTimer();
    onSealed({
      owner: batch.owner,
      destinationId,
      entries: batch.entries,
      settle: (stored) => {
        for (const settle of batch.waiting) settle(stored);
      },
    });
  }

  return {
    add({ owner, destinationId }, entry, settle) {
      const current = open.get(destinationId);
      if (current !== undefined && current.bytes + entry.length > limits.maxBytes) seal(destinationId);
      let batch = open.get(destinationId);
      if (batch === undefined) {
        const cancelTimer = clock.schedule(() => seal(destinationId), limits.maxAgeMs, { keepAlive: true });
        batch = { owner, entries: [], waiting: [], bytes: 0, cancelTimer };
        open.set(destinationId, batch);
      }
      batch.entries.push(entry);
      batch.waiting.push(settle);
      batch.bytes += entry.length;
      if (batch.entries.length >= limits.maxRecords || batch.bytes >= limits.maxBytes) seal(destinationId);
    },
    sealAll() {
      for (const destinationId of [...open.keys()]) seal(destinationId);
    },
  };
}
