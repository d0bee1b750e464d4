import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run-command.mjs';
import { pnpm } from './workspace-tools.mjs';

/**
 * @typedef {object} PackedPackage
 * @property {string} name
 * @property {string} tarball
 * @property {string} folder Where the consumer has it installed.
 * @property {Record<string, any>} manifest As published.
 * @property {string} sourceFolder `packages/core`.
 */

/** What a consumer brings itself, in our own versions: peers, their types, and what the examples use. */
const broughtByConsumer = [
  'react',
  'react-dom',
  'bullmq',
  'ioredis',
  'lmdb',
  'express',
  'fastify',
  'hono',
  '@hono/node-server',
  'openai',
  '@types/express',
  '@types/react',
  '@types/react-dom',
  '@types/node',
];

/**
 * Packs every package as `pnpm publish` would, and installs the tarballs into an empty project, as their users do.
 *
 * @param {string} work An empty folder outside the workspace.
 * @returns {Promise<{ ok: true, consumer: string, packed: PackedPackage[] } | { ok: false, output: string }>}
 */
export async function packPackages(work) {
  const tarballs = path.join(work, 'tarballs');
  const consumer = path.join(work, 'consumer');
  mkdirSync(tarballs);
  mkdirSync(consumer);
  const packing = await pnpm(['-r', '--filter', './packages/*', 'pack', '--pack-destination', tarballs], {
    capture: true,
  });
  if (packing.code !== 0) return { ok: false, output: packing.output };

  const members = readdirSync(path.join(root, 'packages')).map((folder) => {
    const sourceFolder = `packages/${folder}`;
    const { name, version } = readManifest(path.join(root, sourceFolder));
    const tarball = path.join(tarballs, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
    return { name, tarball, sourceFolder, folder: path.join(consumer, 'node_modules', name) };
  });
  const fromTarballs = Object.fromEntries(members.map(({ name, tarball }) => [name, `file:${tarball}`]));
  const demo = readManifest(path.join(root, 'apps/demo'));
  const server = readManifest(path.join(root, 'packages/server'));
  const versions = { ...server.devDependencies, ...demo.dependencies, ...demo.devDependencies };
  const brought = Object.fromEntries(broughtByConsumer.map((name) => [name, versions[name]]));
  const manifest = {
    private: true,
    type: 'module',
    dependencies: { ...fromTarballs, ...brought },
    // The packages ask each other for a version that is not published yet.
    pnpm: { overrides: fromTarballs },
  };
  writeFileSync(path.join(consumer, 'package.json'), JSON.stringify(manifest, null, 2));
  const installing = await pnpm(['install', '--prefer-offline', '--ignore-scripts', '--no-frozen-lockfile'], {
    cwd: consumer,
    capture: true,
  });
  if (installing.code !== 0) return { ok: false, output: installing.output };
  return {
    ok: true,
    consumer,
    packed: members.map((member) => ({ ...member, manifest: readManifest(member.folder) })),
  };
}

/** @param {string} folder */
function readManifest(folder) {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}
