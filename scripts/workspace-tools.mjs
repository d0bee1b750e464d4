import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root, runCommand } from './run-command.mjs';

/** @typedef {Parameters<typeof runCommand>[2]} CommandOptions */

/**
 * Runs the pinned pnpm through npx, so that nothing but Node and npm has to be installed. Turbo works inside it too
 * (`pnpm(['exec', 'turbo', ...])`): it looks for pnpm on the PATH, and npx puts it there.
 *
 * @param {string[]} args
 * @param {CommandOptions} [options]
 */
export function pnpm(args, options) {
  return runCommand('npx', ['-y', `pnpm@${pnpmVersion()}`, ...args], options);
}

/** The version in package.json's `packageManager`, without its hash. */
export function pnpmVersion() {
  const { packageManager } = readManifest(root);
  return packageManager.replace(/^pnpm@/, '').replace(/\+.*$/, '');
}

/**
 * Runs an installed package's command with this Node: no shell, no PATH, the same on every system.
 *
 * @param {string} packageName
 * @param {string[]} args
 * @param {CommandOptions} [options]
 */
export function tool(packageName, args, options) {
  return runCommand(process.execPath, [toolScript(packageName), ...args], options);
}

/**
 * The file that is an installed package's (first) command.
 *
 * @param {string} packageName
 * @param {string} [workspaceFolder] Whose dependency it is. Default: the root's.
 */
export function toolScript(packageName, workspaceFolder = '') {
  const folder = path.join(root, workspaceFolder, 'node_modules', packageName);
  const { bin } = readManifest(folder);
  return path.join(folder, typeof bin === 'string' ? bin : Object.values(bin)[0]);
}

/** @param {string} folder */
function readManifest(folder) {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}
