import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBoundedText, MAX_ANSWER_BYTES } from './bounded-text.ts';

describe('createBoundedText', () => {
  it('puts characters together that arrive in pieces', () => {
    const bytes = new TextEncoder().encode('Zürich 🏔 {"code":3}');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: bytes.length }), (size) => {
        const text = createBoundedText();
        for (let at = 0; at < bytes.length; at += size) expect(text.add(bytes.subarray(at, at + size))).toBe(false);
        expect(text.text()).toBe('Zürich 🏔 {"code":3}');
      }),
    );
  });

  it('says when it is full and takes no byte more', () => {
    const text = createBoundedText();
    expect(text.add(new Uint8Array(MAX_ANSWER_BYTES - 1).fill(97))).toBe(false);
    expect(text.add(new Uint8Array(10).fill(98))).toBe(true);
    expect(text.add(new Uint8Array(10).fill(99))).toBe(true);
    expect(text.text()).toBe(`${'a'.repeat(MAX_ANSWER_BYTES - 1)}b`);
  });

  it('leaves out a character that the limit cuts in two', () => {
    const text = createBoundedText();
    text.add(new TextEncoder().encode(`${'a'.repeat(MAX_ANSWER_BYTES - 1)}ü`));
    expect(text.text()).toBe('a'.repeat(MAX_ANSWER_BYTES - 1));
  });
});
