#!/usr/bin/env node
// npm run release: builds the packages and publishes those whose version is new. For the release workflow, which is the only
// place that may: npm trusts it, and each package carries a proof of where it was built.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run-command.mjs';
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
const url = `${server}/${repository}`;
for (const name of publishedPackages) nameRepository(`packages/${name}`);
// pnpm has to be on the PATH, or changesets would publish `workspace:^` as it is written.
const published = await pnpm(['exec', 'changeset', 'publish']);
process.exitCode = published.code;

/**
 * npm compares these with the repository that the workflow runs in, so they are taken from there.
 *
 * @param {string} directory
 */
function nameRepository(directory) {
  const file = path.join(root, directory, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  Object.assign(manifest, {
    repository: { type: 'git', url: `git+${url}.git`, directory },
    homepage: `${url}/tree/main/${directory}#readme`,
    bugs: `${url}/issues`,
  });
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}
