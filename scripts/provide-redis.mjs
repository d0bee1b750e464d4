import { existsSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './run-command.mjs';

/** @typedef {{ ok: true, program: string, how: string } | { ok: false, message: string }} RedisResult */

/**
 * Finds the program of a Redis or Valkey server for the tests of the BullMQ queue, or installs Debian's when it may.
 * Starts nothing: the tests start servers of their own.
 *
 * @returns {Promise<RedisResult>}
 */
export async function provideRedis() {
  const chosen = process.env.REDIS_SERVER;
  if (chosen) {
    if (existsSync(chosen)) return { ok: true, program: chosen, how: 'from REDIS_SERVER' };
    return { ok: false, message: `REDIS_SERVER is ${chosen}, which does not exist. Correct it or unset it.` };
  }
  const installed = findRedis();
  if (installed !== undefined) return { ok: true, program: installed, how: 'already installed' };

  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return { ok: false, message: howToInstall() };
  const output = await installDebianRedis();
  const added = findRedis();
  if (added !== undefined) return { ok: true, program: added, how: 'installed with apt-get' };
  return { ok: false, message: `${output}\napt-get did not bring Redis. ${howToInstall()}` };
}

function findRedis() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders
    .flatMap((folder) => ['redis-server', 'valkey-server'].map((program) => path.join(folder, program)))
    .find((program) => existsSync(program));
}

async function installDebianRedis() {
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, capture: true };
  const update = await runCommand('apt-get', ['update'], options);
  // Its service is not wanted, only its program.
  const args = ['install', '-y', '--no-install-recommends', 'redis-server'];
  const install = await runCommand('apt-get', args, { ...options, env: { ...options.env, RUNLEVEL: '1' } });
  return update.output + install.output;
}

function howToInstall() {
  return (
    'The tests of the BullMQ queue are skipped: install Redis (Debian: apt-get install redis-server) or Valkey, ' +
    'or set REDIS_SERVER to its program.'
  );
}
