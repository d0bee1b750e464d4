import { describe, expect, it } from 'vitest';
import { stripPayloads } from './strip-payloads.ts';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('a text', () => {
  it('has a mark in place of each data URL in it', () => {
    const url = `data:image/png;base64,${PNG}`;
    expect(stripPayloads(`Look: ![chart](${url}), and ![again](${url}).`)).toBe(
      'Look: ![chart]([image/png, 70 bytes]), and ![again]([image/png, 70 bytes]).',
    );
    expect(stripPayloads(url)).toBe('[image/png, 70 bytes]');
  });

  it('has a mark without a size in place of one that capture has cut', () => {
    expect(stripPayloads(`data:image/png;base64,${PNG}…`)).toBe('[image/png]');
  });

  it('that is a drawing as a data URL is a mark', () => {
    const drawing = `data:image/svg+xml;utf8,${'<path d="M0 0"/>'.repeat(20)}`;
    expect(stripPayloads(drawing)).toBe('[image/svg+xml, 320 bytes]');
  });

  it('that is long base64 is a mark', () => {
    const bytes = Array.from({ length: 600 }, (_, index) => String.fromCharCode((index * 37) % 256)).join('');
    expect(stripPayloads({ data: btoa(bytes) })).toEqual({ data: '[base64, 600 bytes]' });
  });

  it.each([
    'data: what we know, and what not',
    'x'.repeat(2_000),
    'data:image/png;base64,AAAA',
    `${'word '.repeat(500)}`,
  ])('that is text stays: %#', (text) => {
    expect(stripPayloads(text)).toBe(text);
  });
});

describe('any other value', () => {
  it('stays as it is, whatever it calls its type', () => {
    const tool = { type: 'file_search', vector_store_ids: ['vs_1'], max_num_results: 3, strict: true, filters: null };
    expect(stripPayloads(tool)).toEqual(tool);
  });

  it('has its cycles cut', () => {
    const loop: Record<string, unknown> = { name: 'loop' };
    loop.self = loop;
    expect(stripPayloads(loop)).toEqual({ name: 'loop', self: '[circular]' });
  });

  it('is bounded where the same object stands in it a million times', () => {
    let wide: unknown = 'leaf';
    for (let level = 0; level < 6; level += 1) {
      const below = wide;
      wide = Array.from({ length: 100 }, () => below);
    }
    expect(JSON.stringify(stripPayloads(wide)).length).toBeLessThan(1_000_000);
  });

  it('that JSON does not know becomes text', () => {
    expect(stripPayloads({ big: 10n ** 20n })).toEqual({ big: '100000000000000000000' });
  });
});
