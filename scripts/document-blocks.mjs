import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run-command.mjs';

/** @typedef {{ document: string, line: number, language: string, code: string }} DocumentBlock */

/** @returns {string[]} Every document that is written for people, from the root. */
export function documents() {
  const inFolder = (/** @type {string} */ folder) =>
    readdirSync(path.join(root, folder))
      .filter((file) => /\.mdx?$/.test(file))
      .map((file) => path.posix.join(folder, file));
  const readmes = ['packages', 'apps'].flatMap((group) =>
    readdirSync(path.join(root, group)).flatMap((name) => inFolder(`${group}/${name}`)),
  );
  const folders = ['.', 'docs', 'docs/decisions', '.changeset', 'apps/storybook/src/guides'];
  return [...folders.flatMap(inFolder), ...readmes];
}

/**
 * The fenced code blocks of a document, without the indentation that a list gives them.
 *
 * @param {string} document From the root.
 * @returns {DocumentBlock[]}
 */
export function documentBlocks(document) {
  const text = readFileSync(path.join(root, document), 'utf8');
  return [...text.matchAll(/^([ \t]*)```([^\n]*)\n(.*?)^\1```$/gms)].map(
    ({ 1: indent = '', 2: info = '', 3: body = '', index }) => ({
      document,
      line: text.slice(0, index).split('\n').length,
      language: info.trim(),
      code: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
}
