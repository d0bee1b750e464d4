import path from 'node:path';
import { expect, it } from 'vitest';
import { nodeInBundle } from './bundlers.mjs';
import { root } from './run-command.mjs';

/** @param {string} source */
const findings = (source) => nodeInBundle({ folder: path.join(root, 'apps/demo'), source, conditions: ['browser'] });

it('finds a built-in of Node that a bundle for the web would need', async () => {
  expect(await findings("export { readFileSync } from 'node:fs';")).toEqual([expect.stringContaining('"node:fs"')]);
});

it('finds a global that only Node has', async () => {
  expect(await findings("export const key = process.env.KEY ?? Buffer.from('key');")).toEqual([
    '`process` is used',
    '`Buffer` is used',
  ]);
});

it('takes names of one’s own, properties and texts for what they are', async () => {
  const source = "const process = globalThis.process; export const text = ['Buffer', process?.env];";
  expect(await findings(source)).toEqual([]);
});
