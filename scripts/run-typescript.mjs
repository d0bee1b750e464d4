// `node --import ./scripts/run-typescript.mjs`: lets Node 20 run the TypeScript files that a package starts as a thread or a
// process of its own, straight from its sources. For tests: what is published is built. Threads and child processes inherit
// the flag.
import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';

// The one that builds the packages.
const fromServer = createRequire(new URL('../packages/server/package.json', import.meta.url));
const esbuild = pathToFileURL(createRequire(fromServer.resolve('tsup')).resolve('esbuild')).href;

const hooks = `
  import { readFile } from 'node:fs/promises';
  import { fileURLToPath } from 'node:url';
  import esbuild from ${JSON.stringify(esbuild)};

  export function resolve(specifier, context, nextResolve) {
    return nextResolve(specifier, { ...context, conditions: [...context.conditions, '@broadcast-kit/source'] });
  }

  export async function load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context);
    const path = fileURLToPath(url);
    return { format: 'module', shortCircuit: true, source: await (url.endsWith('/src/index.ts') ? bundle(path) : strip(path)) };
  }

  /** A package that is entered: in one piece, which is far faster than file by file. */
  async function bundle(path) {
    const { outputFiles } = await esbuild.build({
      entryPoints: [path],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      conditions: ['@broadcast-kit/source'],
    });
    return outputFiles[0].text;
  }

  async function strip(path) {
    return (await esbuild.transform(await readFile(path, 'utf8'), { loader: 'ts', sourcefile: path })).code;
  }
`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
