/** Deliveries that are not settled yet, for those who wait for the ones of a moment. */
export interface OutstandingDeliveries {
  add(id: string): void;
  settle(id: string): void;
  /** A delivery became two: who waits for it waits for both. */
  split(id: string, halves: readonly string[]): void;
  /** Resolves when every delivery that is outstanding now is settled, whatever comes later. */
  settledOfNow(): Promise<void>;
}

interface Watch {
  readonly ids: Set<string>;
  readonly resolve: () => void;
}

/** Nothing outstanding yet. */
export function createOutstandingDeliveries(): OutstandingDeliveries {
  const outstanding = new Set<string>();
  const watches = new Set<Watch>();

  function replace(id: string, by: readonly string[]): void {
    outstanding.delete(id);
    for (const half of by) outstanding.add(half);
    for (const watch of watches) {
      if (!watch.ids.delete(id)) continue;
      for (const half of by) watch.ids.add(half);
      if (watch.ids.size > 0) continue;
      watches.delete(watch);
      watch.resolve();
    }
  }

  return {
    add: (id) => void outstanding.add(id),
    settle: (id) => replace(id, []),
    split: replace,
    settledOfNow() {
      if (outstanding.size === 0) return Promise.resolve();
      return new Promise((resolve) => void watches.add({ ids: new Set(outstanding), resolve }));
    },
  };
}
