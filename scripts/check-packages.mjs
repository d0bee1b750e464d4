#!/usr/bin/env node
// npm run packages (after npm run build): what users would install, checked from the packed tarballs.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeApiReference } from './api-reference.mjs';
import { checkApiReports } from './api-reports.mjs';
import { nodeInBundle } from './bundlers.mjs';
import { checkConsumer } from './check-consumer.mjs';
import { tarballMistakes } from './check-tarball.mjs';
import { checkFirstLoads } from './first-load.mjs';
import { buildImportGraph, reachableFiles } from './import-graph.mjs';
import { packageRules } from './import-rules.mjs';
import { packPackages } from './pack-packages.mjs';
import { readSources } from './read-workspace.mjs';
import { root } from './run-command.mjs';
import { tool } from './workspace-tools.mjs';

/**
 * @typedef {{ name: string, ok: boolean, output: string }} Check
 * @typedef {import('./pack-packages.mjs').PackedPackage} PackedPackage
 */

/**
 * @param {(check: Check) => void} report Called as each check ends.
 */
export async function checkPackages(report) {
  const work = mkdtempSync(path.join(tmpdir(), 'broadcast-kit-packages-'));
  try {
    const result = await packPackages(work);
    report({ name: 'pack and install', ok: result.ok, output: result.ok ? '' : result.output });
    if (!result.ok) return;
    for (const pkg of result.packed) {
      report(await toolCheck(`publint ${pkg.name}`, 'publint', ['run', pkg.tarball, '--strict']));
      report(await toolCheck(`attw ${pkg.name}`, '@arethetypeswrong/cli', typesArguments(pkg)));
      report(problemCheck(`files of ${pkg.name}`, tarballMistakes(pkg.folder, root)));
      report(checkDist(pkg));
      report(await checkBundles(pkg, result.consumer));
    }
    report(await checkSizes());
    report(problemCheck('first load (npm run first-load)', await checkFirstLoads()));
    report(problemCheck('public API and dependencies as in api/ (npm run api)', await checkApiReports()));
    report(problemCheck('API reference', await makeApiReference({ write: false })));
    for (const check of await checkConsumer(result.consumer, result.packed)) report(check);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {PackedPackage} pkg */
function typesArguments({ tarball, manifest }) {
  const styles = Object.keys(manifest.exports).filter((subpath) => subpath.endsWith('.css'));
  const exclude = styles.length > 0 ? ['--exclude-entrypoints', ...styles.map((subpath) => subpath.slice(2))] : [];
  return [tarball, '--profile', 'esm-only', ...exclude];
}

/**
 * What a build can get wrong: directives are dropped or spread, a browser entry pulls Node in, test support is shipped.
 *
 * @param {PackedPackage} pkg
 * @returns {Check}
 */
function checkDist(pkg) {
  const folder = path.join(pkg.folder, 'dist');
  const files = new Map([...readSources(folder)].filter(([file]) => file.endsWith('.js')));
  const graph = buildImportGraph(folder, { ...pkg, folder: '.', entries: new Map(), files }, []);
  const rules = packageRules[pkg.sourceFolder];
  const installed = { ...pkg.manifest.dependencies, ...pkg.manifest.peerDependencies };
  /** @type {string[]} */
  const mistakes = [];

  for (const file of files.keys()) {
    const isClient = /^["']use client["']/.test(readFileSync(path.join(folder, file), 'utf8'));
    const shouldBe = pkg.sourceFolder === 'packages/react' && (file === 'index.js' || file === 'headless.js');
    for (const { specifier, target } of graph.get(file) ?? []) {
      if (target.kind !== 'package' || target.name in installed) continue;
      mistakes.push(`dist/${file} imports ${specifier}, which users do not install.`);
    }
    if (isClient !== shouldBe) mistakes.push(`dist/${file} ${shouldBe ? 'lacks' : 'must not have'} 'use client'.`);
  }
  for (const [subpath, target] of Object.entries(pkg.manifest.exports)) {
    if (/\.(?:css|json)$/.test(subpath) || rules?.nodeEntries.includes(subpath)) continue;
    const entryFile = path.posix.relative('dist', path.posix.normalize(target.default));
    for (const file of reachableFiles(graph, [entryFile]).keys()) {
      for (const edge of graph.get(file) ?? []) {
        if (edge.target.kind === 'builtin') mistakes.push(`"${subpath}" reaches ${edge.specifier} in dist/${file}.`);
      }
    }
  }
  return { name: `dist ${pkg.name}`, ok: mistakes.length === 0, output: mistakes.join('\n') };
}

/**
 * Every entry that runs anywhere, bundled for a browser and for a worker: nothing of Node may come along, not even through a
 * dependency.
 *
 * @param {PackedPackage} pkg
 * @param {string} folder
 */
async function checkBundles({ name, manifest, sourceFolder }, folder) {
  const web = Object.keys(manifest.exports).filter(
    (subpath) => !/\.(?:css|json)$/.test(subpath) && !packageRules[sourceFolder]?.nodeEntries.includes(subpath),
  );
  const source = web.map((subpath, at) => `export * as entry${at} from '${name + subpath.slice(1)}';`).join('\n');
  const places = { 'a browser': ['browser', 'import'], 'a worker': ['workerd', 'worker', 'browser', 'import'] };
  const found = [];
  for (const [place, conditions] of Object.entries(places)) {
    for (const problem of await nodeInBundle({ folder, source, conditions }))
      found.push(`Bundled for ${place}: ${problem}.`);
  }
  return problemCheck(`nothing of Node in bundles of ${name}`, found);
}

async function checkSizes() {
  const { name, ok, output } = await toolCheck('size-limit', 'size-limit', []);
  const whatToDo =
    'Something in that import grew: take it out again, or raise the limit in .size-limit.json and say why in the commit.';
  return { name, ok, output: `${output}\n${whatToDo}` };
}

/**
 * @param {string} name
 * @param {string[]} problems
 * @returns {Check}
 */
function problemCheck(name, problems) {
  return { name, ok: problems.length === 0, output: problems.join('\n') };
}

/**
 * @param {string} name
 * @param {string} packageName
 * @param {string[]} args
 * @returns {Promise<Check>}
 */
async function toolCheck(name, packageName, args) {
  const { code, output } = await tool(packageName, args, { capture: true });
  return { name, ok: code === 0, output };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await checkPackages(({ name, ok, output }) => {
    console.log(ok ? `ok      ${name}` : `FAILED  ${name}\n${output}`);
    if (!ok) process.exitCode = 1;
  });
}
