import { renameSync, rmSync } from 'node:fs';
import type { QueueFileCheck } from './lmdb-check-queue-file.ts';
import { copyQueueFile } from './lmdb-check-queue-file.ts';

/**
 * Puts what can be read of a queue file into a new one, which takes its place: damage of its pages stays behind.
 *
 * @param setAside - Called before the old file is replaced where parts of it cannot be read.
 */
export async function rebuildQueueFile(path: string, setAside: () => void): Promise<QueueFileCheck> {
  const fresh = `${path}.new`;
  const discard = () => {
    for (const leftOver of [fresh, `${fresh}-lock`]) rmSync(leftOver, { force: true });
  };
  discard();
  const copied = await copyQueueFile(path, fresh);
  if (copied === 'incomplete') setAside();
  if (copied === 'incomplete' || copied === 'good') {
    renameSync(fresh, path);
    rmSync(`${path}-lock`, { force: true });
  }
  discard();
  return copied;
}
