import type { RootDatabase } from 'lmdb';
import { ABORT, open } from 'lmdb';
import { queueFailure } from './lmdb-queue-failure.ts';
import { SCHEMA, SCHEMA_KEY } from './lmdb-queue-file.ts';
import { DELIVERIES } from './lmdb-queue-lines.ts';
import { decodeDelivery } from './lmdb-stored-delivery.ts';

// Run in a process of its own before a queue file is opened. The engine maps the file and trusts it: a page that is cut off or
// mangled can end the process that reads it, changes it, or looks for room. Then that is this one. Nothing is written to the
// file. With a second path, what can be read is written to a new file there. Says that it started, so that a check which could
// not run at all is not taken for a broken file.

const KEYS_PER_TRANSACTION = 200;
/** More pages in a row than are usually free, so that the engine looks through its whole list of them. */
const TRIAL_BYTES = 4_000_000;
/** The disk is at fault and not the file, which is kept. */
const OF_THE_DISK = /no space|quota|input\/output error|read-only|permission|not permitted/i;
const [GOOD, BROKEN, UNKNOWN, INCOMPLETE] = [0, 1, 2, 3];

type File = RootDatabase<Buffer, string>;

const openFile = (path: string): File => open<Buffer, string>({ path, encoding: 'binary', overlappingSync: false });
/** A damaged value costs its own records only, and is removed when its turn comes. */
const isReadable = (key: string, value: Buffer) => !key.startsWith(DELIVERIES) || decodeDelivery(value) !== undefined;

function check(file: File): number {
  const keys: string[] = [];
  for (const { key, value } of file.getRange({})) {
    const before = keys.at(-1);
    // Pages that lead back to themselves would be read for ever.
    if (before !== undefined && Buffer.compare(Buffer.from(before), Buffer.from(key)) >= 0) return BROKEN;
    if (file.get(key)?.length !== value.length) return BROKEN;
    // What it answers does not matter here: a value that ends the process while it is read has to end this one.
    isReadable(key, value);
    keys.push(key);
  }
  for (let start = 0; start < keys.length; start += KEYS_PER_TRANSACTION) {
    file.transactionSync(() => {
      for (const key of keys.slice(start, start + KEYS_PER_TRANSACTION)) file.removeSync(key);
      if (start === 0) file.putSync('check', Buffer.alloc(TRIAL_BYTES));
      return ABORT;
    });
  }
  return GOOD;
}

function rebuild(file: File, into: string): number {
  if (!file.get(SCHEMA_KEY)?.equals(SCHEMA)) return UNKNOWN;
  const rebuilt = openFile(into);
  const keys = Array.from(file.getKeys({}));
  let outcome = GOOD;
  for (let start = 0; start < keys.length; start += KEYS_PER_TRANSACTION) {
    rebuilt.transactionSync(() => {
      for (const key of keys.slice(start, start + KEYS_PER_TRANSACTION)) {
        const value = file.get(key);
        if (value !== undefined && isReadable(key, value)) rebuilt.putSync(key, value);
        else outcome = INCOMPLETE;
      }
    });
  }
  return outcome;
}

const [path = '', into] = process.argv.slice(2);
process.send?.('started');
try {
  const file = openFile(path);
  process.exit(into === undefined ? check(file) : rebuild(file, into));
} catch (error) {
  process.exit(OF_THE_DISK.test(queueFailure(error).message) ? UNKNOWN : BROKEN);
}
