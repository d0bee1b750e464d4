import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';
import type { JsonNode } from './scan-json.ts';

const encode = (text: string) => new TextEncoder().encode(text);

function plain(node: JsonNode): unknown {
  if (node.type === 'array') return node.items.map(plain);
  if (node.type === 'object') {
    // As JSON.parse does it: an own property, also for __proto__.
    const entries = node.fields.map(({ name, value }) => [name, plain(value)] as const);
    return Object.fromEntries(entries);
  }
  if (node.type === 'number') return Number(node.literal);
  return node.type === 'null' ? null : node.value;
}

describe('parseJson', () => {
  it('reads all JSON as JSON.parse does', () => {
    const texts = fc
      .jsonValue({ maxDepth: 6 })
      .chain((value) =>
        fc.constantFrom(
          JSON.stringify(value),
          JSON.stringify(value, null, 2),
          ` ${JSON.stringify(value, null, '\t')}\r\n`,
        ),
      );
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseJson(encode(text));
        expect(parsed.ok && plain(parsed.root)).toEqual(
          JSON.parse(text, (_, value) => (Object.is(value, -0) ? -0 : value)),
        );
      }),
    );
  });

  it('takes and refuses the same texts as JSON.parse, but for what follows the first document', () => {
    const json = fc.jsonValue().map((value) => JSON.stringify(value));
    const damaged = fc
      .tuple(
        json,
        fc.nat(),
        fc.constantFrom('', ',', '"', '{', '}', '[', ']', ':', '\\', '0', '-', '.', 'e', 'n', '\n', 'é'),
      )
      .map(
        ([text, at, piece]) => text.slice(0, at % (text.length + 1)) + piece + text.slice((at % (text.length + 1)) + 1),
      );
    fc.assert(
      fc.property(damaged, (text) => {
        const parsed = parseJson(encode(text));
        const document = parsed.ok ? new TextDecoder().decode(encode(text).subarray(0, parsed.end)) : text;
        let isJson = true;
        try {
          JSON.parse(document);
        } catch {
          isJson = false;
        }
        expect(parsed.ok).toBe(isJson);
      }),
    );
  });

  it('never throws, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(typeof parseJson(bytes).ok).toBe('boolean');
      }),
    );
  });

  it('tells where each value stands', () => {
    const text = ' {"a": [1, "é"]} rest';
    const parsed = parseJson(encode(text));
    expect(parsed).toMatchObject({
      ok: true,
      end: 17,
      root: {
        start: 1,
        end: 17,
        fields: [
          {
            name: 'a',
            value: {
              start: 7,
              end: 16,
              items: [
                { literal: '1', start: 8, end: 9 },
                { start: 11, end: 15 },
              ],
            },
          },
        ],
      },
    });
  });
});
