import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run-command.mjs';
import { pnpm, pnpmVersion } from './workspace-tools.mjs';

const stampFile = path.join(root, 'node_modules', '.broadcast-kit-install');

/**
 * Installs exactly what pnpm-lock.yaml says.
 *
 * @param {{ onlyIfNeeded?: boolean, onStart?: () => void, capture?: boolean }} [options] With `onlyIfNeeded` nothing
 *   runs when the last install was for the same lockfile, manifests, Node and pnpm; `onStart` is called when it does run.
 */
export async function installWorkspace({ onlyIfNeeded = false, onStart, capture = true } = {}) {
  const stamp = installStamp();
  if (onlyIfNeeded && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) {
    return { code: 0, signal: null, output: 'already installed\n' };
  }
  onStart?.();
  // Without a terminal pnpm would refuse to replace a node_modules that another version laid out.
  const result = await pnpm(['install', '--frozen-lockfile', '--config.confirmModulesPurge=false'], { capture });
  if (result.code === 0) writeFileSync(stampFile, stamp);
  return result;
}

function installStamp() {
  const hash = createHash('sha256').update(`${pnpmVersion()} ${process.version} ${process.platform} ${process.arch}`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...memberManifests()]) {
    hash.update(`\n${file}\n`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

function memberManifests() {
  return ['packages', 'apps'].flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .map((name) => `${folder}/${name}/package.json`)
      .filter((file) => existsSync(path.join(root, file))),
  );
}
