#!/usr/bin/env node
// npm run test:node-versions (after npm run build): the unit tests and the packed packages on every Node that is supported.
// The npm package `node` brings the binaries.
import { createTestRun } from './create-test-run.mjs';
import { root, runCommand } from './run-command.mjs';
import { toolScript } from './workspace-tools.mjs';

const versions = ['20.19', '22', '24', '26'];
const testRun = createTestRun();
for (const version of versions) {
  const projects = ['unit:core', 'unit:server', 'unit:react'].flatMap((name) => ['--project', name]);
  await testRun.runStage({
    name: `Node ${version}: unit tests`,
    run: () => runOn(version, [toolScript('vitest'), 'run', ...projects]),
  });
  await testRun.runStage({
    name: `Node ${version}: packages`,
    run: () => runOn(version, [`${root}/scripts/check-packages.mjs`]),
  });
}
if (!testRun.summarize()) process.exitCode = 1;

/**
 * @param {string} version
 * @param {string[]} args
 */
async function runOn(version, args) {
  const { code, output } = await runCommand('npx', ['-y', `node@${version}`, ...args], { capture: true });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output };
}
