#!/usr/bin/env node
// npm run lockfile: pnpm-lock.yaml works for everybody, on every system, from any registry mirror.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './run-command.mjs';

/** Published without binaries for macOS and Windows; msgpackr (of lmdb) falls back to JavaScript there. */
const knownIncomplete = ['@msgpackr-extract/'];

/**
 * What is wrong with the lockfile. pnpm leaves an optional platform package that a mirror lacks out of it without a
 * word, and then nobody on that platform can build: so each one that an installed package asks for has to be there.
 *
 * @param {string} folder
 * @returns {string[]}
 */
export function checkLockfile(folder = root) {
  const lockfile = readFileSync(path.join(folder, 'pnpm-lock.yaml'), 'utf8');
  const locked = new Set([...lockfile.matchAll(/^ {2}'?([^\s':]+@[^\s':(]+)'?:$/gm)].map(([, key]) => key));
  const problems = lockfile
    .split('\n')
    .flatMap((line, index) => (/^\s+resolution: .*(?:tarball|https?:)/.test(line) ? [index + 1] : []))
    .map(
      (line) => `pnpm-lock.yaml:${line} names a registry: install from the default registry and commit that lockfile.`,
    );

  for (const { name, version, optionalDependencies } of installedPackages(folder)) {
    // Older installs leave their folders behind.
    if (!locked.has(`${name}@${version}`)) continue;
    for (const [optional, wanted] of Object.entries(optionalDependencies)) {
      if (!/^\d/.test(wanted) || locked.has(`${optional}@${wanted}`)) continue;
      if (knownIncomplete.some((prefix) => optional.startsWith(prefix))) continue;
      problems.push(`${optional}@${wanted}, which ${name}@${version} needs on its platform, is not in pnpm-lock.yaml.`);
    }
  }
  return problems;
}

/**
 * @param {string} folder
 * @returns {{ name: string, version: string, optionalDependencies: Record<string, string> }[]}
 */
function installedPackages(folder) {
  const store = path.join(folder, 'node_modules/.pnpm');
  return readdirSync(store)
    .filter((entry) => entry.includes('@'))
    .map((entry) => {
      // `@scope+name@1.0.0_peer@2.0.0` holds `node_modules/@scope/name`.
      const name = entry.slice(0, entry.indexOf('@', 1)).replace('+', '/');
      return path.join(store, entry, 'node_modules', name, 'package.json');
    })
    .filter((manifest) => existsSync(manifest))
    .map((manifest) => ({ optionalDependencies: {}, ...JSON.parse(readFileSync(manifest, 'utf8')) }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = checkLockfile();
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? 'The lockfile is complete.' : `${problems.length} problem(s) in the lockfile.`);
  if (problems.length > 0) process.exitCode = 1;
}
