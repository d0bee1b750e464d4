import { readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as viteBuild } from 'vite';
import { root } from './run-command.mjs';

/** Names that only Node has. A bundle for browsers or workers that refers to one of them works by luck. */
const nodeGlobals = ['process', 'Buffer', 'global', 'require', '__dirname', '__filename', 'setImmediate'];
const marker = 'ONLY_NODE_HAS_';

/** @type {any} The one that builds the packages. */
const esbuild = createRequire(path.join(root, 'packages/react/package.json'))('esbuild');

/**
 * @typedef {object} Bundling
 * @property {string} folder Where the packages are installed.
 * @property {Record<string, string>} entries Names of the bundles and their source files.
 * @property {string} outdir
 *
 * @typedef {(bundling: Bundling) => Promise<void>} Bundle Rejects with what is wrong.
 */

/**
 * Bundles what `source` imports for a place without Node: a built-in does not resolve there, and a global of Node is found.
 *
 * @param {{ folder: string, source: string, conditions: string[] }} options `conditions`: those of the place.
 * @returns {Promise<string[]>} What of Node is in the bundle, in words.
 */
export async function nodeInBundle({ folder, source, conditions }) {
  try {
    const { outputFiles } = await esbuild.build({
      stdin: { contents: source, resolveDir: folder },
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      conditions,
      // React asks where it runs; what it does on Node is its own affair.
      external: ['react', 'react-dom', 'react/jsx-runtime'],
      define: Object.fromEntries(nodeGlobals.map((name) => [name, marker + name])),
      logLevel: 'silent',
    });
    const [bundle] = outputFiles;
    return nodeGlobals.filter((name) => bundle?.text.includes(marker + name)).map((name) => `\`${name}\` is used`);
  } catch (error) {
    return String(error).includes('Could not resolve') ? [String(error)] : Promise.reject(error);
  }
}

/** @type {Bundle} */
export async function bundleWithEsbuild({ folder, entries, outdir }) {
  await esbuild.build({
    ...browserBuild(folder),
    entryPoints: entries,
    outdir,
    splitting: true,
  });
}

/** @type {Bundle} One file each, with the conditions under which Cloudflare's own tool bundles. */
export async function bundleForWorkers({ folder, entries, outdir }) {
  await esbuild.build({
    ...browserBuild(folder),
    entryPoints: entries,
    outdir,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'browser'],
  });
}

/** @param {string} folder */
function browserBuild(folder) {
  return {
    absWorkingDir: folder,
    bundle: true,
    minify: true,
    format: /** @type {const} */ ('esm'),
    target: 'es2022',
    jsx: /** @type {const} */ ('automatic'),
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: /** @type {const} */ ('silent'),
  };
}

/** @type {Bundle} */
export async function bundleWithVite({ folder, entries, outdir }) {
  await viteBuild({
    root: folder,
    configFile: false,
    // It warns that `'use client'`, which a page of its own has no use for, is dropped.
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic' } },
    build: {
      outDir: outdir,
      modulePreload: false,
      rollupOptions: {
        input: entries,
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', assetFileNames: '[name][extname]' },
      },
    },
  });
}

/**
 * webpack is not a dependency of ours: the app brings it. Its `node` option is off, so that nothing is polyfilled in silence.
 *
 * @type {Bundle}
 */
export async function bundleWithWebpack({ folder, entries, outdir }) {
  const require = createRequire(path.join(folder, 'package.json'));
  const loader = path.join(folder, 'with-esbuild.cjs');
  writeFileSync(
    loader,
    `const { transform } = require(${JSON.stringify(createRequire(path.join(root, 'packages/react/package.json')).resolve('esbuild'))});
    module.exports = function (source) {
      const done = this.async();
      transform(source, { loader: 'tsx', jsx: 'automatic', sourcefile: this.resourcePath }).then(({ code }) => done(null, code), done);
    };`,
  );
  const { default: webpack } = await import(pathToFileURL(require.resolve('webpack')).href);
  await new Promise((resolve, reject) => {
    webpack(
      {
        mode: 'production',
        target: ['web', 'es2022'],
        node: false,
        context: folder,
        entry: entries,
        output: { path: outdir, filename: '[name].js' },
        module: {
          rules: [
            { test: /\.tsx?$/, exclude: /node_modules/, use: loader },
            { test: /\.css$/, type: 'asset/resource', generator: { filename: '[name][ext]' } },
          ],
        },
        performance: { hints: false },
      },
      (/** @type {Error | null} */ error, /** @type {any} */ stats) => {
        if (error) reject(error);
        else if (stats.hasErrors() || stats.hasWarnings()) reject(new Error(stats.toString('errors-warnings')));
        else resolve(undefined);
      },
    );
  });
}

/**
 * The page that loads a bundle named `page`, and the sheet that the bundler left beside it.
 *
 * @param {string} outdir
 */
export function writePage(outdir) {
  const sheets = readdirSync(outdir).filter((file) => file.endsWith('.css'));
  const links = sheets.map((sheet) => `<link rel="stylesheet" href="/${sheet}">`).join('');
  writeFileSync(
    path.join(outdir, 'index.html'),
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>App</title><link rel="icon" href="data:,">' +
      `${links}</head><body><div id="root"></div><script type="module" src="/page.js"></script></body></html>`,
  );
}
