import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { checkLockfile } from './check-lockfile.mjs';

let folder = '';
afterEach(() => rmSync(folder, { recursive: true }));

/**
 * @param {string[]} lockedKeys
 * @param {string} resolution
 */
function check(lockedKeys, resolution = '{integrity: sha512-x}') {
  folder = mkdtempSync(path.join(tmpdir(), 'broadcast-kit-lockfile-'));
  const packages = lockedKeys.map((key) => `  '${key}':\n    resolution: ${resolution}\n`);
  writeFileSync(path.join(folder, 'pnpm-lock.yaml'), `packages:\n\n${packages.join('\n')}`);
  const installed = path.join(folder, 'node_modules/.pnpm/@tools+builder@2.0.0_peer@1.0.0/node_modules/@tools/builder');
  mkdirSync(installed, { recursive: true });
  const optionalDependencies = { '@tools/linux-x64': '2.0.0', '@tools/win32-x64': '2.0.0', fsevents: '~2.3.2' };
  const manifest = { name: '@tools/builder', version: '2.0.0', optionalDependencies };
  writeFileSync(path.join(installed, 'package.json'), JSON.stringify(manifest));
  return checkLockfile(folder);
}

it('accepts a lockfile with every platform package', () => {
  expect(check(['@tools/builder@2.0.0', '@tools/linux-x64@2.0.0', '@tools/win32-x64@2.0.0'])).toEqual([]);
});

it('names the platform package that was left out', () => {
  expect(check(['@tools/builder@2.0.0', '@tools/linux-x64@2.0.0'])).toEqual([
    '@tools/win32-x64@2.0.0, which @tools/builder@2.0.0 needs on its platform, is not in pnpm-lock.yaml.',
  ]);
});

it('ignores a folder that an older install left behind', () => {
  expect(check(['@tools/builder@3.0.0'])).toEqual([]);
});

it('names the line that ties the lockfile to one registry', () => {
  const problems = check(['@tools/builder@3.0.0'], '{integrity: sha512-x, tarball: https://mirror.example/x.tgz}');
  expect(problems).toEqual([expect.stringContaining('pnpm-lock.yaml:4 names a registry')]);
});
