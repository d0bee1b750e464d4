import type {
  Delivery,
  DeliveryAccount,
  DeliveryAccounts,
  DeliveryQueue,
  DroppedReason,
  TakeOutcome,
} from '@broadcast-kit/core';

function sum(a: DeliveryAccount, b: DeliveryAccount | undefined): DeliveryAccount {
  if (b === undefined) return a;
  const dropped: Partial<Record<DroppedReason, number>> = { ...a.dropped };
  for (const [reason, records] of Object.entries(b.dropped) as [DroppedReason, number][]) {
    dropped[reason] = (dropped[reason] ?? 0) + records;
  }
  return {
    accepted: a.accepted + b.accepted,
    delivered: a.delivered + b.delivered,
    dropped,
    pending: a.pending + b.pending,
    failingSinceMs: a.failingSinceMs ?? b.failingSinceMs,
  };
}

function merge(a: DeliveryAccounts, b: DeliveryAccounts): DeliveryAccounts {
  if (b.total.accepted === 0) return a;
  const destinations = new Map(a.destinations);
  for (const [id, account] of b.destinations) destinations.set(id, sum(account, destinations.get(id)));
  return { total: sum(a.total, b.total), destinations };
}

/** Of two reasons to wait the one that is over first. */
function sooner(a: TakeOutcome, b: TakeOutcome): TakeOutcome {
  if (a.kind === 'taken') return a;
  return b.kind === 'taken' || b.dueAtMs < a.dueAtMs ? b : a;
}

/**
 * A queue that goes on in `spare` while `main` cannot store. `main` says so by a `put` that rejects; its other calls answer as
 * well as they can.
 */
export function spillingQueue(main: DeliveryQueue, spare: DeliveryQueue): DeliveryQueue {
  const spilled = new Set<string>();
  const homeOf = ({ id }: Delivery) => (spilled.has(id) ? spare : main);

  async function settled(delivery: Delivery, work: (home: DeliveryQueue) => Promise<boolean>): Promise<boolean> {
    const booked = await work(homeOf(delivery));
    spilled.delete(delivery.id);
    return booked;
  }

  return {
    durability: main.durability,
    put: (delivery) => main.put(delivery).catch(() => spare.put(delivery)),
    async take(request) {
      const first = await main.take(request);
      if (first.kind === 'taken' || spare.accounts().total.pending === 0) return first;
      const second = await spare.take(request);
      if (second.kind === 'taken') spilled.add(second.delivery.id);
      return sooner(first, second);
    },
    async release(delivery, options) {
      const home = homeOf(delivery);
      spilled.delete(delivery.id);
      await home.release(delivery, options);
    },
    settle: (delivery, settlement) => settled(delivery, (home) => home.settle(delivery, settlement)),
    replace: (delivery, parts) => settled(delivery, (home) => home.replace(delivery, parts)),
    resume(destinationId) {
      main.resume(destinationId);
      spare.resume(destinationId);
    },
    accounts: () => merge(main.accounts(), spare.accounts()),
    state: () => main.state(),
    subscribe(listener) {
      const ends = [main.subscribe(listener), spare.subscribe(listener)];
      return () => {
        for (const end of ends) end();
      };
    },
    ready: () => main.ready(),
    async close() {
      await Promise.all([main.close(), spare.close()]);
    },
  };
}
