import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { documentBlocks } from './document-blocks.mjs';
import { root, runCommand } from './run-command.mjs';
import { toolScript } from './workspace-tools.mjs';

/**
 * @typedef {import('./check-packages.mjs').Check} Check
 *
 * @typedef {object} Environment
 * @property {string} consumer A project that has the packed packages installed.
 * @property {import('./example-host.mjs').ExampleHost} host
 * @property {string} node The program.
 */

const WAIT_MS = 30_000;

/**
 * The examples that run on Node: those of the frameworks, the README's two for a backend, and the command.
 *
 * @param {(check: Check) => void} report Called as each check ends.
 * @param {Omit<Environment, 'node'> & { node?: string }} environment `node`: default this one.
 */
export async function checkNodeExamples(report, { node = process.execPath, ...given }) {
  const environment = { ...given, node };
  const { consumer, host } = environment;
  const examples = path.join(consumer, 'examples');
  cpSync(path.join(root, 'packages/server/examples'), examples, { recursive: true });
  const capture = { cwd: consumer, env: host.env, capture: true };
  const frameworks = await runCommand(node, [toolScript('vitest'), 'run', '--root', examples], capture);
  report({ name: 'packages/server/examples', ok: frameworks.code === 0, output: frameworks.output });
  host.serve(consumer);
  await check(report, 'README: three lines in a Node script', () => runThreeLines(environment));
  await check(report, 'README: many tenants, in Hono', () => runManyTenants(environment));
  host.serve(consumer);
  // As packages/server/README.md has it, without npx, which would ask the registry.
  await check(report, 'broadcast-kit test --send-trace', async () => {
    const command = path.join(consumer, 'node_modules/@broadcast-kit/server/dist/cli/main.js');
    const { code, output } = await runCommand(node, [command, 'test', '--send-trace'], capture);
    if (code !== 0 || host.received().length !== 1) throw new Error(`It ended with ${code}.\n${output}`);
  });
}

/**
 * The README's first block as it stands: the call is answered, and the script does not end before its trace was taken.
 *
 * @param {Environment} environment
 */
async function runThreeLines(environment) {
  await runScript(environment, readmeCode('createBroadcaster'));
  const arrived = environment.host.received();
  if (arrived.length !== 1 || arrived[0]?.model !== 'gpt-4o') throw new Error(`Arrived: ${JSON.stringify(arrived)}`);
}

/**
 * The README's second block, with a port, and asked by the settings client.
 *
 * @param {Environment} environment
 */
async function runManyTenants(environment) {
  const code = `${readmeCode('createBroadcastServer')}
    import { createSettingsClient } from '@broadcast-kit/core';
    const client = createSettingsClient({ baseUrl: 'http://gateway.example/api/v1', fetch: (url, init) => app.request(url, init) });
    const saved = await client.setBroadcast(true);
    const read = await client.getBroadcast();
    if (!saved.ok || !read.ok || !read.value.enabled) throw new Error(JSON.stringify({ saved, read }));
    process.exit(0);`;
  await runScript(environment, code);
}

/**
 * @param {Environment} environment
 * @param {string} code Ends by itself.
 */
async function runScript({ consumer, host, node }, code) {
  writeFileSync(path.join(consumer, 'script.mjs'), code);
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const result = await runCommand(node, ['script.mjs'], {
    cwd: consumer,
    env: host.env,
    capture: true,
    onStart: (child) => {
      timer = setTimeout(() => child.kill(), WAIT_MS);
    },
  });
  clearTimeout(timer);
  if (result.code !== 0) throw new Error(`It ended with ${result.signal ?? result.code}.\n${result.output}`);
}

/** @param {string} name What the block imports. */
function readmeCode(name) {
  const block = documentBlocks('README.md').find(({ language, code }) => language === 'ts' && code.includes(name));
  if (block === undefined) throw new Error(`The README has no example of ${name}.`);
  return block.code;
}

/**
 * Reports what a check throws.
 *
 * @param {(check: Check) => void} report
 * @param {string} name
 * @param {() => Promise<void>} run
 */
export async function check(report, name, run) {
  const error = await run().then(
    () => undefined,
    (thrown) => thrown,
  );
  report({ name, ok: error === undefined, output: error === undefined ? '' : String(error?.stack ?? error) });
}
