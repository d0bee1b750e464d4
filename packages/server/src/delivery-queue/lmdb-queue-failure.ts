import type { QueueFailure } from './lmdb-queue-messages.ts';

/** ENOSPC, EDQUOT, and the engine's own word for a map that cannot grow. */
const FULL = /ENOSPC|no space left|EDQUOT|quota exceeded|MDB_MAP_FULL|file too large|EFBIG/i;
const DAMAGED = /MDB_(?:CORRUPTED|PAGE_NOTFOUND|PANIC|INVALID|BAD_\w+|VERSION_MISMATCH|CURSOR_FULL|PAGE_FULL)|corrupt/i;

/** What an error of the engine means for the file. */
export function queueFailure(error: unknown): QueueFailure {
  const {
    message = String(error),
    code,
    commitError,
  } = (error ?? {}) as {
    readonly message?: string;
    readonly code?: string | number;
    readonly commitError?: unknown;
  };
  const text = `${message} ${code ?? ''} ${commitError === undefined ? '' : String(commitError)}`.trim();
  // 28 and 122: ENOSPC and EDQUOT, which the engine hands on as numbers.
  if (FULL.test(text) || code === 28 || code === 122) return { failure: 'full', message: text };
  return { failure: DAMAGED.test(text) ? 'damaged' : 'unusable', message: text };
}
