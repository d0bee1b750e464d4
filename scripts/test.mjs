#!/usr/bin/env node
// npm test: everything that has to hold, from a fresh clone, with Node and npm alone. Ends with "N passed, N failed".
// npm run test:full: the same with nothing replayed from turbo's cache; runs that take too long for every change join here.
import { checkNodeVersion } from './check-node-version.mjs';
import { createTestRun } from './create-test-run.mjs';
import { installWorkspace } from './install-workspace.mjs';
import { provideChromium } from './provide-chromium.mjs';
import { providePostgres } from './provide-postgres.mjs';
import { provideRedis } from './provide-redis.mjs';
import { root, runCommand } from './run-command.mjs';
import { runTurbo } from './run-turbo.mjs';
import { runVitest } from './run-vitest.mjs';
import { tool } from './workspace-tools.mjs';

/** @typedef {import('./create-test-run.mjs').Stage} Stage */

checkNodeVersion();
const isFull = process.argv.includes('--full');
const turboOptions = isFull ? ['--continue', '--force'] : ['--continue'];
const quiet = { capture: true };
/** @type {string | undefined} */
let chromium;
/** @type {string | undefined} */
let postgres;
/** @type {string | undefined} */
let redis;

const testRun = createTestRun();
await testRun.runStage({ name: 'install', run: async () => oneCheck(await installWorkspace()) });
if (!testRun.failed('install')) {
  // Types take as long as all the other static checks together.
  await Promise.all([
    runInTurn([{ name: 'types', alone: 'npm run typecheck', run: checkTypes }]),
    runInTurn([
      {
        name: 'format and lint',
        alone: 'npm run lint',
        run: async () => oneCheck(await tool('@biomejs/biome', ['ci', '--error-on-warnings', '.'], quiet)),
      },
      { name: 'import rules', alone: 'npm run imports', run: () => script('check-imports.mjs') },
      { name: 'links', alone: 'npm run links', run: () => script('check-links.mjs') },
      { name: 'lockfile', alone: 'npm run lockfile', run: () => script('check-lockfile.mjs') },
      { name: 'unused code', alone: 'npm run knip', run: async () => oneCheck(await tool('knip', [], quiet)) },
    ]),
  ]);
  await runInTurn([
    { name: 'PostgreSQL', run: findPostgres },
    { name: 'Redis', run: findRedis },
    { name: 'unit tests', alone: 'npm run test:unit', run: () => runVitest('unit:*', servers()) },
    { name: 'build', alone: 'npm run build', run: async () => oneCheck(await runTurbo('build', turboOptions, quiet)) },
    { name: 'faults', needs: ['build'], run: () => runVitest('faults', servers()) },
    { name: 'packages', alone: 'npm run packages', needs: ['build'], run: checkPackagesStage },
    { name: 'Chromium', run: findChromium },
    { name: 'story tests', needs: ['Chromium'], run: () => runVitest('storybook', { CHROMIUM_PATH: chromium }) },
    { name: 'end to end', needs: ['build', 'Chromium'], run: () => runVitest('e2e*', { CHROMIUM_PATH: chromium }) },
  ]);
  if (isFull) {
    await runInTurn([
      { name: 'soak', alone: 'npm run test:faults -- --soak 5', needs: ['build'], run: soak },
      { name: 'embeds', alone: 'npm run embeds', needs: ['build', 'Chromium'], run: checkEmbedsStage },
      { name: 'examples', alone: 'npm run examples', needs: ['build', 'Chromium'], run: checkExamplesStage },
    ]);
  }
}
if (!testRun.summarize()) process.exitCode = 1;

/** @param {Stage[]} stages */
async function runInTurn(stages) {
  for (const stage of stages) await testRun.runStage(stage);
}

/** @param {import('./run-command.mjs').CommandResult} result */
function oneCheck({ code, output }) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output };
}

/** @param {string} name */
async function script(name) {
  return oneCheck(await runCommand(process.execPath, [`${root}/scripts/${name}`], quiet));
}

/** Five minutes of a gateway at work; `npm run test:faults -- --soak 60` is the hour. */
async function soak() {
  const program = ['--expose-gc', `${root}/apps/faults/dist/main.js`, '--soak', '5'];
  return oneCheck(await runCommand(process.execPath, program, quiet));
}

async function checkTypes() {
  const ofPackages = await runTurbo('typecheck', turboOptions, quiet);
  const ofScripts = await tool('typescript', ['-p', 'scripts/tsconfig.json'], quiet);
  const outcomes = [oneCheck(ofPackages), oneCheck(ofScripts)];
  return {
    passed: outcomes.filter(({ passed }) => passed).length,
    failed: outcomes.filter(({ failed }) => failed).length,
    output: outcomes.map(({ output = '' }) => output).join('\n'),
  };
}

async function checkPackagesStage() {
  // Needs what the install stage brought.
  const { checkPackages } = await import('./check-packages.mjs');
  return countChecks(checkPackages);
}

async function checkEmbedsStage() {
  const { checkEmbeds } = await import('./check-embeds.mjs');
  return countChecks(checkEmbeds);
}

async function checkExamplesStage() {
  const { checkExamples } = await import('./check-examples.mjs');
  return countChecks(checkExamples);
}

/** @param {(report: (check: import('./check-packages.mjs').Check) => void) => Promise<void>} runChecks */
async function countChecks(runChecks) {
  const counts = { passed: 0, failed: 0 };
  await runChecks(({ name, ok, output }) => {
    console.log(ok ? `ok      ${name}` : `FAILED  ${name}\n${output}`);
    counts[ok ? 'passed' : 'failed'] += 1;
  });
  return counts;
}

/** Its tests are skipped where there is none: everything else holds without a database. */
async function findPostgres() {
  const result = await providePostgres();
  if (!result.ok) {
    console.log(result.message);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  postgres = result.folder;
  console.log(`${result.folder}, ${result.how}`);
  return { passed: 1, failed: 0 };
}

/** As for PostgreSQL. */
async function findRedis() {
  const result = await provideRedis();
  if (!result.ok) {
    console.log(result.message);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  redis = result.program;
  console.log(`${result.program}, ${result.how}`);
  return { passed: 1, failed: 0 };
}

/** Where the tests find the programs of the servers that they start. */
function servers() {
  return { POSTGRES_BIN: postgres, REDIS_SERVER: redis };
}

async function findChromium() {
  const result = await provideChromium();
  if (!result.ok) return { passed: 0, failed: 1, output: result.message };
  chromium = result.path;
  console.log(`${result.path}, ${result.how}`);
  return { passed: 1, failed: 0 };
}
