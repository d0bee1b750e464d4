import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { documentBlocks, documents } from './document-blocks.mjs';
import { proofOf } from './document-claims.mjs';
import { packageRules } from './import-rules.mjs';
import { root, runCommand } from './run-command.mjs';
import { tool } from './workspace-tools.mjs';

/** @typedef {import('./pack-packages.mjs').PackedPackage} PackedPackage */

const strict = {
  strict: true,
  noEmit: true,
  // The declarations that we publish are part of what is checked.
  skipLibCheck: false,
  target: 'ES2022',
  module: 'ESNext',
  moduleResolution: 'Bundler',
  jsx: 'react-jsx',
  types: ['node'],
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
};

/**
 * Uses the packages as their users do: types, with and without Node's; every entry imported; the examples of the
 * documents.
 *
 * @param {string} consumer A project that has them installed.
 * @param {PackedPackage[]} packed
 * @returns {Promise<import('./check-packages.mjs').Check[]>}
 */
export async function checkConsumer(consumer, packed) {
  const entries = packed.flatMap(({ name, manifest, sourceFolder }) =>
    Object.keys(manifest.exports)
      .filter((subpath) => !/\.(?:css|json)$/.test(subpath))
      .map((subpath) => ({
        specifier: name + subpath.slice(1),
        needsNode: packageRules[sourceFolder]?.nodeEntries.includes(subpath) ?? false,
      })),
  );
  const write = (/** @type {string} */ file, /** @type {string} */ text) =>
    writeFileSync(path.join(consumer, file), text);
  const importAll = (/** @type {typeof entries} */ list) =>
    list.map(({ specifier }, index) => `export * as entry${index} from '${specifier}';`).join('\n');

  write('anywhere.ts', importAll(entries.filter(({ needsNode }) => !needsNode)));
  write('node.ts', importAll(entries));
  // As every bundler's types have it.
  write('styles.d.ts', `declare module '*.css';`);
  const examples = documentExamples();
  for (const { file, code } of examples) write(file, code);
  const ofServer = path.join(root, 'packages/server/examples');
  cpSync(ofServer, path.join(consumer, 'examples'), {
    recursive: true,
    filter: (file) => !file.endsWith('.test.ts'),
  });
  const frameworks = readdirSync(path.join(consumer, 'examples')).map((file) => `examples/${file}`);
  for (const file of ['edge-worker.ts', 'web-worker.ts']) {
    cpSync(path.join(root, 'apps/demo/src/examples', file), path.join(consumer, 'examples', file));
    frameworks.push(`examples/${file}`);
  }
  write(
    'import-all.mjs',
    `for (const specifier of ${JSON.stringify(entries.map(({ specifier }) => specifier))}) {
      const names = Object.keys(await import(specifier));
      if (names.length === 0) throw new Error(specifier + ' exports nothing.');
    }`,
  );
  return [
    await compile('types without Node', 'anywhere', { ...strict, types: [] }, ['anywhere.ts']),
    await compile('types with Node', 'node', { ...strict, module: 'NodeNext', moduleResolution: 'NodeNext' }, [
      'node.ts',
    ]),
    await compile(
      `${examples.length} examples of the documents, ${frameworks.length} of frameworks and workers`,
      'examples',
      { ...strict, skipLibCheck: true, allowImportingTsExtensions: true },
      ['styles.d.ts', ...examples.map(({ file }) => file), ...frameworks],
    ),
    await importEntries(),
  ];

  /**
   * @param {string} name
   * @param {string} project
   * @param {object} compilerOptions
   * @param {string[]} files
   */
  async function compile(name, project, compilerOptions, files) {
    const config = path.join(consumer, `tsconfig.${project}.json`);
    writeFileSync(config, JSON.stringify({ compilerOptions, files }));
    const { code, output } = await tool('typescript', ['-p', config, '--pretty', 'false'], { capture: true });
    return { name, ok: code === 0, output };
  }

  async function importEntries() {
    const { code, output } = await runCommand(process.execPath, ['import-all.mjs'], { cwd: consumer, capture: true });
    return { name: `import of ${entries.length} entries`, ok: code === 0, output };
  }
}

/** The TypeScript blocks of the documents that are to compile, each a module of its own. */
function documentExamples() {
  return documents()
    .flatMap(documentBlocks)
    .flatMap((block) => {
      const proof = proofOf(block);
      if (proof === undefined || !('compiled' in proof)) return [];
      const file = `${block.document.replaceAll(/\W/g, '-')}-${block.line}.${block.language}`;
      return [{ file, code: `${block.code}\n${proof.compiled.given ?? ''}\nexport {};\n` }];
    });
}
