import type { Delivery, DeliveryAccount, DeliveryAccounts, EvictedDelivery, Settlement } from '@broadcast-kit/core';
import type { IRedisClient, IRedisTransaction } from 'bullmq';
import { BOOKS_SCRIPTS, type BooksScript } from './bullmq-books-scripts.ts';

/** Limits of the bytes that wait. */
export interface BooksLimits {
  readonly maxBytesPerDestination: number;
  readonly maxBytes: number;
  readonly overflow: 'drop_oldest' | 'drop_newest';
}

/** The books of a queue in Redis, and a view of them as last heard. */
export interface BullmqBooks {
  readonly view: DeliveryAccounts;
  /** Makes room for a delivery. `place`: its turn among all others. */
  admit(delivery: Delivery): Promise<{ stored: boolean; place: number; evicted: readonly EvictedDelivery[] }>;
  /** Adds the acceptance of a delivery to a transaction; hand its answer to {@link hear}. */
  accept(transaction: IRedisTransaction, delivery: Delivery): void;
  /** Adds an exchange for parts to a transaction; hand its answer to {@link hear}. */
  replace(transaction: IRedisTransaction, delivery: Delivery, parts: readonly Delivery[]): void;
  /** Takes in what a transaction answered. `false`: nothing was booked. */
  hear(destinationId: string, answer: unknown): boolean;
  /** A delivery is about to be sent, and cannot be given up for others. `false`: it is done, do not send it. */
  claim(delivery: Delivery, place: number): Promise<boolean>;
  /** A delivery waits again. `failedAtMs`: an attempt failed. */
  release(delivery: Delivery, failedAtMs: number | undefined): Promise<void>;
  /** `false`: it was done before, and nothing was booked. */
  settle(delivery: Delivery, settlement: Settlement): Promise<boolean>;
  /** Hears what other instances booked. */
  refresh(): Promise<void>;
}

/** How long it is remembered that a batch is done: longer than an instance goes on with what another one has taken over. */
const REMEMBER_DONE_MS = 120_000;
const MOST_DESTINATIONS = 10_000;
/** Clocks of instances differ. */
const OVERLAP_MS = 60_000;
const DROPPED = 'dropped:';

type Dropped = { -readonly [Reason in keyof DeliveryAccount['dropped']]?: number };

function readAccount(flat: unknown): DeliveryAccount {
  const fields = flat as readonly string[];
  const dropped: Dropped = {};
  const counts: Partial<Record<string, number>> = {};
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const name = fields[index] ?? '';
    const value = Number(fields[index + 1]);
    if (name.startsWith(DROPPED)) dropped[name.slice(DROPPED.length) as keyof Dropped] = value;
    else counts[name] = value;
  }
  const { accepted = 0, delivered = 0, failingSinceMs } = counts;
  const lost = Object.values(dropped).reduce((sum, records) => sum + records, 0);
  const account = { accepted, delivered, dropped, pending: accepted - delivered - lost };
  return failingSinceMs === undefined ? account : { ...account, failingSinceMs };
}

/** Makes the scripts of the books known to a client. */
export function defineBooksScripts(client: IRedisClient): void {
  for (const [name, lua] of Object.entries(BOOKS_SCRIPTS)) client.defineCommand(name, { numberOfKeys: 1, lua });
}

/**
 * Books under a key prefix.
 *
 * @param connected - A client that knows the scripts.
 */
export function createBullmqBooks(connected: Promise<IRedisClient>, prefix: string, limits: BooksLimits): BullmqBooks {
  const destinations = new Map<string, DeliveryAccount>();
  let total = readAccount([]);
  let heardAtMs = 0;

  async function run(script: BooksScript, ...args: readonly (string | number)[]): Promise<unknown> {
    const client = await connected;
    return client.runCommand(script, [prefix, ...args]);
  }

  function hearBooks(destinationId: string, books: unknown): void {
    const [account, all] = books as [unknown, unknown];
    destinations.set(destinationId, readAccount(account));
    total = readAccount(all);
  }

  function hear(destinationId: string, answer: unknown): boolean {
    const [booked, books] = answer as [number, unknown];
    if (booked !== 1) return false;
    hearBooks(destinationId, books);
    return true;
  }

  return {
    view: {
      get total() {
        return total;
      },
      destinations,
    },
    async admit({ destinationId, body }) {
      const { maxBytesPerDestination, maxBytes, overflow } = limits;
      const caps = [maxBytesPerDestination, maxBytes, REMEMBER_DONE_MS];
      const answer = await run('broadcastAdmit', destinationId, body.length, overflow, Date.now(), ...caps);
      const [stored, place, gone] = answer as [number, number, [string, string, string, number][]];
      const evicted = gone.map(([id, owner, evictedFrom, records]) => {
        return { id, owner, destinationId: evictedFrom, records: Number(records) };
      });
      return { stored: stored === 1, place, evicted };
    },
    accept(transaction, { id, destinationId, owner, entryBytes, body, createdAtMs }) {
      const args = [prefix, id, destinationId, owner, entryBytes.length, body.length, createdAtMs, Date.now()];
      transaction.runCommand('broadcastAccept', args);
    },
    replace(transaction, { id, destinationId, owner, createdAtMs }, parts) {
      const facts = parts.flatMap((part) => [part.id, part.entryBytes.length, part.body.length]);
      const args = [prefix, id, destinationId, Date.now(), REMEMBER_DONE_MS, owner, createdAtMs, ...facts];
      transaction.runCommand('broadcastReplace', args);
    },
    hear,
    claim: async ({ id, destinationId }, place) => (await run('broadcastClaim', id, destinationId, place)) === 1,
    async release({ id, destinationId, createdAtMs }, failedAtMs) {
      const failed = failedAtMs === undefined ? [] : [failedAtMs];
      hear(destinationId, await run('broadcastRelease', id, destinationId, createdAtMs, Date.now(), ...failed));
    },
    async settle({ id, destinationId }, { delivered, dropped = {} }) {
      const losses = Object.entries(dropped).flat();
      const facts = [id, destinationId, Date.now(), REMEMBER_DONE_MS, delivered];
      return hear(destinationId, await run('broadcastSettle', ...facts, ...losses));
    },
    async refresh() {
      const startedAtMs = Date.now();
      const answer = await run('broadcastRead', heardAtMs - OVERLAP_MS, MOST_DESTINATIONS);
      const [all, changed] = answer as [unknown, [string, unknown][]];
      total = readAccount(all);
      for (const [destinationId, account] of changed) destinations.set(destinationId, readAccount(account));
      heardAtMs = startedAtMs;
    },
  };
}
