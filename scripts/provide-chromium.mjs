import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './run-command.mjs';

/** @typedef {{ ok: true, path: string, how: string } | { ok: false, message: string }} ChromiumResult */

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const installedElsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Finds a Chromium for the story and end-to-end tests, or installs Debian's when it may.
 *
 * @returns {Promise<ChromiumResult>}
 */
export async function provideChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (existsSync(chosen)) return { ok: true, path: chosen, how: 'from CHROMIUM_PATH' };
    return { ok: false, message: `CHROMIUM_PATH is ${chosen}, where there is no file. Correct it or unset it.` };
  }
  const installed = findChromium();
  if (installed !== undefined) return { ok: true, path: installed, how: 'already installed' };

  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return { ok: false, message: howToInstall() };
  const output = await installDebianChromium();
  const added = findChromium();
  if (added !== undefined) return { ok: true, path: added, how: 'installed with apt-get' };
  return { ok: false, message: `${output}\napt-get did not bring a Chromium. ${howToInstall()}` };
}

function findChromium() {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => commands.map((command) => path.join(folder, command)));
  return ['/usr/bin/chromium', ...onPath, ...installedElsewhere].find(
    (candidate) => existsSync(candidate) && statSync(candidate).isFile(),
  );
}

async function installDebianChromium() {
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, capture: true };
  const update = await runCommand('apt-get', ['update'], options);
  const install = await runCommand('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
  return update.output + install.output;
}

function howToInstall() {
  return (
    'The story and end-to-end tests need Chromium or Chrome: install one (Debian: apt-get install chromium), ' +
    'or set CHROMIUM_PATH to its program file.'
  );
}
