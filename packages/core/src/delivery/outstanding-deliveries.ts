/** Deliveries of this process that are not settled yet, for those who wait for the ones of a moment. */
export interface OutstandingDeliveries {
  /** A new id. Its delivery is outstanding from now on. */
  issue(): string;
  /** A delivery is in the queue no more, or never came there. To be called once for each. */
  settle(id: string): void;
  /** A delivery became several: who waits for it waits for all of them. Their ids come from {@link partId}. */
  split(id: string, parts: number): void;
  isNone(): boolean;
  /** Resolves when every delivery that is outstanding now is settled, whatever comes later. */
  settledOfNow(): Promise<void>;
}

interface Watch {
  readonly lastNumber: number;
  readonly resolve: () => void;
  left: number;
}

/** The id of a part of a delivery: the same each time, so that a split which is done twice is one. */
export function partId(id: string, index: number): string {
  return `${id}.${index}`;
}

/**
 * Nothing outstanding yet. Deliveries are numbered, so that a million of them that wait cost no memory here.
 *
 * @param prefix - Unique among the processes that share a queue. Ids that begin otherwise are none of this one's.
 */
export function createOutstandingDeliveries(prefix: string): OutstandingDeliveries {
  const watches = new Set<Watch>();
  let issued = 0;
  let outstanding = 0;

  function change(id: string, by: number): void {
    const number = id.startsWith(`${prefix}-`) ? Number.parseInt(id.slice(prefix.length + 1), 10) : Number.NaN;
    if (Number.isNaN(number)) return;
    outstanding += by;
    for (const watch of watches) {
      if (number > watch.lastNumber) continue;
      watch.left += by;
      if (watch.left > 0) continue;
      watches.delete(watch);
      watch.resolve();
    }
  }

  return {
    issue() {
      issued += 1;
      outstanding += 1;
      return `${prefix}-${issued}`;
    },
    settle: (id) => change(id, -1),
    split: (id, parts) => change(id, parts - 1),
    isNone: () => outstanding <= 0,
    settledOfNow() {
      if (outstanding <= 0) return Promise.resolve();
      return new Promise((resolve) => void watches.add({ lastNumber: issued, left: outstanding, resolve }));
    },
  };
}
