import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { runCommand } from './run-command.mjs';

const runCommandUrl = new URL('./run-command.mjs', import.meta.url).href;

/**
 * Starts a process that becomes another one, which runs the given code.
 *
 * @param {string} code
 * @param {string[]} args
 */
function startBecoming(code, args = []) {
  return spawn(process.execPath, becoming(code, args), { stdio: ['ignore', 'pipe', 'inherit'] });
}

/**
 * @param {string} code
 * @param {string[]} args
 */
function becoming(code, args = []) {
  const outer = `
    import { becomeCommand } from ${JSON.stringify(runCommandUrl)};
    await becomeCommand(process.execPath, ['-e', ${JSON.stringify(code)}, ...${JSON.stringify(args)}]);`;
  return ['--input-type=module', '-e', outer];
}

it('returns the exit code and the output of a command', async () => {
  const result = await runCommand(process.execPath, ['-e', 'console.log("é"); process.exit(3)'], { capture: true });
  expect(result).toEqual({ code: 3, signal: null, output: 'é\n' });
});

it('tells when a command does not exist', async () => {
  const result = await runCommand('no-such-command-here', [], { capture: true });
  expect(result).toEqual({ code: 127, signal: null, output: expect.stringContaining('no-such-command-here') });
});

it('passes arguments in and the exit code out', async () => {
  const child = startBecoming('process.exit(Number(process.argv[1]))', ['7']);
  expect(await once(child, 'close')).toEqual([7, null]);
});

it.each(/** @type {const} */ (['SIGTERM', 'SIGINT']))('hands %s on and waits for a clean end', async (signal) => {
  const child = startBecoming(`
    process.on('${signal}', () => { console.log('bye'); process.exit(5); });
    setInterval(() => {}, 1000);
    console.log('ready');`);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
    if (output === 'ready\n') child.kill(signal);
  });
  expect(await once(child, 'close')).toEqual([5, null]);
  expect(output).toBe('ready\nbye\n');
});

it('ends by the signal that ended the command', async () => {
  const child = startBecoming('process.kill(process.pid, "SIGKILL")');
  expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);
});

it.skipIf(process.platform === 'win32')('ends when npm was killed and its shell with it', async () => {
  const code = `
    process.on('SIGTERM', () => { console.log('bye'); process.exit(0); });
    setInterval(() => {}, 1000);
    console.log('ready');`;
  // The colon keeps the shell from replacing itself by the command, as it is between npm and a script.
  const shell = spawn('sh', ['-c', '"$@"; :', 'sh', process.execPath, ...becoming(code)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, npm_lifecycle_event: 'demo' },
  });
  let output = '';
  shell.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
    if (output === 'ready\n') shell.kill('SIGTERM');
  });
  await once(shell.stdout, 'close');
  expect(output).toBe('ready\nbye\n');
});
