#!/usr/bin/env node
// npm run imports: holds the import rules of the house (import-rules.mjs) and the shape of the source tree.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildImportGraph, findCycles, reachableFiles, wayTo } from './import-graph.mjs';
import { catchAllName, maxLines, packageRules } from './import-rules.mjs';
import { readWorkspace } from './read-workspace.mjs';

/**
 * @typedef {import('./import-graph.mjs').Edge} Edge
 * @typedef {import('./import-rules.mjs').PackageRules} PackageRules
 * @typedef {import('./read-workspace.mjs').WorkspacePackage} WorkspacePackage
 * @typedef {{ file: string, line: number, rule: string, message: string }} Violation
 * @typedef {(place: { file: string, line?: number }, rule: string, message: string) => void} Report
 *
 * @typedef {object} Subject One package under check.
 * @property {WorkspacePackage} pkg
 * @property {PackageRules | undefined} rules Apps have none: they are free inside, and bound at the border.
 * @property {import('./import-graph.mjs').ImportGraph} graph
 * @property {Set<string>} shipped The files that users get, which keep every rule. The rest are apps, tests, stories,
 *   their support and configuration: these may also import Node built-ins, devDependencies, and any folder or entry of
 *   their own package.
 * @property {Report} report
 */

const isApp = (/** @type {WorkspacePackage} */ pkg) => pkg.folder.startsWith('apps/');
const isTest = (/** @type {string} */ file) => /\.(?:test|test-d|stories)\.[jt]sx?$|(?:^|\/)__fixtures__\//.test(file);

/**
 * Every place where the workspace breaks a rule of the house.
 *
 * @param {string} root
 * @returns {Violation[]}
 */
export function checkImports(root) {
  const workspace = readWorkspace(root);
  /** @type {Violation[]} */
  const violations = [];
  for (const pkg of workspace) {
    /** @type {Report} */
    const report = ({ file, line = 1 }, rule, message) => {
      violations.push({ file: `${pkg.folder}/${file}`, line, rule, message });
    };
    const graph = buildImportGraph(root, pkg, workspace);
    const rules = packageRules[pkg.folder];
    const subject = { pkg, rules, graph, shipped: shippedFiles(pkg, graph), report };
    checkShape(subject);
    checkBorders(subject);
    if (isApp(pkg)) continue;
    if (rules === undefined) {
      report({ file: 'package.json' }, 'unknown-package', 'Give it its rules in scripts/import-rules.mjs.');
      continue;
    }
    checkManifest({ ...subject, rules });
    checkInside({ ...subject, rules });
    checkReach({ ...subject, rules });
  }
  return violations;
}

/**
 * The files below `src/` that are neither tests nor reached from tests alone. A file that nothing imports yet counts.
 *
 * @param {WorkspacePackage} pkg
 * @param {import('./import-graph.mjs').ImportGraph} graph
 */
function shippedFiles(pkg, graph) {
  if (isApp(pkg)) return new Set();
  const candidates = [...pkg.files.keys()].filter((file) => file.startsWith('src/') && !isTest(file));
  const fromEntries = reachableFiles(graph, pkg.entries.values());
  const fromTests = reachableFiles(graph, [...pkg.files.keys()].filter(isTest));
  return new Set(candidates.filter((file) => fromEntries.has(file) || !fromTests.has(file)));
}

/** @param {Subject} subject */
function checkShape({ pkg, report }) {
  for (const file of pkg.files.values()) {
    const parts = file.path.split('/').map((part) => part.replace(/\..*$/, ''));
    const name = parts.find((part) => catchAllName.test(part));
    if (name !== undefined) {
      report({ file: file.path }, 'catch-all-name', `"${name}" says nothing. Name it after the one idea it holds.`);
    }
    if (/^src\/.+\/index\.[jt]sx?$/.test(file.path)) {
      report({ file: file.path }, 'inner-index', 'Entry files stand directly in src/. Import the file that is meant.');
    }
    const limit = isTest(file.path) ? maxLines.test : maxLines.source;
    if (file.lines > limit) {
      report(
        { file: file.path, line: limit },
        'too-long',
        `${file.lines} lines; ${limit} are allowed. Split it by idea.`,
      );
    }
  }
}

/**
 * What holds for every file, tests included: a package is entered through its entries only.
 *
 * @param {Subject} subject
 */
function checkBorders({ pkg, rules, graph, shipped, report }) {
  const { dependencies = {}, peerDependencies = {}, devDependencies = {} } = pkg.manifest;
  for (const edge of [...graph.values()].flat()) {
    const { from, line, specifier, target } = edge;
    const place = { file: from, line };
    const declared = { ...dependencies, ...peerDependencies, ...(shipped.has(from) ? {} : devDependencies) };
    if (target.kind === 'outside') {
      // A package's configuration stands on the root's.
      if (!from.includes('/') && /^\.\.\/\.\.\/[^/]+$/.test(specifier)) continue;
      report(place, 'leaves-package', `${specifier} leads out of the package. Import an entry of the other package.`);
    } else if (target.kind === 'missing') {
      report(place, 'missing-file', `${specifier} is no file. Relative imports name the file with its ending.`);
    } else if (target.kind === 'package' && !(target.name in declared)) {
      report(place, 'undeclared-dependency', `${target.name} is no dependency in ${pkg.folder}/package.json.`);
    } else if (target.kind === 'entry' && target.owner !== pkg) {
      const allowed = isApp(pkg)
        ? target.owner.folder.startsWith('packages/')
        : rules?.workspace.includes(target.owner.name);
      if (!allowed) report(place, 'wrong-package', `${pkg.folder} never imports ${target.owner.folder}.`);
      else if (!target.owner.entries.has(target.subpath)) {
        report(
          place,
          'deep-import',
          `${specifier} is no entry of ${target.owner.name}: see "exports" in its package.json.`,
        );
      }
    }
  }
}

/**
 * Runtime dependencies come from a list, so that each was thought about.
 *
 * @param {Subject & { rules: PackageRules }} subject
 */
function checkManifest({ pkg, rules, report }) {
  const {
    dependencies = {},
    peerDependencies = {},
    optionalDependencies = {},
    peerDependenciesMeta = {},
  } = pkg.manifest;
  const refuse = (/** @type {string} */ name, /** @type {string} */ message) =>
    report({ file: 'package.json' }, 'unlisted-dependency', `${name} ${message}`);
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    if (!rules.dependencies.includes(name) && !rules.workspace.includes(name)) {
      refuse(name, 'is a runtime dependency that nobody decided on: docs/decisions/, then scripts/import-rules.mjs.');
    }
  }
  for (const name of Object.keys(peerDependencies)) {
    if (!rules.peers.includes(name)) refuse(name, 'is a peer that nobody decided on.');
    if (name in rules.drivers && !peerDependenciesMeta[name]?.optional) refuse(name, 'has to be an optional peer.');
  }
}

/**
 * What holds between the files of one package.
 *
 * @param {Subject & { rules: PackageRules }} subject
 */
function checkInside({ pkg, rules, graph, shipped, report }) {
  const entryFiles = new Set(pkg.entries.values());
  for (const { edge, circle } of findCycles(graph)) {
    report({ file: edge.from, line: edge.line }, 'import-cycle', circle.join(' -> '));
  }
  for (const { from, line, specifier, target } of [...shipped].flatMap((file) => graph.get(file) ?? [])) {
    const place = { file: from, line };
    if (target.kind === 'computed') {
      report(place, 'computed-import', 'Nobody can check or bundle an import whose name is computed. Write it out.');
    } else if (target.kind === 'builtin' && rules.nodeFiles?.every((allowed) => !from.startsWith(allowed))) {
      report(
        place,
        'node-builtin',
        `${specifier} is for ${rules.nodeFiles.join(' and ')} only: the rest runs anywhere.`,
      );
    } else if (target.kind === 'entry' && target.owner === pkg) {
      report(place, 'imports-entry', `${specifier} is the package itself. Import the file that is meant.`);
    } else if (target.kind === 'file' && entryFiles.has(target.path)) {
      report(place, 'imports-entry', `${target.path} is for those outside. Import the file that is meant.`);
    } else if (/\.css(?:\?|$)/.test(specifier)) {
      report(place, 'style-import', 'The host links the stylesheet: not every bundler takes CSS from a package.');
    } else if (target.kind === 'file') {
      checkFloors({ floors: rules.floors, entryFiles, from, to: target.path }, (rule, message) =>
        report(place, rule, message),
      );
    }
  }
}

/**
 * @param {{ floors: string[][], entryFiles: Set<string>, from: string, to: string }} edge
 * @param {(rule: string, message: string) => void} report
 */
function checkFloors({ floors, entryFiles, from, to }, report) {
  if (entryFiles.has(from)) return;
  const [own, other] = [folderOf(from), folderOf(to)];
  if (own === other) return;
  const floorOf = (/** @type {string} */ folder) => floors.findIndex((floor) => floor.includes(folder));
  const [ownFloor, otherFloor] = [floorOf(own), floorOf(other)];
  const lost = ownFloor < 0 ? own : other;
  if (ownFloor < 0 || otherFloor < 0) report('no-floor', `${lost} has no floor in scripts/import-rules.mjs.`);
  else if (ownFloor === otherFloor)
    report('neighbour-import', `${own} and ${other} share a floor: compose them above.`);
  else if (ownFloor < otherFloor) report('upward-import', `${own} stands below ${other}: turn the dependency round.`);
}

/** @param {string} file */
function folderOf(file) {
  return /^src\/([^/]+)\//.exec(file)?.[1] ?? file;
}

/**
 * What an entry's importer gets with it, however far down.
 *
 * @param {Subject & { rules: PackageRules }} subject
 */
function checkReach({ pkg, rules, graph, report }) {
  for (const [subpath, entryFile] of pkg.entries) {
    const cameFrom = reachableFiles(graph, [entryFile]);
    for (const { from, line, specifier, target } of [...cameFrom.keys()].flatMap((file) => graph.get(file) ?? [])) {
      const way = wayTo(cameFrom, from);
      const needsNode = target.kind === 'builtin' || (target.kind === 'entry' && isNodeEntry(target));
      if (needsNode && !rules.nodeEntries.includes(subpath)) {
        report(
          { file: from, line },
          'entry-needs-node',
          `"${subpath}" runs anywhere, but reaches ${specifier}: ${way}`,
        );
      }
      if (target.kind === 'entry' && target.subpath === './testing' && subpath !== './testing') {
        report(
          { file: from, line },
          'testing-in-product',
          `${specifier} is for tests, but "${subpath}" reaches it: ${way}`,
        );
      }
      const driverEntry = target.kind === 'package' ? rules.drivers[target.name] : undefined;
      if (driverEntry !== undefined && driverEntry !== subpath) {
        report({ file: from, line }, 'driver-outside-entry', `"${subpath}" must not need ${specifier}: ${way}`);
      }
    }
  }
}

/** @param {{ owner: WorkspacePackage, subpath: string }} target */
function isNodeEntry({ owner, subpath }) {
  return packageRules[owner.folder]?.nodeEntries.includes(subpath) ?? false;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const violations = checkImports(path.join(import.meta.dirname, '..'));
  for (const { file, line, rule, message } of violations) console.error(`${file}:${line}  ${rule}  ${message}`);
  console.log(violations.length === 0 ? 'Every import keeps the rules.' : `${violations.length} rule(s) broken.`);
  if (violations.length > 0) process.exitCode = 1;
}
