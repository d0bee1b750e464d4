import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkLinks } from './check-links.mjs';

/** @type {string} */
let folder;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'links-'));
  mkdirSync(path.join(folder, 'docs'));
  writeFileSync(path.join(folder, 'docs/delivery.md'), '# Delivery\n\n## How far each carries (`p99`)\n');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** @param {string} text */
function problemsOf(text) {
  writeFileSync(path.join(folder, 'README.md'), text);
  return checkLinks(folder, ['README.md']);
}

it('takes links to files, folders, headings, and what is elsewhere', () => {
  const text = `# Read me
[a](docs/delivery.md) [b](docs) [c](#read-me) [d](docs/delivery.md#how-far-each-carries-p99) [e](https://example.com/x.md)`;
  expect(problemsOf(text)).toEqual([]);
});

it('tells which link leads nowhere', () => {
  expect(problemsOf('[a](docs/gone.md) <img src="docs/gone.png"> [b](docs/delivery.md#gone)')).toEqual([
    'README.md links to docs/gone.md: there is no such file.',
    'README.md links to docs/delivery.md#gone: docs/delivery.md has no such heading.',
    'README.md links to docs/gone.png: there is no such file.',
  ]);
});

it('reads no link out of code', () => {
  expect(problemsOf('`list[0](gone.md)`\n\n```ts\nlist[0](gone);\n```\n')).toEqual([]);
});
