import type { DeliveryStats, DroppedReason, RefusedReason, SkippedReason } from './delivery-stats.ts';

/** Keeps the books: every record is in exactly one place at every moment. */
export interface DeliveryLedger {
  accept(destinationId: string, records: number): void;
  refuse(destinationId: string, reason: RefusedReason, records?: number): void;
  deliver(destinationId: string, records: number): void;
  drop(destinationId: string, reason: DroppedReason, records: number): void;
  skip(destinationId: string, reason: SkippedReason): void;
  pending(): number;
  delivered(): number;
  stats(): { readonly total: DeliveryStats; readonly destinations: Readonly<Record<string, DeliveryStats>> };
}

interface Account {
  offered: number;
  accepted: number;
  delivered: number;
  pending: number;
  readonly refused: Partial<Record<RefusedReason, number>>;
  readonly dropped: Partial<Record<DroppedReason, number>>;
  readonly skipped: Partial<Record<SkippedReason, number>>;
}

function emptyAccount(): Account {
  return { offered: 0, accepted: 0, delivered: 0, pending: 0, refused: {}, dropped: {}, skipped: {} };
}

function count<Reason extends string>(counts: Partial<Record<Reason, number>>, reason: Reason, by: number): void {
  counts[reason] = (counts[reason] ?? 0) + by;
}

/** Empty books. */
export function createDeliveryLedger(): DeliveryLedger {
  const total = emptyAccount();
  const accounts = new Map<string, Account>();

  function book(destinationId: string, entry: (account: Account) => void): void {
    let account = accounts.get(destinationId);
    if (account === undefined) {
      account = emptyAccount();
      accounts.set(destinationId, account);
    }
    entry(account);
    entry(total);
  }

  return {
    accept(destinationId, records) {
      book(destinationId, (account) => {
        account.offered += records;
        account.accepted += records;
        account.pending += records;
      });
    },
    refuse(destinationId, reason, records = 1) {
      book(destinationId, (account) => {
        account.offered += records;
        count(account.refused, reason, records);
      });
    },
    deliver(destinationId, records) {
      book(destinationId, (account) => {
        account.delivered += records;
        account.pending -= records;
      });
    },
    drop(destinationId, reason, records) {
      if (records === 0) return;
      book(destinationId, (account) => {
        account.pending -= records;
        count(account.dropped, reason, records);
      });
    },
    skip(destinationId, reason) {
      book(destinationId, (account) => count(account.skipped, reason, 1));
    },
    pending: () => total.pending,
    delivered: () => total.delivered,
    stats: () => structuredClone({ total, destinations: Object.fromEntries(accounts) }),
  };
}
