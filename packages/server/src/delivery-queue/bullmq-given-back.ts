import type { Delivery } from '@broadcast-kit/core';

/** Batches that this instance gave back until later, in case they can be sent before. */
export interface GivenBack {
  /** `moved` resolves when the batch lies among the delayed ones. */
  remember(delivery: Delivery, moved: Promise<void>): void;
  /** It came back, or is gone. */
  forget(delivery: Delivery): void;
  /** The destination can be sent to: some of its batches need not wait any longer. Each one that leaves brings more. */
  bringBack(destinationId: string): void;
}

/** Batches of one destination that are brought back at once. */
const AT_ONCE = 16;
/** Batches of one destination that are remembered. The others come when they are due. */
const MOST = 10_000;

/** Remembers nothing yet. `promote` makes a delayed batch one that anybody may take; it may reject where there is none. */
export function createGivenBack(promote: (deliveryId: string) => Promise<void>): GivenBack {
  const destinations = new Map<string, Map<string, Promise<void>>>();
  return {
    remember({ id, destinationId }, moved) {
      // Told elsewhere; here it only matters that there is nothing to promote.
      const settled = moved.catch(() => {});
      const batches = destinations.get(destinationId) ?? new Map<string, Promise<void>>();
      if (batches.size < MOST) destinations.set(destinationId, batches.set(id, settled));
    },
    forget({ id, destinationId }) {
      const batches = destinations.get(destinationId);
      batches?.delete(id);
      if (batches?.size === 0) destinations.delete(destinationId);
    },
    bringBack(destinationId) {
      const batches = destinations.get(destinationId);
      if (batches === undefined) return;
      for (const [id, moved] of [...batches].slice(0, AT_ONCE)) {
        batches.delete(id);
        // One that came back by itself meanwhile cannot be promoted, and need not be.
        void moved.then(() => promote(id)).catch(() => {});
      }
      if (batches.size === 0) destinations.delete(destinationId);
    },
  };
}
