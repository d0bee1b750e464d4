import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';

/**
 * @typedef {import('./read-workspace.mjs').WorkspacePackage} WorkspacePackage
 *
 * What an import names: a `file` of the same package, an `entry` of a package of this workspace (`subpath` is not
 * checked yet), a `builtin` of Node, a `package` of the registry, or a mistake: a relative path that leads `outside` the
 * package or to nothing (`missing`), or one that is `computed` at run time.
 * @typedef {{ kind: 'file', path: string } | { kind: 'entry', owner: WorkspacePackage, subpath: string }
 *   | { kind: 'package', name: string } | { kind: 'builtin' | 'outside' | 'missing' | 'computed' }} Target
 *
 * @typedef {object} Edge
 * @property {string} from File of the package.
 * @property {number} line
 * @property {string} specifier
 * @property {Target} target
 *
 * @typedef {Map<string, Edge[]>} ImportGraph By importing file.
 */

/**
 * What each file of a package imports, resolved.
 *
 * @param {string} root
 * @param {WorkspacePackage} pkg
 * @param {WorkspacePackage[]} workspace
 * @returns {ImportGraph}
 */
export function buildImportGraph(root, pkg, workspace) {
  const resolve = (/** @type {string} */ from, /** @type {string | undefined} */ specifier) => {
    if (specifier === undefined) return target('computed');
    if (specifier.startsWith('.')) return resolveRelative(root, pkg, from, specifier);
    if (isBuiltin(specifier)) return target('builtin');
    const [, name = specifier, subpath = ''] = /^(@[^/]+\/[^/]+|[^/]+)(\/.*)?$/.exec(specifier) ?? [];
    const owner = workspace.find((candidate) => candidate.name === name);
    return owner === undefined ? target('package', { name }) : target('entry', { owner, subpath: `.${subpath}` });
  };
  return new Map(
    [...pkg.files.values()].map((file) => [
      file.path,
      file.imports.map(({ specifier, line }) => ({
        from: file.path,
        line,
        specifier: specifier ?? '(computed)',
        target: resolve(file.path, specifier),
      })),
    ]),
  );
}

/**
 * @param {string} root
 * @param {WorkspacePackage} pkg
 * @param {string} from
 * @param {string} specifier
 */
function resolveRelative(root, pkg, from, specifier) {
  // Vite's `?raw`, `?url`.
  const file = path.posix.join(path.posix.dirname(from), specifier.replace(/\?.*$/, ''));
  if (file.startsWith('../')) return target('outside');
  return existsSync(path.join(root, pkg.folder, file)) ? target('file', { path: file }) : target('missing');
}

/**
 * @param {Target['kind']} kind
 * @param {object} [rest]
 */
function target(kind, rest) {
  return /** @type {Target} */ ({ kind, ...rest });
}

/**
 * The files that can be reached from some files, each with the file that led there first (the start leads to itself).
 *
 * @param {ImportGraph} graph
 * @param {Iterable<string>} starts
 * @returns {Map<string, string>}
 */
export function reachableFiles(graph, starts) {
  const cameFrom = new Map([...starts].map((start) => [start, start]));
  for (const file of cameFrom.keys()) {
    for (const { target } of graph.get(file) ?? []) {
      if (target.kind === 'file' && !cameFrom.has(target.path)) cameFrom.set(target.path, file);
    }
  }
  return cameFrom;
}

/**
 * The way to a file, for a message: `src/index.ts -> src/a.ts -> src/b.ts`.
 *
 * @param {Map<string, string>} cameFrom
 * @param {string} file
 */
export function wayTo(cameFrom, file) {
  const way = [file];
  for (let at = file, before = cameFrom.get(at); before !== undefined && before !== at; before = cameFrom.get(at)) {
    way.unshift(before);
    at = before;
  }
  return way.join(' -> ');
}

/**
 * The imports that close a circle, with the circle.
 *
 * @param {ImportGraph} graph
 * @returns {{ edge: Edge, circle: string[] }[]}
 */
export function findCycles(graph) {
  const done = new Set();
  /** @type {{ edge: Edge, circle: string[] }[]} */
  const cycles = [];
  /**
   * @param {string} file
   * @param {string[]} way From the start to the file, inclusive.
   */
  const walk = (file, way) => {
    for (const edge of graph.get(file) ?? []) {
      if (edge.target.kind !== 'file' || done.has(edge.target.path)) continue;
      const next = edge.target.path;
      if (way.includes(next)) cycles.push({ edge, circle: [...way.slice(way.indexOf(next)), next] });
      else walk(next, [...way, next]);
    }
    done.add(file);
  };
  for (const file of graph.keys()) if (!done.has(file)) walk(file, [file]);
  return cycles;
}
