import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readImports } from './read-imports.mjs';

/**
 * @typedef {object} SourceFile
 * @property {string} path From the package's folder, with forward slashes: `src/otlp/span.ts`.
 * @property {number} lines
 * @property {import('./read-imports.mjs').Import[]} imports
 *
 * @typedef {object} WorkspacePackage
 * @property {string} folder From the root: `packages/core`.
 * @property {string} name
 * @property {Record<string, any>} manifest
 * @property {Map<string, string>} entries Subpath -> source file (`./node` -> `src/node.ts`); a stylesheet or a JSON file
 *   maps to itself.
 * @property {Map<string, SourceFile>} files
 */

const notSources = new Set(['node_modules', 'dist', 'storybook-static', 'public', 'coverage', '.turbo', '.demo-data']);
const isSource = /\.[cm]?[jt]sx?$/;

/**
 * Reads the packages and apps of a workspace with their sources and what these import.
 *
 * @param {string} root
 * @returns {WorkspacePackage[]}
 */
export function readWorkspace(root) {
  return ['packages', 'apps']
    .filter((group) => existsSync(path.join(root, group)))
    .flatMap((group) => readdirSync(path.join(root, group)).map((name) => `${group}/${name}`))
    .filter((folder) => existsSync(path.join(root, folder, 'package.json')))
    .map((folder) => readPackage(root, folder));
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {WorkspacePackage}
 */
function readPackage(root, folder) {
  const manifest = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
  const files = readSources(path.join(root, folder));
  return { folder, name: manifest.name, manifest, entries: readEntries(manifest), files };
}

/**
 * Every source below a folder, by its path from there.
 *
 * @param {string} folder
 * @returns {Map<string, SourceFile>}
 */
export function readSources(folder) {
  return new Map(listSources(folder).map((file) => [file, readSource(folder, file)]));
}

/**
 * @param {string} folder
 * @param {string} file
 * @returns {SourceFile}
 */
function readSource(folder, file) {
  const text = readFileSync(path.join(folder, file), 'utf8');
  return { path: file, lines: text.replace(/\n$/, '').split('\n').length, imports: readImports(file, text) };
}

/** @param {Record<string, any>} manifest */
function readEntries({ exports = {} }) {
  /** @type {Map<string, string>} */
  const entries = new Map();
  for (const [subpath, target] of Object.entries(exports)) {
    const file = typeof target === 'string' ? target : target['@broadcast-kit/source'];
    if (file !== undefined) entries.set(subpath, path.posix.normalize(file));
  }
  return entries;
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function listSources(folder, below = '') {
  return readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const filePath = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return notSources.has(entry.name) ? [] : listSources(folder, filePath);
    return isSource.test(entry.name) ? [filePath] : [];
  });
}
