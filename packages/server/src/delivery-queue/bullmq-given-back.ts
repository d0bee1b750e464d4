import type { Delivery } from '@broadcast-kit/core';

/** Batches that this instance gave back until later, in case they can be sent before. */
export interface GivenBack {
  /** `moved` resolves when the batch lies among the delayed ones, until `dueAtMs` (monotonic). */
  remember(delivery: Delivery, moved: Promise<void>, dueAtMs: number): void;
  /** It came back, or is gone. */
  forget(delivery: Delivery): void;
  /**
   * The destination can be sent to: some of its batches need not wait any longer. Each one that leaves brings more.
   * Answers their ids.
   */
  bringBack(destinationId: string): string[];
  /** When the first of them comes back; `Infinity` where none does. */
  nextDueAtMs(nowMs: number): number;
}

interface Away {
  readonly moved: Promise<void>;
  readonly dueAtMs: number;
}

/** Batches of one destination that are brought back at once. */
const AT_ONCE = 16;
/** Batches of one destination that are remembered. The others come when they are due. */
const MOST = 10_000;
/** One that did not come by then went to another instance. */
const OVERDUE_MS = 5_000;

/** Remembers nothing yet. `promote` makes a delayed batch one that anybody may take; it may reject where there is none. */
export function createGivenBack(promote: (deliveryId: string) => Promise<void>): GivenBack {
  const destinations = new Map<string, Map<string, Away>>();

  function remove(destinationId: string, batches: Map<string, Away>, id: string): void {
    batches.delete(id);
    if (batches.size === 0) destinations.delete(destinationId);
  }

  return {
    remember({ id, destinationId }, moved, dueAtMs) {
      // Told elsewhere; here it only matters that there is nothing to promote.
      const settled = moved.catch(() => {});
      const batches = destinations.get(destinationId) ?? new Map<string, Away>();
      if (batches.size < MOST) destinations.set(destinationId, batches.set(id, { moved: settled, dueAtMs }));
    },
    forget({ id, destinationId }) {
      const batches = destinations.get(destinationId);
      if (batches !== undefined) remove(destinationId, batches, id);
    },
    bringBack(destinationId) {
      const batches = destinations.get(destinationId) ?? new Map<string, Away>();
      const coming = [...batches].slice(0, AT_ONCE);
      for (const [id, { moved }] of coming) {
        remove(destinationId, batches, id);
        // One that came back by itself meanwhile cannot be promoted, and need not be.
        void moved.then(() => promote(id)).catch(() => {});
      }
      return coming.map(([id]) => id);
    },
    nextDueAtMs(nowMs) {
      let next = Number.POSITIVE_INFINITY;
      for (const [destinationId, batches] of destinations) {
        for (const [id, { dueAtMs }] of batches) {
          if (dueAtMs < nowMs - OVERDUE_MS) remove(destinationId, batches, id);
          else next = Math.min(next, dueAtMs);
        }
      }
      return next;
    },
  };
}
