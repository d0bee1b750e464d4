#!/usr/bin/env node
// npm run test:node-versions (after npm run build): every Node that is supported, with the packed packages as a user installs
// them: each entry is imported, the examples run (a script that sends a trace, Hono with LMDB, Express, Fastify, node:http, the
// command), and so do the unit tests of what stands on Node. The npm package `node` brings the binaries.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTestRun } from './create-test-run.mjs';
import { startExampleHost } from './example-host.mjs';
import { checkNodeExamples } from './node-examples.mjs';
import { packPackages } from './pack-packages.mjs';
import { root, runCommand } from './run-command.mjs';
import { typedEntries } from './typed-entries.mjs';
import { toolScript } from './workspace-tools.mjs';

const versions = ['20.19.0', '22', '24', '26'];
// Those that stand on what Node brings: streams, fetch, zlib, sockets, crypto, threads, native modules.
const unitTests = [
  ...['capture', 'delivery', 'node', 'otlp'].map((folder) => `packages/core/src/${folder}/`),
  ...['delivery-queue', 'destination-store', 'guarded-transport', 'node-listener', 'secret-box'].map(
    (folder) => `packages/server/src/${folder}/`,
  ),
];
const IMPORT_ALL = `for (const name of ${JSON.stringify(typedEntries().map(({ specifier }) => specifier))}) {
  if (Object.keys(await import(name)).length === 0) throw new Error(name + ' exports nothing.');
}`;

const testRun = createTestRun();
const work = mkdtempSync(path.join(tmpdir(), 'broadcast-kit-node-versions-'));
try {
  const packed = await packPackages(work);
  if (!packed.ok) throw new Error(packed.output);
  for (const version of versions) {
    const found = await runCommand('npx', ['-y', '-p', `node@${version}`, 'node', '-p', 'process.execPath'], {
      capture: true,
    });
    const node = found.output.trim();
    const exact = await runCommand(node, ['--version'], { capture: true });
    if (exact.code !== 0) throw new Error(`The npm package node@${version} cannot be had:\n${found.output}`);
    const name = `Node ${exact.output.trim()}`;
    await testRun.runStage({ name: `${name}: packed packages`, run: () => usePackages(packed.consumer, node) });
    await testRun.runStage({
      name: `${name}: unit tests`,
      run: () =>
        oneCheck(node, root, [
          toolScript('vitest'),
          'run',
          ...['--project', 'unit:core', '--project', 'unit:server'],
          ...unitTests,
        ]),
    });
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
if (!testRun.summarize()) process.exitCode = 1;

/**
 * @param {string} consumer
 * @param {string} node
 */
async function usePackages(consumer, node) {
  const outcome = await oneCheck(node, consumer, ['--input-type=module', '--eval', IMPORT_ALL]);
  const host = await startExampleHost(consumer);
  try {
    await checkNodeExamples(
      ({ name, ok, output }) => {
        outcome[ok ? 'passed' : 'failed'] += 1;
        if (!ok) outcome.output += `${name}:\n${output}`;
      },
      { consumer, host, node },
    );
  } finally {
    await host.stop();
  }
  return outcome;
}

/**
 * @param {string} node
 * @param {string} cwd
 * @param {string[]} args
 */
async function oneCheck(node, cwd, args) {
  // Threads and child processes of the tests find the same Node.
  const env = { PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` };
  const { code, output } = await runCommand(node, args, { cwd, env, capture: true });
  return code === 0 ? { passed: 1, failed: 0, output: '' } : { passed: 0, failed: 1, output };
}
