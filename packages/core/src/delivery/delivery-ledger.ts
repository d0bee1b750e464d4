import { EMPTY_ACCOUNT } from './delivery-accounts.ts';
import type { DeliveryAccount, DeliveryAccounts } from './delivery-queue.ts';
import type { DeliveryStats, RefusedReason, SkippedReason } from './delivery-stats.ts';

/** Counts what never entered the queue, and shows it beside the queue's own books. */
export interface DeliveryLedger {
  refuse(destinationId: string, reason: RefusedReason, records?: number): void;
  skip(destinationId: string, reason: SkippedReason): void;
  rejectSpans(destinationId: string, spans: number): void;
  total(): DeliveryStats;
  stats(): { readonly total: DeliveryStats; readonly destinations: Readonly<Record<string, DeliveryStats>> };
  statsOf(destinationId: string): DeliveryStats | undefined;
}

interface Outside {
  readonly refused: Partial<Record<RefusedReason, number>>;
  readonly skipped: Partial<Record<SkippedReason, number>>;
  rejectedSpans: number;
}

/** Of destinations that changed longest ago only the total remembers what never entered the queue. */
const MAX_DESTINATIONS = 10_000;

const nothing = (): Outside => ({ refused: {}, skipped: {}, rejectedSpans: 0 });

function count<Reason extends string>(counts: Partial<Record<Reason, number>>, reason: Reason, by: number): void {
  counts[reason] = (counts[reason] ?? 0) + by;
}

function statsFrom(account: DeliveryAccount = EMPTY_ACCOUNT, outside: Outside = nothing()): DeliveryStats {
  const { accepted, delivered, dropped, pending } = account;
  const refused = Object.values(outside.refused).reduce((sum, records) => sum + records, 0);
  return {
    offered: accepted + refused,
    accepted,
    refused: { ...outside.refused },
    delivered,
    dropped: { ...dropped },
    pending,
    rejectedSpans: outside.rejectedSpans,
    skipped: { ...outside.skipped },
  };
}

/** A ledger over the books of a queue, empty beside them. */
export function createDeliveryLedger(accounts: () => DeliveryAccounts): DeliveryLedger {
  const total = nothing();
  const destinations = new Map<string, Outside>();

  function book(destinationId: string, entry: (outside: Outside) => void): void {
    const outside = destinations.get(destinationId) ?? nothing();
    destinations.delete(destinationId);
    destinations.set(destinationId, outside);
    const [quietest] = destinations.size > MAX_DESTINATIONS ? destinations.keys() : [];
    if (quietest !== undefined) destinations.delete(quietest);
    entry(outside);
    entry(total);
  }

  return {
    refuse: (destinationId, reason, records = 1) =>
      book(destinationId, ({ refused }) => count(refused, reason, records)),
    skip: (destinationId, reason) => book(destinationId, ({ skipped }) => count(skipped, reason, 1)),
    rejectSpans(destinationId, spans) {
      book(destinationId, (outside) => {
        outside.rejectedSpans += spans;
      });
    },
    total: () => statsFrom(accounts().total, total),
    stats() {
      const queued = accounts();
      const ids = new Set([...queued.destinations.keys(), ...destinations.keys()]);
      return {
        total: statsFrom(queued.total, total),
        destinations: Object.fromEntries(
          Array.from(ids, (id) => [id, statsFrom(queued.destinations.get(id), destinations.get(id))]),
        ),
      };
    },
    statsOf(destinationId) {
      const [account, outside] = [accounts().destinations.get(destinationId), destinations.get(destinationId)];
      return account === undefined && outside === undefined ? undefined : statsFrom(account, outside);
    },
  };
}
