import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

// No tool of ours reports usage from a developer's machine or from CI.
const quietEnvironment = { DO_NOT_TRACK: '1', TURBO_TELEMETRY_DISABLED: '1', STORYBOOK_DISABLE_TELEMETRY: '1' };

/**
 * How a command ended. `code` is the exit code, 127 when it could not be started; `signal` is set when a signal ended it.
 * @typedef {{ code: number, signal: NodeJS.Signals | null, output: string }} CommandResult
 */

/**
 * Runs a command to its end. Never rejects: a command that cannot start is a result like any other.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {object} [options]
 * @param {string} [options.cwd] Default: the repository's root.
 * @param {Record<string, string | undefined>} [options.env] Added to this process's environment.
 * @param {boolean} [options.capture] Collects stdout and stderr in `output` instead of showing them.
 * @param {(child: import('node:child_process').ChildProcess) => void} [options.onStart]
 * @returns {Promise<CommandResult>}
 */
export function runCommand(command, args, { cwd = root, env = {}, capture = false, onStart } = {}) {
  return new Promise((resolve) => {
    const child = start(command, args, {
      cwd,
      env: { ...process.env, ...quietEnvironment, ...env },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('error', (error) =>
      resolve({ code: 127, signal: null, output: `${output}${command}: ${error.message}\n` }),
    );
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, output }));
    onStart?.(child);
  });
}

/**
 * Runs a command as if it had been typed in place of this process: same terminal, same signals, same exit code.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined> }} [options]
 */
export async function becomeCommand(command, args, options = {}) {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  const forward = (/** @type {NodeJS.Signals} */ signal) => {
    // A terminal sends Ctrl+C to the child as well; a second one would make it skip its clean shutdown.
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child?.kill(signal);
  };
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  const watch = watchParent(() => child?.kill('SIGTERM'));
  const result = await runCommand(command, args, {
    ...options,
    onStart: (started) => {
      child = started;
    },
  });
  for (const signal of signals) process.off(signal, forward);
  clearInterval(watch);
  if (result.output !== '') console.error(result.output);
  if (result.signal !== null) process.kill(process.pid, result.signal);
  process.exitCode = result.code;
}

/**
 * npm starts scripts through a shell, and a signal to npm ends that shell without reaching us: left alone, the demo
 * would go on holding its port.
 *
 * @param {() => void} onGone
 */
function watchParent(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    onGone();
  }, 500);
  return watch;
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
function start(command, args, options) {
  // On Windows `npx` is a batch file, which only a shell can start.
  if (process.platform === 'win32' && command === 'npx') {
    return spawn([command, ...args].map((part) => `"${part}"`).join(' '), { ...options, shell: true });
  }
  return spawn(command, args, options);
}
