import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkImports } from './check-imports.mjs';
import { packageRules } from './import-rules.mjs';

/** @type {string[]} */
const folders = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const entry = (/** @type {string} */ name) => ({
  '@broadcast-kit/source': `./src/${name}.ts`,
  types: `./dist/${name}.d.ts`,
  default: `./dist/${name}.js`,
});

/** A small workspace that keeps every rule: what each case breaks is laid over it. */
const tidyWorkspace = {
  'packages/core/package.json': {
    name: '@broadcast-kit/core',
    exports: { '.': entry('index'), './node': entry('node'), './testing': entry('testing') },
    dependencies: { valibot: '1', re2js: '2' },
    devDependencies: { vitest: '4', 'fast-check': '4' },
  },
  'packages/core/src/index.ts': `
    export { createBroadcaster } from './delivery/create-broadcaster.ts';
    export type { Destination } from './destination/destination.ts';`,
  'packages/core/src/node.ts': `export { nodeTransport } from './node/node-transport.ts';`,
  'packages/core/src/testing.ts': `export { createTestClock } from './testing/create-test-clock.ts';`,
  'packages/core/src/runtime/clock.ts': `export interface Clock { now(): number }`,
  'packages/core/src/destination/destination.ts': `
    import * as v from 'valibot';
    import type { Clock } from '../runtime/clock.ts';
    export type Destination = { clock: Clock };
    export const DestinationSchema = v.object({});`,
  'packages/core/src/destination/destination.test.ts': `
    import { readFileSync } from 'node:fs';
    import fc from 'fast-check';
    import { it } from 'vitest';
    import { createBroadcaster } from '../delivery/create-broadcaster.ts';
    import { someDestination } from './some-destination.ts';`,
  'packages/core/src/destination/some-destination.ts': `
    import { readFileSync } from 'node:fs';
    export const someDestination = readFileSync;`,
  'packages/core/src/selection/selects.ts': `
    import type { Destination } from '../destination/destination.ts';
    export const selects = async () => (await import('re2js')).RE2JS;`,
  'packages/core/src/delivery/create-broadcaster.ts': `
    import { selects } from '../selection/selects.ts';
    import type { Destination } from '../destination/destination.ts';
    export const createBroadcaster = selects;`,
  'packages/core/src/node/node-transport.ts': `
    import https from 'node:https';
    export const nodeTransport = https;`,
  'packages/core/src/testing/create-test-clock.ts': `
    import type { Clock } from '../runtime/clock.ts';
    export const createTestClock = () => ({});`,
  'packages/server/package.json': {
    name: '@broadcast-kit/server',
    exports: { '.': entry('index'), './node': entry('node'), './lmdb': entry('lmdb') },
    dependencies: { '@broadcast-kit/core': 'workspace:^', hono: '4' },
    peerDependencies: { lmdb: '3' },
    peerDependenciesMeta: { lmdb: { optional: true } },
  },
  'packages/server/src/index.ts': `export { createSettingsHandler } from './settings-handler/create-settings-handler.ts';`,
  'packages/server/src/node.ts': `export { guardedFetch } from './guarded-transport/guarded-fetch.ts';`,
  'packages/server/src/lmdb.ts': `export { lmdbDestinationStore } from './destination-store/lmdb-destination-store.ts';`,
  'packages/server/src/settings-handler/create-settings-handler.ts': `
    import { Hono } from 'hono';
    import { createBroadcaster } from '@broadcast-kit/core';
    export const createSettingsHandler = Hono;`,
  'packages/server/src/guarded-transport/guarded-fetch.ts': `
    import { lookup } from 'node:dns';
    import { nodeTransport } from '@broadcast-kit/core/node';
    export const guardedFetch = lookup;`,
  'packages/server/src/destination-store/lmdb-destination-store.ts': `
    import { open } from 'lmdb';
    export const lmdbDestinationStore = open;`,
  'packages/core/tsup.config.ts': `import { libraryBuild } from '../../tsup.base.ts';`,
  'packages/react/package.json': {
    name: '@broadcast-kit/react',
    exports: { '.': entry('index'), './styles.css': './dist/styles.css' },
    dependencies: { '@broadcast-kit/core': 'workspace:^' },
    peerDependencies: { react: '19' },
    devDependencies: { '@storybook/react-vite': '10' },
  },
  'packages/react/src/index.ts': `export { BroadcastToggle } from './broadcast-toggle/broadcast-toggle.tsx';`,
  'packages/react/src/broadcast-toggle/broadcast-toggle.tsx': `
    import { useState } from 'react';
    import type { Destination } from '@broadcast-kit/core';
    export const BroadcastToggle = () => <input onChange={useState} />;`,
  'packages/react/src/broadcast-toggle/broadcast-toggle.stories.tsx': `
    import type { Meta } from '@storybook/react-vite';
    import { createTestClock } from '@broadcast-kit/core/testing';
    export default {};`,
  'apps/demo/package.json': {
    name: '@broadcast-kit/demo',
    dependencies: { '@broadcast-kit/react': 'workspace:^', '@broadcast-kit/server': 'workspace:^' },
  },
  'apps/demo/src/main.tsx': `
    import { readFileSync } from 'node:fs';
    import { BroadcastToggle } from '@broadcast-kit/react';
    import '@broadcast-kit/react/styles.css';
    import { createSettingsHandler } from '@broadcast-kit/server';`,
};

/** @param {Record<string, string | object>} changes */
function check(changes) {
  const root = mkdtempSync(path.join(tmpdir(), 'broadcast-kit-imports-'));
  folders.push(root);
  for (const [file, content] of Object.entries({ ...tidyWorkspace, ...changes })) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return checkImports(root).map(({ file, line, rule }) => `${file}:${line} ${rule}`);
}

describe('a workspace that keeps the rules', () => {
  it('has no violation, with tests and stories importing more than the rest', () => {
    expect(check({})).toEqual([]);
  });
});

describe('borders between packages', () => {
  it.each([
    ['react importing server', 'packages/react/src/index.ts', '@broadcast-kit/server', 'wrong-package'],
    ['server importing react', 'packages/server/src/index.ts', '@broadcast-kit/react', 'wrong-package'],
    ['a test of react importing server', 'packages/react/src/x.test.ts', '@broadcast-kit/server', 'wrong-package'],
    ['core importing server', 'packages/core/src/index.ts', '@broadcast-kit/server', 'wrong-package'],
    ['a package importing an app', 'packages/server/src/index.ts', '@broadcast-kit/demo', 'wrong-package'],
    ['a path into a package', 'packages/react/src/index.ts', '@broadcast-kit/core/src/runtime/clock.ts', 'deep-import'],
    ['an app reaching inside', 'apps/demo/src/main.tsx', '@broadcast-kit/react/hooks/use-x.ts', 'deep-import'],
    ['a relative path out of a package', 'packages/react/src/index.ts', '../../core/src/index.ts', 'leaves-package'],
    ['configuration of another package', 'packages/react/tsup.config.ts', '../core/tsup.config.ts', 'leaves-package'],
    ['a relative path without its ending', 'packages/core/src/index.ts', './runtime/clock', 'missing-file'],
    ['a library that is not declared', 'packages/react/src/index.ts', 'clsx', 'undeclared-dependency'],
    [
      'a devDependency in what is shipped',
      'packages/core/src/index.ts',
      'fast-check/arbitrary',
      'undeclared-dependency',
    ],
  ])('reports %s', (_case, file, specifier, rule) => {
    expect(check({ [file]: `export * from '${specifier}';` })).toEqual([`${file}:1 ${rule}`]);
  });
});

describe('floors of core', () => {
  it.each([
    ['upward', 'runtime/clock.ts', '../destination/destination.ts', 'upward-import'],
    ['upward, for a type', 'selection/selects.ts', '../settings-api/settings-client.ts', 'upward-import'],
    ['to a neighbour', 'selection/selects.ts', '../capture/capture.ts', 'neighbour-import'],
    ['to a folder without a floor', 'delivery/create-broadcaster.ts', '../extras/extra.ts', 'no-floor'],
  ])('reports an import %s', (_case, file, specifier, rule) => {
    const changes = {
      'packages/core/src/settings-api/settings-client.ts': '',
      'packages/core/src/capture/capture.ts': '',
      'packages/core/src/extras/extra.ts': '',
      [`packages/core/src/${file}`]: `\nexport type X = import('${specifier}').X;`,
    };
    const found = check(changes).filter((violation) => !violation.endsWith('import-cycle'));
    expect(found).toEqual([`packages/core/src/${file}:2 ${rule}`]);
  });

  it('reports a circle within a folder', () => {
    const changes = {
      'packages/core/src/otlp/a.ts': `import './b.ts';`,
      'packages/core/src/otlp/b.ts': `import './c.ts';`,
      'packages/core/src/otlp/c.ts': `\n\nimport './a.ts';`,
    };
    expect(check(changes)).toEqual(['packages/core/src/otlp/c.ts:3 import-cycle']);
  });

  it('reports a file inside that imports an entry of its own package', () => {
    const changes = {
      'packages/core/src/otlp/a.ts': `import '../index.ts';`,
      'packages/core/src/otlp/b.ts': `import '@broadcast-kit/core';`,
    };
    expect(check(changes)).toEqual([
      'packages/core/src/otlp/a.ts:1 imports-entry',
      'packages/core/src/otlp/b.ts:1 imports-entry',
    ]);
  });
});

describe('where code runs', () => {
  it.each(['node:fs', 'fs', 'fs/promises'])('reports %s in core outside its Node folder', (specifier) => {
    const changes = { 'packages/core/src/otlp/export-traces.ts': `import type { X } from '${specifier}';` };
    expect(check(changes)).toEqual(['packages/core/src/otlp/export-traces.ts:1 node-builtin']);
  });

  it('reports a Node built-in that a web-standard entry reaches through other files', () => {
    const file = 'packages/server/src/settings-handler/create-settings-handler.ts';
    const changes = { [file]: `export * from '../guarded-transport/guarded-fetch.ts';` };
    expect(check(changes)).toEqual([
      'packages/server/src/guarded-transport/guarded-fetch.ts:2 entry-needs-node',
      'packages/server/src/guarded-transport/guarded-fetch.ts:3 entry-needs-node',
    ]);
  });

  it('reports a driver that an entry other than its own reaches', () => {
    const changes = { 'packages/server/src/node.ts': `export * from './destination-store/lmdb-destination-store.ts';` };
    const file = 'packages/server/src/destination-store/lmdb-destination-store.ts';
    expect(check(changes)).toEqual([`${file}:2 driver-outside-entry`]);
  });

  it('reports test tools in a product entry', () => {
    const changes = { 'packages/react/src/index.ts': `export * from '@broadcast-kit/core/testing';` };
    expect(check(changes)).toEqual(['packages/react/src/index.ts:1 testing-in-product']);
  });

  it('reports an import whose name is computed', () => {
    const changes = {
      'packages/core/src/otlp/lazy.ts': `export const lazy = (name: string) => import('./' + name);`,
    };
    expect(check(changes)).toEqual(['packages/core/src/otlp/lazy.ts:1 computed-import']);
  });

  it('reports a stylesheet imported from JavaScript', () => {
    const changes = { 'packages/react/src/styles.css': '', 'packages/react/src/index.ts': `import './styles.css';` };
    expect(check(changes)).toEqual(['packages/react/src/index.ts:1 style-import']);
  });
});

describe('manifests', () => {
  const withManifest = (/** @type {object} */ part) =>
    check({ 'packages/server/package.json': { ...tidyWorkspace['packages/server/package.json'], ...part } });

  it('reports a runtime dependency that is not on the list', () => {
    const dependencies = { '@broadcast-kit/core': 'workspace:^', hono: '4', lodash: '4' };
    expect(withManifest({ dependencies })).toEqual(['packages/server/package.json:1 unlisted-dependency']);
  });

  it('reports a driver that every user would have to install', () => {
    expect(withManifest({ peerDependenciesMeta: {} })).toEqual(['packages/server/package.json:1 unlisted-dependency']);
  });

  it('reports a package that has no rules yet', () => {
    const changes = { 'packages/vue/package.json': { name: '@broadcast-kit/vue' } };
    expect(check(changes)).toEqual(['packages/vue/package.json:1 unknown-package']);
  });
});

describe('shape of the tree', () => {
  it.each([
    ['src/otlp/utils.ts', 'catch-all-name'],
    ['src/otlp/test-helpers.ts', 'catch-all-name'],
    ['src/otlp/constants.test.ts', 'catch-all-name'],
    ['src/common/clamp.ts', 'catch-all-name'],
    ['src/otlp/index.ts', 'inner-index'],
  ])('reports %s', (file, rule) => {
    const found = check({ [`packages/core/${file}`]: '' });
    expect(found).toEqual([`packages/core/${file}:1 ${rule}`]);
  });

  it('reports a source above 400 lines and a test above 600', () => {
    const lines = (/** @type {number} */ count) => '//\n'.repeat(count);
    const changes = {
      'packages/core/src/otlp/a.ts': lines(400),
      'packages/core/src/otlp/b.ts': lines(401),
      'packages/core/src/otlp/a.test.ts': lines(600),
      'packages/core/src/otlp/b.test.ts': lines(601),
    };
    expect(check(changes)).toEqual([
      'packages/core/src/otlp/b.test.ts:600 too-long',
      'packages/core/src/otlp/b.ts:400 too-long',
    ]);
  });
});

describe('the rules themselves', () => {
  it.each(Object.entries(packageRules))('put no folder of %s on two floors', (_folder, { floors = [] }) => {
    const folders = floors.flat();
    expect(folders).toHaveLength(new Set(folders).size);
  });
});
