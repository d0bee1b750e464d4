/**
 * How a code block of the documents is held true. `given` declares what a block takes as known.
 *
 * @typedef {{ compiled: { given?: string } } | { sameAs: string } | { runBy: string } | { npmScripts: true } | { notOurs: string }} Proof
 *
 * @typedef {object} Claim
 * @property {RegExp} document From the root.
 * @property {RegExp} language
 * @property {RegExp} [code] What the block has to match. Default: anything.
 * @property {Proof} proof
 */

const packageDocuments = /^(?:README|packages\/\w+\/README|docs\/(?:delivery|grafana))\.md$/;

/** @type {Claim[]} The first that fits a block counts. document-blocks.test.mjs fails for a block that none fits. */
export const claims = [
  {
    document: /^docs\/opentelemetry\.md$/,
    language: /^ts$/,
    // Its test runs that file against the demo.
    proof: { sameAs: 'apps/demo/src/examples/opentelemetry.ts' },
  },
  {
    document: /^README\.md$/,
    language: /^tsx$/,
    // check-embeds and check-examples run that file in Chromium.
    proof: { sameAs: 'apps/storybook/src/samples/vite/src/observability-page.tsx' },
  },
  {
    document: /^docs\/delivery\.md$/,
    language: /^ts$/,
    code: /\{ destinations, queue: /,
    proof: {
      compiled: {
        given: `declare const destinations: import('@broadcast-kit/core').DestinationSource;
declare const transport: import('@broadcast-kit/core').Transport;`,
      },
    },
  },
  {
    document: /^docs\/grafana\.md$/,
    language: /^ts$/,
    code: /\bdestination\b/,
    proof: {
      compiled: {
        given: `declare const destination: import('@broadcast-kit/core').Destination;
declare const generation: import('@broadcast-kit/core').Generation;`,
      },
    },
  },
  { document: packageDocuments, language: /^tsx?$/, proof: { compiled: {} } },
  {
    document: /^docs\/settings-api\.md$/,
    language: /^(?:sh|json)$/,
    proof: { runBy: 'apps/demo/src/server/settings-api-docs.integration.test.ts' },
  },
  {
    document: /^README\.md$/,
    language: /^sh$/,
    code: /\bcurl\b/,
    proof: { runBy: 'apps/demo/src/server/settings-api-docs.integration.test.ts' },
  },
  {
    document: /^packages\/server\/README\.md$/,
    language: /^sh$/,
    code: /^npx broadcast-kit/,
    proof: { runBy: 'scripts/node-examples.mjs' },
  },
  {
    document: /^docs\/grafana\.md$/,
    language: /^(?:sh|hcl)$/,
    proof: { runBy: 'apps/dashboard/src/documented-commands.test.ts' },
  },
  {
    document: /^apps\/storybook\/src\/guides\/vite\.mdx$/,
    language: /^sh$/,
    code: /npx tsx backend\.ts/,
    proof: { notOurs: 'a runner of TypeScript; check-embeds runs backend.ts as Vite builds it' },
  },
  {
    document: /./,
    language: /^sh$/,
    // Nothing but these, a line each.
    code: /^(?:(?:npm (?:run|test|install)|npx vitest run)\b.*\n)+$/,
    proof: { npmScripts: true },
  },
  {
    document: /^docs\/opentelemetry\.md$/,
    language: /^sh$/,
    proof: { notOurs: 'two variables, as Grafana Cloud prints them' },
  },
  {
    document: /^apps\/storybook\/src\/guides\/csp\.mdx$/,
    language: /^http$/,
    proof: { notOurs: 'a header; apps/host-page is held under a stricter one' },
  },
  { document: /./, language: /^mermaid$/, proof: { notOurs: 'a drawing' } },
];

/** @param {import('./document-blocks.mjs').DocumentBlock} block */
export function proofOf(block) {
  return claims.find((claim) => fits(claim, block))?.proof;
}

/**
 * @param {Claim} claim
 * @param {import('./document-blocks.mjs').DocumentBlock} block
 */
export function fits({ document, language, code = /(?:)/ }, block) {
  return document.test(block.document) && language.test(block.language) && code.test(block.code);
}
