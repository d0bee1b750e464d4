#!/usr/bin/env node
// npm run sbom (after npm run build): what an install of the three packages brings, as CycloneDX, in sbom/.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root, runCommand } from './run-command.mjs';
import { pnpm } from './workspace-tools.mjs';

const temporary = mkdtempSync(path.join(tmpdir(), 'broadcast-kit-sbom-'));
// npm names what it lists after the folder.
const work = path.join(temporary, 'broadcast-kit');
try {
  mkdirSync(work);
  await succeed(pnpm(['-r', '--filter', './packages/*', 'pack', '--pack-destination', work], { capture: true }));
  const tarballs = readdirSync(work).map((file) => [
    `@broadcast-kit/${file.replace(/^broadcast-kit-([a-z]+)-.*$/, '$1')}`,
    `file:./${file}`,
  ]);
  const dependencies = Object.fromEntries(tarballs);
  // The packages ask each other for a version that may not be published yet.
  const { version } = JSON.parse(readFileSync(path.join(root, 'packages/core/package.json'), 'utf8'));
  const manifest = { name: 'broadcast-kit', version, private: true, dependencies, overrides: dependencies };
  writeFileSync(path.join(work, 'package.json'), JSON.stringify(manifest));
  const npm = (/** @type {string[]} */ ...args) => succeed(runCommand('npm', args, { cwd: work, capture: true }));
  await npm('install', '--ignore-scripts', '--no-audit', '--no-fund');
  const sbom = JSON.parse(await npm('sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'library'));
  // Ours come from a tarball on this machine, which is nobody else's place to get them.
  for (const component of sbom.components) component.externalReferences = component.externalReferences.filter(isPublic);
  mkdirSync(path.join(root, 'sbom'), { recursive: true });
  writeFileSync(path.join(root, 'sbom', 'broadcast-kit.cdx.json'), `${JSON.stringify(sbom, null, 2)}\n`);
  console.log(`sbom/broadcast-kit.cdx.json: ${sbom.components.length} components`);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

/** @param {{ url: string }} reference */
function isPublic({ url }) {
  return !url.startsWith('file:');
}

/** @param {Promise<import('./run-command.mjs').CommandResult>} running */
async function succeed(running) {
  const { code, output } = await running;
  if (code !== 0) throw new Error(output);
  return output;
}
