import { fork } from 'node:child_process';

/** Longest look at a file. One that takes longer is large, and not broken. */
const TIMEOUT_MS = 60_000;

/** What a check found. `unknown`: it could not be made. `incomplete`: a file was copied without what could not be read. */
export type QueueFileCheck = 'good' | 'broken' | 'unknown' | 'incomplete';

const BY_EXIT_CODE: readonly QueueFileCheck[] = ['good', 'broken', 'unknown', 'incomplete'];
/** Somebody ended it, or it took too long: that says nothing of the file. */
const FROM_OUTSIDE: ReadonlySet<NodeJS.Signals | null> = new Set<NodeJS.Signals>(['SIGTERM', 'SIGKILL', 'SIGINT']);

function run(paths: readonly string[]): Promise<QueueFileCheck> {
  return new Promise((resolve) => {
    let hasStarted = false;
    const child = fork(new URL('./lmdb-check-process.ts', import.meta.url), paths, {
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
      if (!hasStarted || FROM_OUTSIDE.has(signal)) resolve('unknown');
      else resolve(BY_EXIT_CODE[code ?? 1] ?? 'broken');
    });
  });
}

/** Opens and reads a queue file in another process, which may die of it. Changes nothing. */
export function checkQueueFile(path: string): Promise<QueueFileCheck> {
  return run([path]);
}

/** Writes what can be read of a queue file to a new one, in another process, which may die of it. */
export function copyQueueFile(path: string, into: string): Promise<QueueFileCheck> {
  return run([path, into]);
}
