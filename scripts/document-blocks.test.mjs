import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { documentBlocks, documents } from './document-blocks.mjs';
import { claims, fits, proofOf } from './document-claims.mjs';
import { root } from './run-command.mjs';

const blocks = documents().flatMap(documentBlocks);
const read = (/** @type {string} */ file) => readFileSync(path.join(root, file), 'utf8');

/** @param {(proof: import('./document-claims.mjs').Proof) => boolean} is */
const blocksWith = (is) => blocks.filter((block) => is(proofOf(block) ?? { notOurs: '' }));

it('every code block of the documents is run, compiled, or known to be of something else', () => {
  const unclaimed = blocks.filter((block) => proofOf(block) === undefined);
  const told = unclaimed.map(({ document, line, language }) => `${document}:${line} (${language})`);
  expect(told, 'add a claim to scripts/document-claims.mjs, with what runs or compiles the block').toEqual([]);
  expect(blocks.length).toBeGreaterThan(40);
});

it.each(claims.map((claim) => [`${claim.document} ${claim.language}`, claim]))(
  'the claim %s is about a block',
  (_, claim) => {
    expect(blocks.some((block) => fits(claim, block))).toBe(true);
  },
);

it('code that is said to be a file is that file', () => {
  for (const block of blocksWith((proof) => 'sameAs' in proof)) {
    const proof = proofOf(block);
    expect(block.code).toBe(proof && 'sameAs' in proof ? read(proof.sameAs) : undefined);
  }
});

it('code that is said to be run by a test is named there', () => {
  for (const block of blocksWith((proof) => 'runBy' in proof)) {
    const proof = proofOf(block);
    const test = proof && 'runBy' in proof ? read(proof.runBy) : '';
    expect(test, `${block.document}:${block.line}`).toContain(block.document);
  }
});

it('every npm script that a document names exists', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const named = documents().flatMap((document) =>
    [...read(document).matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name]) => ({ document, name })),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(({ name = '' }) => !(name in scripts))).toEqual([]);
});
