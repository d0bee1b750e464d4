import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tarballMistakes } from './check-tarball.mjs';

/** @type {string} */
let folder;

const manifest = {
  name: '@acme/kit',
  description: 'A kit.',
  keywords: ['kit'],
  license: 'MIT',
  type: 'module',
  sideEffects: false,
  engines: { node: '>=20.19.0' },
  exports: { '.': './dist/index.js' },
  files: ['dist'],
  dependencies: { valibot: '^1.5.0' },
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tarball-'));
  write('package.json', JSON.stringify(manifest));
  write('README.md', '# Kit');
  write('LICENSE', 'MIT License');
  write('dist/index.js', 'export const one = 1;\n//# sourceMappingURL=index.js.map\n');
  write(
    'dist/index.js.map',
    JSON.stringify({ sources: ['../src/index.ts'], sourcesContent: ['export const one = 1;'] }),
  );
  write('dist/index.d.ts', 'export declare const one: 1;\n');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/**
 * @param {string} file
 * @param {string} text
 */
function write(file, text) {
  const place = path.join(folder, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
}

const mistakes = () => tarballMistakes(folder, '/home/builder/kit');

it('finds nothing in a package that holds what its users need', () => {
  write('CHANGELOG.md', '# @acme/kit');
  write('dist/styles.css', '.kit{}');
  expect(mistakes()).toEqual([]);
});

it('names files that only its authors need', () => {
  for (const file of ['tsconfig.json', 'dist/index.test.js', 'dist/__fixtures__/answer.js', 'src/index.ts'])
    write(file, 'const a = 1;');
  expect(mistakes().sort()).toEqual([
    'dist/__fixtures__/answer.js is of no use to anybody.',
    'dist/index.test.js is of no use to anybody.',
    'src/index.ts is of no use to anybody.',
    'tsconfig.json is of no use to anybody.',
  ]);
});

it('names what is missing', () => {
  rmSync(path.join(folder, 'LICENSE'));
  write('package.json', JSON.stringify({ ...manifest, keywords: undefined }));
  expect(mistakes()).toEqual(['LICENSE is missing.', 'package.json has no keywords.']);
});

it('names what works on one machine only', () => {
  write('dist/index.js.map', JSON.stringify({ sources: ['../src/index.ts'] }));
  write('dist/index.d.ts', '// /home/builder/kit/src/index.ts\n');
  write('package.json', JSON.stringify({ ...manifest, dependencies: { '@acme/core': 'workspace:^' } }));
  expect(mistakes().sort()).toEqual([
    'dist/index.d.ts names the folder that it was built in.',
    'dist/index.js.map points to sources that are not there.',
    'package.json asks for @acme/core as workspace:^, which only this workspace has.',
  ]);
});

it('names a file with nothing in it', () => {
  write('dist/span.js', '//# sourceMappingURL=span.js.map\n');
  expect(mistakes()).toEqual(['dist/span.js has nothing in it.']);
});
