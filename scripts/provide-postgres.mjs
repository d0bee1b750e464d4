import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './run-command.mjs';

/** @typedef {{ ok: true, folder: string, how: string } | { ok: false, message: string }} PostgresResult */

const debianFolder = '/usr/lib/postgresql';
const programs = ['initdb', 'pg_ctl', 'postgres'];

/**
 * Finds the programs of a PostgreSQL server for the tests of its store, or installs Debian's when it may. Starts nothing:
 * the tests start a server of their own.
 *
 * @returns {Promise<PostgresResult>}
 */
export async function providePostgres() {
  const chosen = process.env.POSTGRES_BIN;
  if (chosen) {
    if (hasPrograms(chosen)) return { ok: true, folder: chosen, how: 'from POSTGRES_BIN' };
    return { ok: false, message: `POSTGRES_BIN is ${chosen}, where there is no PostgreSQL. Correct it or unset it.` };
  }
  const installed = findPostgres();
  if (installed !== undefined) return { ok: true, folder: installed, how: 'already installed' };

  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return { ok: false, message: howToInstall() };
  const output = await installDebianPostgres();
  const added = findPostgres();
  if (added !== undefined) return { ok: true, folder: added, how: 'installed with apt-get' };
  return { ok: false, message: `${output}\napt-get did not bring PostgreSQL. ${howToInstall()}` };
}

function findPostgres() {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder).sort((a, b) => Number(b) - Number(a)) : [];
  const onPath = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return [...versions.map((version) => path.join(debianFolder, version, 'bin')), ...onPath].find(hasPrograms);
}

/** @param {string} folder */
function hasPrograms(folder) {
  return programs.every((program) => existsSync(path.join(folder, program)));
}

async function installDebianPostgres() {
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, capture: true };
  const update = await runCommand('apt-get', ['update'], options);
  const install = await runCommand('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql'], options);
  return update.output + install.output;
}

function howToInstall() {
  return (
    'The tests of the PostgreSQL store are skipped: install a server (Debian: apt-get install postgresql), ' +
    'or set POSTGRES_BIN to the folder of initdb and pg_ctl.'
  );
}
