import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { manifestWithRepository, readmeWithWholeLinks } from './name-repository.mjs';
import { root } from './run-command.mjs';
import { publishedPackages } from './typed-entries.mjs';

const origin = { url: 'https://github.com/acme/kit', commit: 'abc123', directory: 'packages/core' };

it('says in a manifest which repository and folder it comes from', () => {
  expect(JSON.parse(manifestWithRepository('{ "name": "@acme/core", "version": "1.0.0" }', origin))).toEqual({
    name: '@acme/core',
    version: '1.0.0',
    repository: { type: 'git', url: 'git+https://github.com/acme/kit.git', directory: 'packages/core' },
    homepage: 'https://github.com/acme/kit/tree/main/packages/core#readme',
    bugs: 'https://github.com/acme/kit/issues',
  });
});

it('leads links and pictures of a README into the repository, as it was when the package was published', () => {
  const text = '[a](../../docs/delivery.md#queues) [b](examples) <img src="../../docs/images/page.png">';
  expect(readmeWithWholeLinks(text, origin)).toBe(
    '[a](https://github.com/acme/kit/blob/abc123/docs/delivery.md#queues) ' +
      '[b](https://github.com/acme/kit/blob/abc123/packages/core/examples) ' +
      '<img src="https://github.com/acme/kit/raw/abc123/docs/images/page.png">',
  );
});

it('leaves links to elsewhere and within the page as they are', () => {
  const text = '[a](https://example.com/x.md) [b](#stores) <a href="mailto:a@example.com">';
  expect(readmeWithWholeLinks(text, origin)).toBe(text);
});

it('leaves the packages no link that works in the repository alone', () => {
  for (const name of publishedPackages) {
    const directory = `packages/${name}`;
    const readme = readFileSync(path.join(root, directory, 'README.md'), 'utf8');
    expect(readmeWithWholeLinks(readme, { ...origin, directory })).not.toMatch(
      /(?:\]\(|(?:src|srcset|href)=")\.{1,2}\//,
    );
  }
});
