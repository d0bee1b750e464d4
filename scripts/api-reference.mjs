#!/usr/bin/env node
// npm run api:reference (after npm run build): pages in api-reference/ with everything that is exported, from its TSDoc.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Application, Comment, Logger, LogLevel, ReflectionCategory } from 'typedoc';
import { root } from './run-command.mjs';
import { typedEntries } from './typed-entries.mjs';

/**
 * Reads the TSDoc of every entry. A link that leads nowhere, or a type that is used and not exported, is a problem.
 *
 * @param {{ write: boolean }} options Whether the pages are wanted, or the problems alone.
 * @returns {Promise<string[]>} The problems.
 */
export async function makeApiReference({ write }) {
  const app = await Application.bootstrap({
    name: 'Broadcast Kit API',
    tsconfig: path.join(root, 'scripts', 'tsconfig.api-reference.json'),
    entryPoints: typedEntries().map(({ types }) => types),
    skipErrorChecking: true,
    disableSources: true,
    readme: path.join(root, 'README.md'),
    // What one calls first, then what it takes.
    kindSortOrder: ['Function', 'Variable', 'Class', 'Interface', 'TypeAlias'],
    groupOrder: ['Functions', 'Variables', 'Classes', 'Interfaces', 'Type Aliases'],
    navigation: { includeFolders: false, includeCategories: true },
    searchInComments: true,
    hideGenerator: true,
    logLevel: 'None',
  });
  const logger = new ProblemLogger();
  app.logger = logger;
  const project = await app.convert();
  if (project === undefined) return ['The built types cannot be read. Run `npm run build` first.'];
  describeEntries(project);
  // It would show the source of a drawing.
  project.readme = (project.readme ?? []).filter(({ text }) => !text.startsWith('```mermaid'));
  app.validate(project);
  if (write) await app.generateDocs(project, path.join(root, 'api-reference'));
  return logger.problems;
}

/**
 * Names each entry as it is imported, and says of it what docs/architecture.md says.
 *
 * @param {import('typedoc').ProjectReflection} project
 */
function describeEntries(project) {
  const texts = entryTexts();
  for (const { specifier, types } of typedEntries()) {
    // Typedoc names it after its file below packages/.
    const file = path.relative(path.join(root, 'packages'), types).replace(/(?:\/index)?\.d\.ts$/, '');
    const entry = project.children?.find(({ name }) => name === file.replaceAll(path.sep, '/'));
    const text = texts.get(specifier) ?? texts.get(specifier.replace(/[^/]+$/, '*'));
    if (entry === undefined) throw new Error(`${specifier} is not built. Run \`npm run build\` first.`);
    if (text === undefined) throw new Error(`${specifier} is not in the table of docs/architecture.md.`);
    entry.name = specifier;
    entry.comment = new Comment([{ kind: 'text', text }]);
    if (specifier === '@broadcast-kit/core') entry.categories = categoriesOf(entry);
  }
}

/**
 * The names of core by their folders, in the order of docs/architecture.md: more than two hundred in one list help nobody.
 *
 * @param {import('typedoc').DeclarationReflection} entry
 */
function categoriesOf({ name, children = [] }) {
  const source = readFileSync(path.join(root, 'packages/core/src/index.ts'), 'utf8');
  /** @type {Map<string, string>} */
  const folders = new Map();
  for (const [, names = '', folder = ''] of source.matchAll(/export (?:type )?\{([^}]+)\} from '\.\/([\w-]+)\//g)) {
    for (const exported of names.match(/\w+(?=\s*(?:,|$))/g) ?? []) folders.set(exported, folder);
  }
  const lost = children.filter((child) => !folders.has(child.name));
  if (lost.length > 0) throw new Error(`${name} exports ${lost[0]?.name}, which is in no folder.`);
  return [...folderTexts()].flatMap(([folder, text]) => {
    const category = new ReflectionCategory(folder);
    category.description = [{ kind: 'text', text: `${text[0]?.toUpperCase()}${text.slice(1)}.` }];
    category.children = children.filter((child) => folders.get(child.name) === folder);
    return category.children.length === 0 ? [] : [category];
  });
}

/** @returns {Map<string, string>} Entries, such as `@broadcast-kit/core/node`, and what they hold. */
function entryTexts() {
  const page = readFileSync(path.join(root, 'docs/architecture.md'), 'utf8');
  const rows = page.matchAll(/^\| `([a-z/*]+)` \| ([^|]+) \| ([^|]+) \|$/gm);
  return new Map(
    [...rows].map(([, entry = '', runs = '', holds = '']) => [
      `@broadcast-kit/${entry}`,
      `Runs: ${runs.trim()}. Holds: ${holds.trim()}.`,
    ]),
  );
}

/** @returns {Map<string, string>} The folders of core, and what they do, by the table of its floors. */
function folderTexts() {
  const page = readFileSync(path.join(root, 'docs/architecture.md'), 'utf8');
  return new Map(
    [...page.matchAll(/^\| [\d ]*\| `([a-z-]+)` \| ([^|]+) \|$/gm)].map(([, folder = '', text = '']) => [
      folder,
      text.trim(),
    ]),
  );
}

/** Typedoc tells what is wrong to its logger alone. */
class ProblemLogger extends Logger {
  /** @type {string[]} */
  problems = [];

  /**
   * @override
   * @param {string} message
   * @param {LogLevel} level
   */
  log(message, level) {
    if (level >= LogLevel.Warn) this.problems.push(message);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = await makeApiReference({ write: true });
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else console.log('api-reference/index.html');
}
