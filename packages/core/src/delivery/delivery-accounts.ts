import type { DeliveryAccount, DeliveryAccounts, Settlement } from './delivery-queue.ts';
import type { DroppedReason } from './delivery-stats.ts';

/** Books that can be written to. For makers of a {@link DeliveryQueue}. */
export interface WritableAccounts {
  readonly view: DeliveryAccounts;
  accept(destinationId: string, records: number): void;
  /** Settles pending records. A success ends a time of failures. */
  settle(destinationId: string, settlement: Settlement): void;
  /** Notes that an attempt failed, at the first one since the last success. */
  fail(destinationId: string, atMs: number): void;
}

/** Options of {@link createDeliveryAccounts}. */
export interface DeliveryAccountsOptions {
  /** Where the books stood. Default: empty. */
  readonly initial?: DeliveryAccounts | undefined;
  /** Told of each account that changed; `undefined` where it is forgotten. */
  readonly onChange?: ((destinationId: string, account: DeliveryAccount | undefined) => void) | undefined;
}

/** An account without entries. */
export const EMPTY_ACCOUNT: DeliveryAccount = { accepted: 0, delivered: 0, dropped: {}, pending: 0 };

const MAX_IDLE_DESTINATIONS = 10_000;

function accepted(account: DeliveryAccount, records: number): DeliveryAccount {
  return { ...account, accepted: account.accepted + records, pending: account.pending + records };
}

function settled(account: DeliveryAccount, { delivered, dropped = {} }: Settlement): DeliveryAccount {
  const counts = { ...account.dropped };
  let pending = account.pending - delivered;
  for (const [reason, records] of Object.entries(dropped) as [DroppedReason, number][]) {
    if (records === 0) continue;
    counts[reason] = (counts[reason] ?? 0) + records;
    pending -= records;
  }
  const booked = { ...account, delivered: account.delivered + delivered, dropped: counts, pending };
  if (delivered > 0) delete booked.failingSinceMs;
  return booked;
}

/** Books in memory. Of destinations with nothing pending the 10,000 that changed last are kept. */
export function createDeliveryAccounts({
  initial,
  onChange = () => {},
}: DeliveryAccountsOptions = {}): WritableAccounts {
  const destinations = new Map(initial?.destinations);
  const idle = new Set(Array.from(destinations).flatMap(([id, { pending }]) => (pending === 0 ? [id] : [])));
  let total = initial?.total ?? EMPTY_ACCOUNT;

  const of = (destinationId: string) => destinations.get(destinationId) ?? EMPTY_ACCOUNT;

  function set(destinationId: string, account: DeliveryAccount): void {
    destinations.set(destinationId, account);
    onChange(destinationId, account);
    idle.delete(destinationId);
    if (account.pending > 0) return;
    idle.add(destinationId);
    const [quietest] = idle.size > MAX_IDLE_DESTINATIONS ? idle : [];
    if (quietest === undefined) return;
    idle.delete(quietest);
    destinations.delete(quietest);
    onChange(quietest, undefined);
  }

  return {
    view: {
      get total() {
        return total;
      },
      destinations,
    },
    accept(destinationId, records) {
      set(destinationId, accepted(of(destinationId), records));
      total = accepted(total, records);
    },
    settle(destinationId, settlement) {
      set(destinationId, settled(of(destinationId), settlement));
      total = settled(total, settlement);
    },
    fail(destinationId, atMs) {
      const account = of(destinationId);
      if (account.failingSinceMs === undefined) set(destinationId, { ...account, failingSinceMs: atMs });
    },
  };
}
