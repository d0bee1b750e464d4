#!/usr/bin/env node
// npm run examples (after npm run build): the examples of the README and of packages/server/examples on the packed packages, as
// somebody runs them who installed from npm: on Node, in web frameworks, bundled for Chromium, and on Cloudflare's runtime.
// Needs the npm registry for webpack and workerd; part of npm run test:full.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleForWorkers, bundleWithEsbuild, bundleWithVite, bundleWithWebpack, writePage } from './bundlers.mjs';
import { startExampleHost } from './example-host.mjs';
import { check, checkNodeExamples } from './node-examples.mjs';
import { openEmbed } from './open-embed.mjs';
import { packPackages } from './pack-packages.mjs';
import { provideChromium } from './provide-chromium.mjs';
import { root } from './run-command.mjs';
import { startWorkerd } from './start-workerd.mjs';
import { pnpm } from './workspace-tools.mjs';

/**
 * @typedef {import('./check-packages.mjs').Check} Check
 * @typedef {import('./example-host.mjs').ExampleHost} ExampleHost
 */

// Not dependencies of ours: workerd alone is 130 MB.
const tools = { webpack: '5.112.2', workerd: '1.20261117.1' };
const WAIT_MS = 30_000;

/**
 * @param {(check: Check) => void} report Called as each check ends.
 */
export async function checkExamples(report) {
  const chromium = await provideChromium();
  if (!chromium.ok) return report({ name: 'Chromium', ok: false, output: chromium.message });
  const work = mkdtempSync(path.join(tmpdir(), 'broadcast-kit-examples-'));
  try {
    const result = await packPackages(work);
    if (!result.ok) return report({ name: 'pack', ok: false, output: result.output });
    const { consumer } = result;
    const installed = await installTools(consumer);
    if (installed.code !== 0) return report({ name: 'webpack and workerd', ok: false, output: installed.output });
    cpSync(path.join(root, 'apps/storybook/src/samples/vite/src'), path.join(consumer, 'page'), { recursive: true });
    for (const file of ['web-worker.ts', 'edge-worker.ts']) {
      cpSync(path.join(root, 'apps/demo/src/examples', file), path.join(consumer, file));
    }

    const host = await startExampleHost(consumer);
    try {
      await checkNodeExamples(report, { consumer, host });
      const bundlers = { esbuild: bundleWithEsbuild, Vite: bundleWithVite, webpack: bundleWithWebpack };
      for (const [name, bundle] of Object.entries(bundlers)) {
        await check(report, `README: the page, and a web worker, bundled by ${name}`, async () => {
          const outdir = path.join(consumer, 'bundles', name);
          const entries = { page: path.join(consumer, 'page/main.tsx'), worker: path.join(consumer, 'web-worker.ts') };
          await bundle({ folder: consumer, entries, outdir });
          writePage(outdir);
          host.serve(outdir);
          await usePage(host, chromium.path);
        });
      }
      await check(report, 'a worker that broadcasts, and one with the settings API, on workerd', () =>
        runWorkers(consumer, host),
      );
    } finally {
      await host.stop();
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} consumer */
function installTools(consumer) {
  const add = Object.entries(tools).map(([name, version]) => `${name}@${version}`);
  return pnpm(['add', '--prefer-offline', '--ignore-scripts', '--ignore-workspace', ...add], {
    cwd: consumer,
    capture: true,
  });
}

/**
 * The page works, and a web worker beside it sends a trace.
 *
 * @param {ExampleHost} host
 * @param {string} executablePath
 */
async function usePage(host, executablePath) {
  const problem = await openEmbed({
    url: `${host.url}/`,
    executablePath,
    async andThen(page) {
      const stats = await page.evaluate(sendFromWorker, { env: host.env, generation: host.generation });
      if (stats?.total?.delivered !== 1) return `The web worker's accounts: ${JSON.stringify(stats)}`;
      return host.received().length === 1 ? undefined : `Arrived: ${JSON.stringify(host.received())}`;
    },
  });
  if (problem !== undefined) throw new Error(problem);
}

/**
 * Runs in the page.
 *
 * @param {{ env: unknown, generation: unknown }} messages
 * @returns {Promise<{ total?: { delivered?: number } } | undefined>} What the worker's broadcaster counted.
 */
function sendFromWorker({ env, generation }) {
  return new Promise((resolve, reject) => {
    // Node's types do not know it.
    const worker = new /** @type {any} */ (globalThis).Worker('/worker.js', { type: 'module' });
    worker.onmessage = (/** @type {{ data: { total?: { delivered?: number } } }} */ event) => resolve(event.data);
    worker.onerror = (/** @type {{ message: string }} */ event) => reject(new Error(event.message));
    worker.postMessage({ env });
    worker.postMessage({ generation });
  });
}

/**
 * @param {string} consumer
 * @param {ExampleHost} host
 */
async function runWorkers(consumer, host) {
  const outdir = path.join(consumer, 'bundles/workers');
  mkdirSync(outdir, { recursive: true });
  const entries = {
    broadcast: path.join(consumer, 'edge-worker.ts'),
    settings: path.join(consumer, 'examples/worker.ts'),
  };
  await bundleForWorkers({ folder: consumer, entries, outdir });
  host.serve(outdir);
  const workerd = await startWorkerd({ consumer, folder: outdir, names: Object.keys(entries), env: host.env });
  try {
    const answered = await fetch(workerd.urls.broadcast ?? '', {
      method: 'POST',
      body: JSON.stringify({ question: 'Hello' }),
    });
    const body = await answered.text();
    if (!body.includes('Hello!')) throw new Error(`Answered ${answered.status}: ${body}`);
    if (!(await eventually(() => host.received().length > 0))) throw new Error('No trace arrived.');
    const settings = await fetch(`${workerd.urls.settings}/api/v1/observability/broadcast`, {
      headers: { Authorization: 'Bearer management-key' },
    });
    if (settings.status !== 200)
      throw new Error(`The settings API answered ${settings.status}: ${await settings.text()}`);
  } catch (error) {
    throw new Error(`${error}\n${await workerd.stop()}`);
  } finally {
    await workerd.stop();
  }
}

/** @param {() => boolean} isTrue */
async function eventually(isTrue) {
  const end = Date.now() + WAIT_MS;
  while (!isTrue() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  return isTrue();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await checkExamples(({ name, ok, output }) => {
    console.log(ok ? `ok      ${name}` : `FAILED  ${name}\n${output}`);
    if (!ok) process.exitCode = 1;
  });
}
