import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who uses a queue directory. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began: a container often gives every process the same number. */
  readonly startedAtMs: number;
  /** As in {@link QueueLock}. */
  readonly crashes?: number;
}

/** A directory that no other process uses. */
export interface QueueLock {
  /** How often in a row a process that had the directory ended soon, and without giving it back. */
  readonly crashes: number;
  /** Shows that this process is still there. `false` where another one has the directory: this one slept for too long. */
  renew(): boolean;
  release(): void;
}

/** How often a lock has to be renewed, in milliseconds. One of another host that was not renewed for three times as long is stale. */
export const RENEW_LOCK_MS = 10_000;

/** Who lives this long is not ended by the file that it opened. In renewals: 10 minutes. */
const RENEWALS_TO_TRUST = 60;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function isSame(one: Holder | undefined, other: Holder | undefined): boolean {
  return one?.pid === other?.pid && one?.host === other?.host && one?.startedAtMs === other?.startedAtMs;
}

/**
 * Takes the lock of a holder that is gone out of the way. Where two processes find the same one, the slower of them would
 * otherwise take away what the faster has put in its place.
 *
 * @param gone - Who held it when it was read; `undefined` where that could not be read.
 */
export function removeStaleLock(path: string, gone: Holder | undefined): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    // Another process was faster.
    return;
  }
  try {
    if (!isSame(readHolder(aside), gone)) linkSync(aside, path);
  } finally {
    rmSync(aside, { force: true });
  }
}

function isHeld(path: string, holder: Holder, self: Holder): boolean {
  try {
    if (holder.host !== self.host) return Date.now() - statSync(path).mtimeMs < 3 * RENEW_LOCK_MS;
    return holder.pid === self.pid ? holder.startedAtMs === self.startedAtMs : isAlive(holder.pid);
  } catch {
    return false;
  }
}

/**
 * Takes a queue directory for this process, or says who has it. A holder that was killed does not count. On one host this is
 * exact; between hosts that share a disk it goes by the age of the lock.
 */
export function lockQueue(path: string): QueueLock | { readonly heldBy: string } {
  const self: Holder = { pid: process.pid, host: hostname(), startedAtMs: performance.timeOrigin };
  let crashes = 0;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(path, JSON.stringify({ ...self, crashes }), { flag: 'wx' });
      return lockAt(path, { ...self, crashes });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = readHolder(path);
      if (holder !== undefined) {
        if (isHeld(path, holder, self)) return { heldBy: `process ${holder.pid} on ${holder.host}` };
        crashes = (holder.crashes ?? 0) + 1;
      }
      removeStaleLock(path, holder);
    }
  }
  return { heldBy: 'a process that started in the same moment' };
}

function lockAt(path: string, self: Required<Holder>): QueueLock {
  let renewals = 0;
  return {
    crashes: self.crashes,
    renew() {
      if (!isSame(readHolder(path), self)) return false;
      renewals += 1;
      if (renewals === RENEWALS_TO_TRUST && self.crashes > 0) {
        writeFileSync(`${path}.new`, JSON.stringify({ ...self, crashes: 0 }));
        renameSync(`${path}.new`, path);
      }
      const now = new Date();
      utimesSync(path, now, now);
      return true;
    },
    release() {
      if (isSame(readHolder(path), self)) rmSync(path, { force: true });
    },
  };
}
