import type { QueueFailure } from './lmdb-queue-messages.ts';

const DAMAGED = /MDB_(?:CORRUPTED|PAGE_NOTFOUND|PANIC|INVALID|BAD_\w+|VERSION_MISMATCH|CURSOR_FULL|PAGE_FULL)|corrupt/i;

/** What an error of the engine means for the file. A full disk comes as one of several errors, "Input/output error" among them. */
export function queueFailure(error: unknown): QueueFailure {
  const { message = String(error), commitError } = (error ?? {}) as {
    readonly message?: string;
    readonly commitError?: unknown;
  };
  const text = commitError === undefined ? message : `${message} ${String(commitError)}`;
  return { failure: DAMAGED.test(text) ? 'damaged' : 'unusable', message: text };
}
