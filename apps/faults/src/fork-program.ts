import { type ChildProcess, fork, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';

/** A program of this package in a process of its own. */
export interface ForkedProgram {
  readonly child: ChildProcess;
  /** Resolves when the process has ended, with its exit code; `null` where a signal ended it. */
  readonly gone: Promise<number | null>;
  /** Resolves with the next message, or rejects when the process ends before. */
  nextMessage(): Promise<unknown>;
}

/**
 * Starts a program: beside the built file that asks, or in `dist` where a test runs from the sources.
 *
 * @param name - Of the entry in `tsup.config.ts`.
 * @param order - What it finds as JSON in its first argument.
 */
export function forkProgram(
  name: string,
  order: object,
  { stdio, execArgv = [] }: { readonly stdio?: StdioOptions; readonly execArgv?: readonly string[] } = {},
): ForkedProgram {
  const program = new URL(import.meta.url.endsWith('.ts') ? `../dist/${name}.js` : `./${name}.js`, import.meta.url);
  // Not the arguments of a test runner, which resolves packages to their sources.
  const child = fork(program, [JSON.stringify(order)], {
    execArgv: [...execArgv],
    ...(stdio === undefined ? {} : { stdio }),
  });
  const gone = once(child, 'exit').then(([code]) => code as number | null);
  return {
    child,
    gone,
    nextMessage: () =>
      new Promise((resolve, reject) => {
        const onGone = (code: number | null) =>
          reject(new Error(`The program ${name} ended with ${code} before it answered.`));
        child.once('exit', onGone);
        child.once('message', (message) => {
          child.off('exit', onGone);
          resolve(message);
        });
      }),
  };
}
