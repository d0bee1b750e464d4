import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeList } from './attribute-list.ts';
import { addMetadataAttributes } from './metadata-attributes.ts';
import { plainAttributes } from './plain-attributes.ts';
import { utf8Length } from './shorten-text.ts';

function metadata(trace: Record<string, unknown>) {
  const list = attributeList({ valueLimitBytes: 2048 }, plainAttributes());
  addMetadataAttributes(list, trace);
  return list.finish();
}

const find = (trace: Record<string, unknown>, key: string) =>
  metadata(trace).attributes.find((attribute) => attribute.key === `trace.metadata.${key}`);

describe('custom metadata', () => {
  it('keeps types, flattens objects with dots and keeps arrays', () => {
    expect(
      metadata({ s: 'x', n: 3, d: 0.5, b: false, deep: { a: { b: 'c' } }, list: ['a', 1, true] }).attributes,
    ).toEqual([
      { key: 'trace.metadata.s', type: 'string', value: 'x' },
      { key: 'trace.metadata.n', type: 'int', value: 3 },
      { key: 'trace.metadata.d', type: 'double', value: 0.5 },
      { key: 'trace.metadata.b', type: 'bool', value: false },
      { key: 'trace.metadata.deep.a.b', type: 'string', value: 'c' },
      {
        key: 'trace.metadata.list',
        type: 'array',
        value: [
          { type: 'string', value: 'a' },
          { type: 'int', value: 1 },
          { type: 'bool', value: true },
        ],
      },
    ]);
  });

  it('leaves out the keys that have a meaning of their own', () => {
    const trace = {
      trace_id: 't',
      trace_name: 'n',
      span_name: 's',
      generation_name: 'g',
      parent_span_id: 'p',
      other: 1,
    };
    expect(metadata(trace).attributes.map(({ key }) => key)).toEqual(['trace.metadata.other']);
  });

  it('leaves out null, which reads as nil in TraceQL', () => {
    expect(metadata({ gone: null }).attributes).toEqual([]);
  });

  it('takes __proto__ as an ordinary key and pollutes nothing', () => {
    expect(find(JSON.parse('{"__proto__":{"polluted":"yes"}}'), '__proto__.polluted')).toMatchObject({ value: 'yes' });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('survives cycles, throwing getters, BigInt, numbers without a value and lone surrogates', () => {
    const cyclic: Record<string, unknown> = { name: 'loop' };
    cyclic.self = cyclic;
    expect(find({ cyclic }, 'cyclic.self')).toMatchObject({ value: '[circular]' });
    expect(
      find(
        {
          get bad() {
            throw new Error('no');
          },
        },
        'bad',
      ),
    ).toMatchObject({ value: '[getter threw]' });
    expect(find({ big: 2n ** 62n }, 'big')).toMatchObject({ type: 'int', value: 2n ** 62n });
    expect(find({ huge: 2n ** 70n }, 'huge')).toMatchObject({ type: 'string' });
    expect(find({ nan: Number.NaN }, 'nan')).toMatchObject({ type: 'string', value: 'NaN' });
    expect(find({ half: 'a\ud800' }, 'half')).toMatchObject({ value: 'a\ufffd' });
  });

  it('bounds ten thousand keys and counts what is gone', () => {
    const trace = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`key${index}`, index]));
    const { attributes, droppedAttributesCount } = metadata(trace);
    expect(attributes.length + droppedAttributesCount).toBe(10_000);
    expect(attributes.length).toBe(128);
  });

  it('soon ends for objects that share their parts, and would be endless written out', () => {
    let shared: unknown = {};
    for (let level = 0; level < 9; level += 1) shared = Object.fromEntries(Array.from('abcdefgh', (k) => [k, shared]));
    const { attributes, droppedAttributesCount } = metadata({ list: [shared, 'seen'], shared, last: 'not seen' });
    expect(attributes.map(({ key }) => key)).toEqual(['trace.metadata.list']);
    expect(droppedAttributesCount).toBeGreaterThan(0);
  });

  it('takes any JSON, within every limit', async () => {
    await fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 6 })), (trace) => {
        for (const attribute of metadata(trace).attributes) {
          expect(attribute.key.startsWith('trace.metadata.')).toBe(true);
          if (attribute.type === 'string') expect(utf8Length(attribute.value)).toBeLessThanOrEqual(2048);
          if (attribute.type === 'double') expect(Number.isFinite(attribute.value)).toBe(true);
        }
      }),
    );
  });
});
