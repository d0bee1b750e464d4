import type { DeliveryAccount, DeliveryAccounts, Settlement } from './delivery-queue.ts';
import type { DroppedReason } from './delivery-stats.ts';

/** Books that can be written to. For makers of a {@link DeliveryQueue}. */
export interface WritableAccounts {
  readonly view: DeliveryAccounts;
  accept(destinationId: string, records: number): void;
  settle(destinationId: string, settlement: Settlement): void;
  /** Notes that an attempt failed, at the first one since the last success. */
  fail(destinationId: string, atMs: number): void;
}

/** An account without entries. */
export const EMPTY_ACCOUNT: DeliveryAccount = { accepted: 0, delivered: 0, dropped: {}, pending: 0 };

const MAX_IDLE_DESTINATIONS = 10_000;

/** An account with some more records accepted. */
export function bookAccepted(account: DeliveryAccount, records: number): DeliveryAccount {
  return { ...account, accepted: account.accepted + records, pending: account.pending + records };
}

/** An account with pending records settled. A success ends a time of failures. */
export function bookSettled(account: DeliveryAccount, { delivered, dropped = {} }: Settlement): DeliveryAccount {
  const reasons = Object.entries(dropped) as [DroppedReason, number][];
  const lost = reasons.filter(([, records]) => records > 0);
  const counts = { ...account.dropped };
  for (const [reason, records] of lost) counts[reason] = (counts[reason] ?? 0) + records;
  const lostRecords = lost.reduce((sum, [, records]) => sum + records, 0);
  const { failingSinceMs, ...rest } = account;
  const booked = {
    ...rest,
    delivered: account.delivered + delivered,
    dropped: counts,
    pending: account.pending - delivered - lostRecords,
  };
  return delivered > 0 || failingSinceMs === undefined ? booked : { ...booked, failingSinceMs };
}

/** Empty books in memory. Of destinations with nothing pending the 10,000 that changed last are kept. */
export function createDeliveryAccounts(): WritableAccounts {
  const destinations = new Map<string, DeliveryAccount>();
  const idle = new Set<string>();
  let total = EMPTY_ACCOUNT;

  function set(destinationId: string, account: DeliveryAccount): void {
    destinations.set(destinationId, account);
    idle.delete(destinationId);
    if (account.pending > 0) return;
    idle.add(destinationId);
    const [quietest] = idle.size > MAX_IDLE_DESTINATIONS ? idle : [];
    if (quietest === undefined) return;
    idle.delete(quietest);
    destinations.delete(quietest);
  }

  function book(destinationId: string, entry: (account: DeliveryAccount) => DeliveryAccount): void {
    set(destinationId, entry(destinations.get(destinationId) ?? EMPTY_ACCOUNT));
    total = entry(total);
  }

  return {
    view: {
      get total() {
        return total;
      },
      destinations,
    },
    accept: (destinationId, records) => book(destinationId, (account) => bookAccepted(account, records)),
    settle: (destinationId, settlement) => book(destinationId, (account) => bookSettled(account, settlement)),
    fail(destinationId, atMs) {
      const account = destinations.get(destinationId) ?? EMPTY_ACCOUNT;
      if (account.failingSinceMs === undefined) set(destinationId, { ...account, failingSinceMs: atMs });
    },
  };
}
