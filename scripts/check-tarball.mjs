import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const beside = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md'];
const required = ['package.json', 'README.md', 'LICENSE'];
const described = ['description', 'keywords', 'license', 'type', 'sideEffects', 'engines', 'exports', 'files'];
const isBuilt = /^dist\/(?!.*(?:\.(?:test|test-d|stories)\.|__)).+\.(?:js|js\.map|d\.ts|css)$/;
const isEmpty = /^(?:\/\/# sourceMappingURL=\S+)?\s*$/;

/**
 * What a user would wonder about who looks into an installed package.
 *
 * @param {string} folder The unpacked tarball.
 * @param {string} builtIn Where it was built, which nobody else has.
 * @returns {string[]} In words; empty where all is well.
 */
export function tarballMistakes(folder, builtIn) {
  const files = listFiles(folder);
  const mistakes = required.filter((file) => !files.includes(file)).map((file) => `${file} is missing.`);
  for (const file of files) {
    if (!beside.includes(file) && !isBuilt.test(file)) mistakes.push(`${file} is of no use to anybody.`);
    const text = readFileSync(path.join(folder, file), 'utf8');
    if (text.includes(builtIn)) mistakes.push(`${file} names the folder that it was built in.`);
    if (file.endsWith('.js') && isEmpty.test(text)) mistakes.push(`${file} has nothing in it.`);
    if (file.endsWith('.map') && !bringsSources(JSON.parse(text)))
      mistakes.push(`${file} points to sources that are not there.`);
    if (file === 'package.json') mistakes.push(...manifestMistakes(JSON.parse(text)));
  }
  return mistakes;
}

/**
 * @param {string} folder
 * @returns {string[]} From the folder, with forward slashes.
 */
function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((file) => !file.startsWith('node_modules/'));
}

/** @param {{ sources: string[], sourcesContent?: (string | null)[] }} map */
function bringsSources({ sources, sourcesContent = [] }) {
  return sources.every((_, at) => typeof sourcesContent[at] === 'string');
}

/** @param {Record<string, any>} manifest */
function manifestMistakes(manifest) {
  const ranges = Object.entries({ ...manifest.dependencies, ...manifest.peerDependencies });
  return [
    ...described.filter((field) => manifest[field] === undefined).map((field) => `package.json has no ${field}.`),
    ...ranges
      .filter(([, range]) => /^(?:workspace|file|link):/.test(range))
      .map(([name, range]) => `package.json asks for ${name} as ${range}, which only this workspace has.`),
  ];
}
