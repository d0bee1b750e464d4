import { readFileSync, rmSync } from 'node:fs';

/**
 * The build of a package: one built file per source, so that a bundler can leave out the files an app does not need. In one
 * big file everything that is made at the top level, such as a schema, would stay.
 *
 * @param entries The public entries: these get declarations.
 * @param notShipped Patterns of sources that only tests and stories use.
 */
export function libraryBuild(entries: string[], notShipped: string[] = []) {
  return {
    entry: [
      'src/**/*.{ts,tsx}',
      '!src/**/*.{test,test-d,stories}.{ts,tsx}',
      '!src/**/__fixtures__/**',
      ...notShipped.map((pattern) => `!${pattern}`),
    ],
    bundle: false,
    format: ['esm' as const],
    target: 'es2022' as const,
    sourcemap: true,
    clean: true,
    plugins: [
      { name: 'name-built-files', renderChunk: (code: string) => ({ code: nameBuiltFiles(code) }) },
      { name: 'leave-out-empty-files', buildEnd: leaveOutEmptyFiles },
    ],
    // TypeScript 6 calls the `baseUrl` that the declaration builder sets deprecated. The types of Node are for the entries
    // that need it; the checks of each tsconfig.json keep them away from the rest.
    dts: { entry: entries, compilerOptions: { ignoreDeprecations: '6.0', types: ['node'] } },
  };
}

/**
 * `from './clock.ts'` to `from './clock.js'`, and the same for `new URL('./thread.ts', import.meta.url)`: what is not bundled
 * keeps its imports as they are written.
 */
function nameBuiltFiles(code: string): string {
  return code.replace(/(\b(?:from|import|new URL)\s*\(?\s*)(["'])(\.{1,2}\/[^"']+)\.tsx?\2/g, '$1$2$3.js$2');
}

/** A source that holds types alone leaves a file with nothing in it, which nothing imports. */
function leaveOutEmptyFiles({ writtenFiles }: { writtenFiles: { readonly name: string }[] }): void {
  for (const { name } of writtenFiles) {
    if (!name.endsWith('.js') || !/^(?:\/\/# sourceMappingURL=\S+)?\s*$/.test(readFileSync(name, 'utf8'))) continue;
    rmSync(name);
    rmSync(`${name}.map`);
  }
}
