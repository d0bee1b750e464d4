// Who may import whom. docs/architecture.md draws this picture; check-imports.mjs holds it; change both together.

/**
 * @typedef {object} PackageRules
 * @property {string[]} workspace Packages of this repository that it may import.
 * @property {string[]} dependencies Every runtime dependency it may have. A new one needs a line in docs/decisions/.
 * @property {string[]} peers What its host may have to bring.
 * @property {string[]} nodeEntries The entries that may reach a Node built-in. All others run anywhere.
 * @property {string[]} [nodeFiles] The only files and folders that may name a Node built-in. Default: any that no
 *   web-standard entry reaches.
 * @property {Record<string, string>} drivers Optional library -> the one entry that may reach it.
 * @property {string[][]} floors The folders below `src/`, lowest floor first. A folder imports from floors below its
 *   own only; entry files stand above all.
 */

/** @type {Record<string, PackageRules>} */
export const packageRules = {
  'packages/core': {
    workspace: [],
    dependencies: ['@noble/hashes', 'eventsource-parser', 're2js', 'valibot'],
    peers: [],
    nodeEntries: ['./node'],
    nodeFiles: ['src/node.ts', 'src/node/'],
    drivers: {},
    floors: [
      ['runtime'],
      ['generation', 'destination', 'otlp', 'traceql'],
      ['capture', 'spans', 'selection', 'connection', 'grafana', 'node'],
      ['delivery', 'settings-api'],
      ['testing'],
    ],
  },
  'packages/server': {
    workspace: ['@broadcast-kit/core'],
    dependencies: ['hono', 'ipaddr.js', 'valibot'],
    peers: ['lmdb', 'bullmq', 'ioredis', 'pg'],
    nodeEntries: ['./node', './lmdb', './bullmq', './postgres'],
    drivers: { lmdb: './lmdb', bullmq: './bullmq', ioredis: './bullmq', pg: './postgres' },
    floors: [
      ['secret-box', 'guarded-transport', 'node-listener'],
      ['destination-store', 'delivery-queue'],
      ['settings-handler'],
      ['broadcast-server', 'cli'],
    ],
  },
  'packages/react': {
    workspace: ['@broadcast-kit/core'],
    dependencies: [],
    peers: ['react', 'react-dom'],
    nodeEntries: [],
    drivers: {},
    floors: [
      ['messages', 'settings-store'],
      ['broadcast-provider', 'grafana-destination-draft'],
      ['hooks', 'primitives'],
      ['advanced-settings', 'api-key-filter', 'filter-rules-editor'],
      ['broadcast-toggle', 'grafana-destination-form'],
      ['destination-list'],
      ['observability-settings'],
    ],
  },
};

/** File and folder names that collect what has no home. */
export const catchAllName = /^(?:.+-)?(?:utils?|helpers?)$|^(?:common|misc|types|constants)$/;

/** Longest file in lines. A file that grows past it holds two ideas. */
export const maxLines = { source: 400, test: 600 };
