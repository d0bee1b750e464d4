#!/usr/bin/env node
// npm run release: builds the packages and publishes those whose version is new. For the release workflow: npm trusts it, and
// each package carries a proof of where it was built. By hand only for the first version of a name, see CONTRIBUTING.md.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { manifestWithRepository, readmeWithWholeLinks } from './name-repository.mjs';
import { root, runCommand } from './run-command.mjs';
import { runTurbo } from './run-turbo.mjs';
import { publishedPackages } from './typed-entries.mjs';
import { pnpm } from './workspace-tools.mjs';

const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REPOSITORY: repository } = process.env;
if (repository === undefined) {
  console.error('GITHUB_REPOSITORY is not set: packages are published by .github/workflows/release.yml, not by hand.');
  process.exit(1);
}

const built = await runTurbo('build');
if (built.code !== 0) process.exit(built.code);
const head = await runCommand('git', ['rev-parse', 'HEAD'], { capture: true });
const origin = { url: `${server}/${repository}`, commit: head.output.trim() };
const restore = publishedPackages.flatMap((name) => {
  const directory = `packages/${name}`;
  return [
    rewrite(`${directory}/package.json`, (text) => manifestWithRepository(text, { ...origin, directory })),
    rewrite(`${directory}/README.md`, (text) => readmeWithWholeLinks(text, { ...origin, directory })),
  ];
});
try {
  // pnpm has to be on the PATH, or changesets would publish `workspace:^` as it is written.
  const published = await pnpm(['exec', 'changeset', 'publish']);
  process.exitCode = published.code;
} finally {
  for (const undo of restore) undo();
}

/**
 * @param {string} file From the root.
 * @param {(text: string) => string} change
 * @returns {() => void} Writes it as it was.
 */
function rewrite(file, change) {
  const place = path.join(root, file);
  const text = readFileSync(place, 'utf8');
  writeFileSync(place, change(text));
  return () => writeFileSync(place, text);
}
