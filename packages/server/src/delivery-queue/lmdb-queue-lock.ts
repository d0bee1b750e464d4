import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who uses a queue directory. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began: a container often gives every process the same number. */
  readonly startedAtMs: number;
}

/** A directory that no other process uses. */
export interface QueueLock {
  /** Shows that this process is still there. */
  renew(): void;
  release(): void;
}

/** How often a lock has to be renewed, in milliseconds. One of another host that was not renewed for three times as long is stale. */
export const RENEW_LOCK_MS = 10_000;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function holds(path: string, self: Holder): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as Holder;
    if (holder.host !== self.host) return Date.now() - statSync(path).mtimeMs < 3 * RENEW_LOCK_MS ? holder : undefined;
    if (holder.pid === self.pid) return holder.startedAtMs === self.startedAtMs ? holder : undefined;
    return isAlive(holder.pid) ? holder : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes a queue directory for this process, or says who has it. A holder that was killed does not count. On one host this is
 * exact; between hosts that share a disk it goes by the age of the lock.
 */
export function lockQueue(path: string): QueueLock | { readonly heldBy: string } {
  const self: Holder = { pid: process.pid, host: hostname(), startedAtMs: performance.timeOrigin };
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(path, JSON.stringify(self), { flag: 'wx' });
      return {
        renew() {
          const now = new Date();
          utimesSync(path, now, now);
        },
        release: () => rmSync(path, { force: true }),
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = holds(path, self);
      if (holder !== undefined) return { heldBy: `process ${holder.pid} on ${holder.host}` };
      rmSync(path, { force: true });
    }
  }
  return { heldBy: 'a process that started in the same moment' };
}
