import { fork } from 'node:child_process';

/** Longest look at a file. One that takes longer is large, and not broken. */
const TIMEOUT_MS = 60_000;

/** What a check found. `unknown`: it could not be made. */
export type QueueFileCheck = 'good' | 'broken' | 'unknown';

/** Opens and reads a queue file in another process, which may die of it. */
export function checkQueueFile(path: string): Promise<QueueFileCheck> {
  return new Promise((resolve) => {
    let hasStarted = false;
    const child = fork(new URL('./lmdb-queue-check.ts', import.meta.url), [path], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // A debugger of this process has nothing to do there, and its port is taken.
      execArgv: process.execArgv.filter((argument) => !argument.startsWith('--inspect')),
      timeout: TIMEOUT_MS,
    });
    child.on('message', () => {
      hasStarted = true;
    });
    child.on('error', () => resolve('unknown'));
    child.on('exit', (code, signal) => {
      if (code === 0) resolve('good');
      else resolve(hasStarted && signal !== 'SIGTERM' ? 'broken' : 'unknown');
    });
  });
}
