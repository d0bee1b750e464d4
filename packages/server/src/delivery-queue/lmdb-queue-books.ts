import type { DeliveryAccount, DeliveryAccounts, Settlement } from '@broadcast-kit/core';
import { createDeliveryAccounts } from '@broadcast-kit/core';
import type { RootDatabase } from 'lmdb';
import { endOf } from './lmdb-queue-lines.ts';

/** The books in a queue file. What is booked is saved by the transaction that it belongs to. */
export interface QueueBooks {
  view(): DeliveryAccounts;
  accept(destinationId: string, records: number): void;
  settle(destinationId: string, settlement: Settlement): void;
  fail(destinationId: string, atMs: number): void;
  /** Reads them as they stand in the file. What was booked and not committed is forgotten. */
  load(): void;
  /** Writes what was booked. To be called within a transaction. */
  save(): void;
  /** The transaction is over. */
  committed(): void;
  /** Accounts that are different since the last call; `undefined`: forgotten. */
  takeChanges(): Map<string, DeliveryAccount | undefined>;
}

const TOTAL_KEY = 'total';
const ACCOUNTS = 'account/';

const accountKey = (destinationId: string) => `${ACCOUNTS}${Buffer.from(destinationId, 'utf8').toString('base64url')}`;
const destinationOf = (key: string) => Buffer.from(key.slice(ACCOUNTS.length), 'base64url').toString('utf8');
const encode = (account: DeliveryAccount) => Buffer.from(JSON.stringify(account), 'utf8');
const decode = (value: Buffer) => JSON.parse(value.toString('utf8')) as DeliveryAccount;

/**
 * Books in a file; `load` opens them.
 *
 * @param before - Where they stand in a file that holds none yet.
 */
export function createQueueBooks(file: RootDatabase<Buffer, string>, before: DeliveryAccounts | undefined): QueueBooks {
  const unsaved = new Map<string, DeliveryAccount | undefined>();
  const changed = new Map<string, DeliveryAccount | undefined>();

  function open(initial: DeliveryAccounts | undefined) {
    return createDeliveryAccounts({
      initial,
      onChange(destinationId, account) {
        unsaved.set(destinationId, account);
        changed.set(destinationId, account);
      },
    });
  }

  function read(): DeliveryAccounts | undefined {
    const total = file.get(TOTAL_KEY);
    if (total === undefined) return before;
    const destinations = new Map<string, DeliveryAccount>();
    for (const { key, value } of file.getRange({ start: ACCOUNTS, end: endOf(ACCOUNTS) })) {
      destinations.set(destinationOf(key), decode(value));
    }
    return { total: decode(total), destinations };
  }

  let books = open(undefined);
  return {
    view: () => books.view,
    accept: (destinationId, records) => books.accept(destinationId, records),
    settle: (destinationId, settlement) => books.settle(destinationId, settlement),
    fail: (destinationId, atMs) => books.fail(destinationId, atMs),
    load() {
      for (const destinationId of unsaved.keys()) changed.set(destinationId, undefined);
      unsaved.clear();
      const stored = read();
      books = open(stored);
      for (const [destinationId, account] of books.view.destinations) {
        changed.set(destinationId, account);
        if (stored === before) unsaved.set(destinationId, account);
      }
    },
    save() {
      if (unsaved.size === 0) return;
      for (const [destinationId, account] of unsaved) {
        if (account === undefined) file.removeSync(accountKey(destinationId));
        else file.putSync(accountKey(destinationId), encode(account));
      }
      file.putSync(TOTAL_KEY, encode(books.view.total));
    },
    committed: () => unsaved.clear(),
    takeChanges() {
      const changes = new Map(changed);
      changed.clear();
      return changes;
    },
  };
}
