import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { shortenText, utf8Length, utf8Prefix } from './shorten-text.ts';

const encoder = new TextEncoder();
const anyText = fc.string({ unit: 'binary', maxLength: 400 });

it('counts UTF-8 bytes as an encoder does', async () => {
  await fc.assert(
    fc.property(anyText, (text) => {
      expect(utf8Length(text)).toBe(encoder.encode(text).length);
    }),
  );
});

it('never cuts inside a character and never exceeds the limit', async () => {
  await fc.assert(
    fc.property(anyText, fc.integer({ min: 0, max: 300 }), (text, limit) => {
      const cut = utf8Prefix(text, limit);
      expect(text.startsWith(cut)).toBe(true);
      expect(encoder.encode(cut).length).toBeLessThanOrEqual(limit);
      expect(text.isWellFormed() && !cut.isWellFormed()).toBe(false);
    }),
  );
});

it('says how much is gone', () => {
  const { text, shortened } = shortenText('é'.repeat(2_000), 2048);
  expect(shortened).toBe(true);
  expect(text.endsWith('...[shortened from 4000 bytes]')).toBe(true);
  expect(encoder.encode(text).length).toBeLessThanOrEqual(2048);
});

it('leaves short text alone', () => {
  expect(shortenText('déjà vu', 2048)).toEqual({ text: 'déjà vu', shortened: false });
});
