import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** Starts a program of this package in a process of its own. */
export function forkProgram(
  name: string,
  args: readonly string[] = [],
  execArgv: readonly string[] = [],
): ChildProcess {
  return fork(new URL(`./${name}.js`, import.meta.url), [...args], { execArgv: [...execArgv] });
}

const TIMEOUT_MS = 120_000;

/**
 * Runs a program to its end, and returns the one thing that it says.
 *
 * @param order - What it finds as JSON in its first argument.
 * @throws Error where it ends without a word, or not at all.
 */
export async function runProgram<Result>(
  name: string,
  order: object,
  execArgv: readonly string[] = [],
): Promise<Result> {
  const child = forkProgram(name, [JSON.stringify(order)], execArgv);
  const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS);
  let result: { readonly said: Result } | undefined;
  child.once('message', (said) => {
    result = { said: said as Result };
  });
  // Its end may be known before its last word is read.
  const [[code, signal]] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  clearTimeout(timer);
  if (result === undefined || code !== 0) {
    throw new Error(`${name} ended with ${code ?? signal}: ${JSON.stringify(order)}`);
  }
  return result.said;
}

/** What a program was asked for. */
export function orderOf<Order>(): Order {
  return JSON.parse(process.argv[2] ?? '{}') as Order;
}

/** Says what a program found out, and ends it. */
export function answerOrder(result: object): void {
  process.send?.(result, undefined, undefined, () => process.exit());
}
