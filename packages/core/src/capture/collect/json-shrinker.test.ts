import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJsonShrinker } from './json-shrinker.ts';

function shrink(text: string, maxChars: number, cuts: readonly number[] = []): string | undefined {
  const shrinker = createJsonShrinker(maxChars);
  const ends = [...cuts.map((cut) => cut % (text.length + 1)), text.length].sort((a, b) => a - b);
  let from = 0;
  for (const end of ends) {
    shrinker.push(text.slice(from, end));
    from = end;
  }
  return shrinker.finish();
}

describe('a JSON text that is too long', () => {
  it('keeps its shape and the usage at its end, and loses vectors and sound', () => {
    const vector = Array.from({ length: 3072 }, (_, index) => index / 7);
    const data = Array.from({ length: 100 }, (_, index) => ({ index, embedding: vector, base64: 'A'.repeat(5_000) }));
    const text = JSON.stringify({ object: 'list', data, usage: { prompt_tokens: 512, total_tokens: 512 } });
    const shrunk = shrink(text, 100_000);

    expect(text.length).toBeGreaterThan(5_000_000);
    expect(shrunk?.length).toBeLessThan(200_000);
    const value = JSON.parse(shrunk ?? '') as { data: { index: number; embedding: number[]; base64: string }[] };
    expect(value).toMatchObject({ object: 'list', usage: { prompt_tokens: 512, total_tokens: 512 } });
    expect(value.data.map(({ index }) => index)).toEqual(data.map(({ index }) => index));
    expect(value.data[99]?.embedding).toEqual(vector.slice(0, 8));
    expect(value.data[99]?.base64).toBe(`${'A'.repeat(256)}…`);
  });

  it('is cut between characters', () => {
    const shrunk = shrink(JSON.stringify({ text: `x${'🌦️'.repeat(200_000)}` }), 1_000) ?? '';
    const { text } = JSON.parse(shrunk) as { text: string };

    expect(text.endsWith('…')).toBe(true);
    expect(text.isWellFormed()).toBe(true);
  });

  it('is given up where its shape alone is too large', () => {
    expect(shrink('['.repeat(1_000_000), 1_000)).toBeUndefined();
    expect(shrink(`[${'{"a":1},'.repeat(100_000)}{}]`, 1_000)).toBeUndefined();
  });

  it('is the same value as before where nothing in it is long, however it is cut', () => {
    const json = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });
    fc.assert(
      fc.property(json, fc.array(fc.nat(), { maxLength: 8 }), fc.boolean(), (value, cuts, pretty) => {
        fc.pre(!hasLongPrimitiveArray(value));
        const text = JSON.stringify(value, null, pretty ? 2 : undefined);
        expect(JSON.parse(shrink(text, 1_000_000, cuts) ?? '')).toEqual(JSON.parse(text));
      }),
      { numRuns: 40 },
    );
  });

  it('comes out the same however it is cut', () => {
    const text = JSON.stringify({
      escaped: '\u0001"\\\n\ud800'.repeat(300),
      numbers: Array.from({ length: 50 }, (_, index) => -index / 3),
      mixed: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, { deep: [true, null, 'x'] }, 11],
      usage: { cost: 1.5e-7 },
    });
    const whole = shrink(text, 500);
    expect(JSON.parse(whole ?? '')).toMatchObject({ usage: { cost: 1.5e-7 }, numbers: expect.any(Array) });
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 30 }), (cuts) => {
        expect(shrink(text, 500, cuts)).toBe(whole);
      }),
    );
  });
});

function hasLongPrimitiveArray(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const items = Object.values(value);
  return (Array.isArray(value) && items.length > 8) || items.some(hasLongPrimitiveArray);
}
