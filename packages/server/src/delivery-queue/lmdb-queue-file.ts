import type { Delivery, EvictedDelivery } from '@broadcast-kit/core';
import { open } from 'lmdb';
import { createQueueBooks } from './lmdb-queue-books.ts';
import { queueFailure } from './lmdb-queue-failure.ts';
import type { QueueLine } from './lmdb-queue-lines.ts';
import { countKey, createQueueLines, DELIVERIES, endOf, keysAhead, nextKey, partKey } from './lmdb-queue-lines.ts';
import type { QueueAnswer, QueueChanges, QueueFailure, QueueFileOptions, QueueWrite } from './lmdb-queue-messages.ts';
import type { StoredEntry } from './lmdb-stored-delivery.ts';
import { decodeDelivery, encodeDelivery, readEntry } from './lmdb-stored-delivery.ts';

/** A queue in a file. Every call blocks its thread until the medium has answered. */
export interface QueueFile {
  /** Makes changes in one transaction, or, where that fails, one by one. */
  write(operations: readonly QueueWrite[]): (QueueAnswer | QueueFailure)[];
  /** The next delivery of a destination, which is in flight from now on. What is damaged is removed and booked. */
  take(destinationId: string): Delivery | undefined;
  /** What is different since the last call; everything, at the first. */
  changes(): QueueChanges;
  /** Brings what was written to the disk itself. */
  flush(): void;
  close(): Promise<void>;
}

/** Number of the layout. A file of another one is set aside. */
export const SCHEMA: Buffer = Buffer.from('1');
/** Where it stands. */
export const SCHEMA_KEY = 'schema';
/** Flags of the engine: abortable, synchronous, and on the disk when the call returns. */
const FLUSHED: number = 3;
/** As above, but what is written stays with the operating system until a commit that is flushed: it outlives the process. */
const UNFLUSHED: number = 0x10003;

/**
 * Opens or creates a queue file, and looks at all that is in it: the books are made to agree with what is there. Throws
 * what the engine throws. The answer is a failure where another version wrote the file.
 */
export function openQueueFile({ path, durability, limits, lost }: QueueFileOptions): QueueFile | QueueFailure {
  const file = open<Buffer, string>({ path, encoding: 'binary', overlappingSync: false });
  const flags = durability === 'power' ? FLUSHED : UNFLUSHED;
  const lines = createQueueLines();
  const books = createQueueBooks(file, lost);
  const taken = new Map<string, StoredEntry>();
  const takenKeys = new Set<string>();
  /** Failed attempts of what came back, by key. A restart forgets them: they are for people. */
  const attempts = new Map<string, number>();
  /** What could not be written, such as for want of room, and is tried again with the next change. */
  let deferred: QueueWrite[] = [];
  /** Something was removed that could not be read: the books have to be looked through. */
  let foundDamage = false;

  /** Reads the file anew: at the start, and after a transaction that failed. */
  function load(): void {
    foundDamage = false;
    lines.clear();
    books.load();
    const found = new Map<string, number>();
    const unreadable: string[] = [];
    for (const { key, value } of file.getRange({ start: DELIVERIES, end: endOf(DELIVERIES) })) {
      const entry = readEntry(key, value);
      if (entry === undefined) {
        unreadable.push(key);
        continue;
      }
      const line = lines.of(entry.owner, entry.destinationId);
      countKey(line, key);
      found.set(entry.destinationId, (found.get(entry.destinationId) ?? 0) + entry.records);
      if (!takenKeys.has(key)) lines.resize(line, 1, entry.bytes);
    }
    file.transactionSync(() => {
      for (const key of unreadable) file.removeSync(key);
      balance(found);
      books.save();
    }, flags);
    books.committed();
  }

  /** The books follow what is there: what should wait and does not is lost. */
  function balance(found: ReadonlyMap<string, number>): void {
    const { destinations } = books.view();
    for (const destinationId of new Set([...found.keys(), ...destinations.keys()])) {
      const pending = destinations.get(destinationId)?.pending ?? 0;
      const records = found.get(destinationId) ?? 0;
      if (records > pending) books.accept(destinationId, records - pending);
      if (records < pending) books.settle(destinationId, { delivered: 0, dropped: { damaged: pending - records } });
    }
  }

  /** The key whose turn it is, which leaves the line. */
  function advance(line: QueueLine): string | undefined {
    const returned = line.returned.shift();
    if (returned !== undefined) return returned;
    for (const key of file.getKeys({ ...keysAhead(line), limit: takenKeys.size + 1 })) {
      line.cursor = key;
      if (!takenKeys.has(key)) return key;
    }
    return undefined;
  }

  function evictFrom(line: QueueLine): EvictedDelivery[] {
    const key = advance(line);
    const entry = key === undefined ? undefined : readEntry(key, file.get(key) ?? Buffer.alloc(0));
    if (key !== undefined) remove(key);
    if (entry === undefined) {
      foundDamage = true;
      lines.resize(line, -line.waiting, -line.bytes);
      return [];
    }
    const { id, owner, destinationId, records, bytes } = entry;
    books.settle(destinationId, { delivered: 0, dropped: { queue_full: records } });
    lines.resize(line, -1, -bytes);
    return [{ id, owner, destinationId, records }];
  }

  function put(delivery: Delivery): QueueAnswer {
    const bytes = delivery.body.length;
    const line = lines.of(delivery.owner, delivery.destinationId);
    const evicted: EvictedDelivery[] = [];
    const isOverOwnLimit = () => line.bytes + bytes > limits.maxBytesPerDestination;
    while (isOverOwnLimit() || lines.bytes() + bytes > limits.maxBytes) {
      const payer = limits.overflow === 'drop_oldest' ? lines.payerFor(line, isOverOwnLimit()) : undefined;
      if (payer === undefined) return { stored: false, evicted };
      evicted.push(...evictFrom(payer));
    }
    file.putSync(nextKey(line), encodeDelivery(delivery));
    books.accept(delivery.destinationId, delivery.entryBytes.length);
    lines.resize(line, 1, bytes);
    return { stored: true, evicted };
  }

  function giveBack({ owner, destinationId, key, bytes }: StoredEntry, failedAtMs: number | undefined): void {
    const line = lines.of(owner, destinationId);
    line.returned.unshift(key);
    lines.resize(line, 1, bytes);
    if (failedAtMs === undefined) return;
    attempts.set(key, (attempts.get(key) ?? 0) + 1);
    books.fail(destinationId, failedAtMs);
  }

  function remove(key: string): void {
    attempts.delete(key);
    file.removeSync(key);
  }

  function replace({ owner, destinationId, key }: StoredEntry, parts: readonly Delivery[]): void {
    const line = lines.of(owner, destinationId);
    remove(key);
    parts.forEach((part, index) => {
      file.putSync(partKey(key, index), encodeDelivery(part));
      lines.resize(line, 1, part.body.length);
    });
    line.returned.unshift(...parts.map((_, index) => partKey(key, index)));
  }

  /** One change within a transaction. `gone` collects what is in flight no more once it is committed. */
  function apply(operation: QueueWrite, gone: Set<string>): QueueAnswer {
    if (operation.kind === 'put') return put(operation.delivery);
    const entry = gone.has(operation.id) ? undefined : taken.get(operation.id);
    if (entry === undefined) return { booked: false };
    gone.add(operation.id);
    if (operation.kind === 'release') giveBack(entry, operation.failedAtMs);
    else if (operation.kind === 'replace') replace(entry, operation.parts);
    else {
      remove(entry.key);
      books.settle(entry.destinationId, operation.settlement);
    }
    return { booked: true };
  }

  function commit(operations: readonly QueueWrite[]): QueueAnswer[] {
    const gone = new Set<string>();
    const answers = file.transactionSync(() => {
      const applied = operations.map((operation) => apply(operation, gone));
      books.save();
      return applied;
    }, flags);
    books.committed();
    for (const id of gone) {
      takenKeys.delete(taken.get(id)?.key ?? '');
      taken.delete(id);
    }
    if (foundDamage) load();
    return answers;
  }

  function writeAll(operations: readonly QueueWrite[]): (QueueAnswer | QueueFailure)[] {
    if (operations.length === 0) return [];
    try {
      return commit(operations);
    } catch (error) {
      load();
      return operations.length === 1 ? [queueFailure(error)] : operations.flatMap((one) => writeAll([one]));
    }
  }

  /** What became of a delivery that is in the file is not lost with a write that fails: it is made with the next ones. */
  function orLater(operation: QueueWrite | undefined, answer: QueueAnswer | QueueFailure) {
    if (
      !('failure' in answer) ||
      answer.failure !== 'unusable' ||
      operation === undefined ||
      operation.kind === 'put'
    ) {
      return answer;
    }
    deferred.push(operation);
    return { booked: true };
  }

  function take(destinationId: string): Delivery | undefined {
    const line = lines.find(destinationId);
    const key = line && advance(line);
    if (line === undefined || key === undefined) {
      if (line !== undefined) lines.resize(line, -line.waiting, -line.bytes);
      return undefined;
    }
    const value = file.get(key);
    const delivery = value && decodeDelivery(value);
    if (value === undefined || delivery === undefined) {
      const removed = file.transactionSync(() => file.removeSync(key), flags);
      // What is listed and cannot be found would come again and again.
      if (removed !== true) throw new Error(`The queue file is corrupt: ${key} is not where it is listed.`);
      load();
      return take(destinationId);
    }
    const { id, owner, entryBytes, body } = delivery;
    taken.set(id, { key, id, owner, destinationId, records: entryBytes.length, bytes: body.length });
    takenKeys.add(key);
    lines.resize(line, -1, -body.length);
    return { ...delivery, attempts: delivery.attempts + (attempts.get(key) ?? 0) };
  }

  if (!file.get(SCHEMA_KEY)?.equals(SCHEMA)) {
    if (Array.from(file.getKeys({ limit: 1 })).length > 0) {
      void file.close();
      return { failure: 'version', message: 'The queue file was written by another version of this package.' };
    }
    file.transactionSync(() => file.putSync(SCHEMA_KEY, SCHEMA), FLUSHED);
  }
  load();

  return {
    write(operations) {
      const all = [...deferred, ...operations];
      const again = deferred.length;
      deferred = [];
      return writeAll(all)
        .map((answer, index) => orLater(all[index], answer))
        .slice(again);
    },
    take,
    changes: () => ({ total: books.view().total, accounts: books.takeChanges(), lines: lines.takeChanges() }),
    flush: () => void file.transactionSync(() => file.putSync(SCHEMA_KEY, SCHEMA), FLUSHED),
    close: () => file.close(),
  };
}
