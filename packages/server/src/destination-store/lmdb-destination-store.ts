import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { BroadcastError } from '@broadcast-kit/core';
import { open } from 'lmdb';
import type { DestinationRecord } from './destination-record.ts';
import type { DestinationStore } from './destination-store.ts';
import { byAge, planSave } from './plan-save.ts';

/** Options of {@link lmdbDestinationStore}. */
export interface LmdbDestinationStoreOptions {
  /** A directory on a local disk; created where it is missing. The store keeps `destinations.mdb` and a lock file in it. */
  readonly path: string;
}

/** Keys are text of safe characters, so that no owner or id can reach into the range of another. */
const segment = (text: string) => Buffer.from(text, 'utf8').toString('base64url');
const ALL_RECORDS = 'destination/';
const recordPrefix = (owner: string) => `${ALL_RECORDS}${segment(owner)}/`;
const recordKey = (owner: string, id: string) => `${recordPrefix(owner)}${segment(id)}`;
const switchKey = (owner: string) => `broadcast/${segment(owner)}`;
/** The first key behind all that start with `prefix`. */
const endOf = (prefix: string) => `${prefix}~`;

/**
 * A {@link DestinationStore} in one file on a local disk (LMDB): for one machine, with any number of processes on it. A save
 * that resolved survives a killed process and a power cut: it is flushed before it resolves, which costs a few
 * milliseconds of the calling thread per change of settings and nothing per read.
 *
 * @throws BroadcastError `store_failed` where the directory or file cannot be opened. A full disk rejects the save.
 *
 * @example
 * ```ts
 * const store = lmdbDestinationStore({ path: './data' });
 * process.once('SIGTERM', () => store.close());
 * ```
 */
export function lmdbDestinationStore({ path }: LmdbDestinationStoreOptions): DestinationStore {
  const records = openFile(path);

  const inRange = (prefix: string) => Array.from(records.getRange({ start: prefix, end: endOf(prefix) }));
  const recordsOf = (owner: string) => inRange(recordPrefix(owner)).map(({ value }) => value as DestinationRecord);

  return {
    list: async (owner) =>
      recordsOf(owner)
        .filter(({ deletedAt }) => deletedAt === null)
        .sort(byAge),

    listDeleted: async (owner) =>
      recordsOf(owner)
        .filter(({ deletedAt }) => deletedAt !== null)
        .sort(byAge),

    find: async (owner, id) => records.get(recordKey(owner, id)) as DestinationRecord | undefined,

    async *records() {
      // No read transaction stays open while the caller works: it would keep the file from shrinking.
      for (const key of Array.from(records.getKeys({ start: ALL_RECORDS, end: endOf(ALL_RECORDS) }))) {
        const record = records.get(key) as DestinationRecord | undefined;
        if (record !== undefined) yield record;
      }
    },

    // Synchronous transactions throughout: in an asynchronous one a failed commit (full disk) also raises an unhandled
    // rejection that no caller can catch, and takes the process with it.
    save: async (record, expectedVersion) =>
      records.transactionSync(() => {
        const plan = planSave(recordsOf(record.owner), { record, expectedVersion });
        if (plan.outcome.ok) {
          records.putSync(recordKey(record.owner, record.id), plan.outcome.record);
          for (const id of plan.removedIds) records.removeSync(recordKey(record.owner, id));
        }
        return plan.outcome;
      }),

    recordHealth: async ({ owner, id, version }, health) =>
      records.transactionSync(() => {
        const record = records.get(recordKey(owner, id)) as DestinationRecord | undefined;
        if (record?.version === version) records.putSync(recordKey(owner, id), { ...record, health });
      }),

    isBroadcastEnabled: async (owner) => records.get(switchKey(owner)) === true,

    setBroadcastEnabled: async (owner, enabled) => records.putSync(switchKey(owner), enabled),

    purgeDeleted: async (deletedBefore) =>
      records.transactionSync(() => {
        const expired = inRange(ALL_RECORDS).filter(({ value }) => {
          const { deletedAt } = value as DestinationRecord;
          return deletedAt !== null && deletedAt < deletedBefore;
        });
        for (const { key } of expired) records.removeSync(key);
        return expired.length;
      }),

    close: () => records.close(),
  };
}

function openFile(path: string) {
  try {
    mkdirSync(path, { recursive: true });
    return open<unknown, string>({ path: join(path, 'destinations.mdb'), encoding: 'json' });
  } catch (cause) {
    const message = `The destination store cannot open ${path}. It needs a directory on a local disk that this process may write.`;
    throw new BroadcastError({ code: 'store_failed', message, cause });
  }
}
