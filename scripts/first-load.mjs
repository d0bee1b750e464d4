#!/usr/bin/env node
// npm run first-load (after npm run build): what a page has to load before it shows a part of the React kit, bundled as an app
// bundles a page that it loads by `import()`, and what comes later. size-limit cannot tell the two apart.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { root } from './run-command.mjs';

/**
 * @typedef {{ name: string, import: string, limit: number, goal?: number }} FirstLoad In bytes, minified and gzipped.
 * @typedef {{ name: string, bytes: number, limit: number, later: { file: string, bytes: number }[] }} MeasuredLoad
 */

const WHAT_TO_DO =
  '`npm run first-load` lists the files; load the new part when it is opened, or raise the limit in .first-load.json and say why.';

/** @returns {Promise<MeasuredLoad[]>} */
export async function measureFirstLoads() {
  /** @type {FirstLoad[]} */
  const wanted = JSON.parse(readFileSync(path.join(root, '.first-load.json'), 'utf8'));
  const measured = [];
  for (const load of wanted) measured.push({ name: load.name, limit: load.limit, ...(await measure(load.import)) });
  return measured;
}

/** @returns {Promise<string[]>} What is too large, in words. */
export async function checkFirstLoads() {
  const measured = await measureFirstLoads();
  return measured
    .filter(({ bytes, limit }) => bytes > limit)
    .map(({ name, bytes, limit }) => `${name}: ${bytes} bytes, and ${limit} are allowed. ${WHAT_TO_DO}`);
}

/** @param {string} statement */
async function measure(statement) {
  const sources = new Map([
    ['\0app', "globalThis.openPage = () => import('\\0page');"],
    ['\0page', statement],
  ]);
  const result = await build({
    root: path.join(root, 'apps', 'demo'),
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'app',
        resolveId: (id) => (sources.has(id) ? id : undefined),
        load: (id) => sources.get(id),
      },
    ],
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rollupOptions: { input: '\0app', external: /^(?:react|react-dom)(?:\/|$)/ },
    },
  });
  const outputs = [result].flat().flatMap((built) => ('output' in built ? built.output : []));
  // The chunk of the app itself is there before the page, and holds nothing of the kit.
  const chunks = outputs.flatMap((output) => (output.type === 'chunk' && !output.isEntry ? [output] : []));
  const loaded = new Set(
    chunks.filter(({ facadeModuleId }) => facadeModuleId === '\0page').map(({ fileName }) => fileName),
  );
  for (const fileName of loaded) {
    for (const imported of chunks.find((chunk) => chunk.fileName === fileName)?.imports ?? []) {
      if (chunks.some((chunk) => chunk.fileName === imported)) loaded.add(imported);
    }
  }
  const sizes = chunks.map(({ fileName, code }) => ({ file: fileName, bytes: gzipSync(code, { level: 9 }).length }));
  return {
    bytes: sizes.filter(({ file }) => loaded.has(file)).reduce((sum, { bytes }) => sum + bytes, 0),
    later: sizes.filter(({ file }) => !loaded.has(file)),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, bytes, limit, later } of await measureFirstLoads()) {
    console.log(`${bytes > limit ? 'TOO LARGE' : 'ok       '} ${name}: ${bytes} of ${limit} bytes`);
    for (const part of later) console.log(`            later ${part.file}: ${part.bytes}`);
    if (bytes > limit) process.exitCode = 1;
  }
}
