import * as fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { encodeTraces } from './encode-traces.ts';
import type { ResourceSpans, Span } from './span.ts';
import { createTracesBody } from './traces-body.ts';

const span: Span = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  name: 'openai/gpt-4o "quoted"',
  kind: 'client',
  startMs: 1_769_028_176_000.25,
  endMs: 1_769_028_177_630,
  attributes: [
    { key: 's', type: 'string', value: 'tab\tand é' },
    { key: 'i', type: 'int', value: 9_007_199_254_740_991 },
    { key: 'big', type: 'int', value: 2n ** 63n - 1n },
    { key: 'd', type: 'double', value: 1 },
    { key: 'b', type: 'bool', value: true },
    { key: 'a', type: 'array', value: [{ type: 'string', value: 'stop' }] },
  ],
  status: { code: 'error', message: 'no' },
};
const resourceSpans: ResourceSpans = {
  resource: [{ key: 'service.name', type: 'string', value: 'openrouter' }],
  scope: { name: 'test', version: '1' },
  spans: [span],
};

const decode = (bytes: Uint8Array) => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));

it('writes OTLP JSON: hex ids, numeric enums, 64-bit integers and times as decimal strings', () => {
  expect(decode(encodeTraces([resourceSpans]))).toEqual({
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: 'openrouter' } }] },
        scopeSpans: [
          {
            scope: { name: 'test', version: '1' },
            spans: [
              {
                traceId: '0af7651916cd43dd8448eb211c80319c',
                spanId: 'b7ad6b7169203331',
                name: 'openai/gpt-4o "quoted"',
                kind: 3,
                startTimeUnixNano: '1769028176000250000',
                endTimeUnixNano: '1769028177630000000',
                attributes: [
                  { key: 's', value: { stringValue: 'tab\tand é' } },
                  { key: 'i', value: { intValue: '9007199254740991' } },
                  { key: 'big', value: { intValue: '9223372036854775807' } },
                  { key: 'd', value: { doubleValue: 1 } },
                  { key: 'b', value: { boolValue: true } },
                  { key: 'a', value: { arrayValue: { values: [{ stringValue: 'stop' }] } } },
                ],
                status: { code: 2, message: 'no' },
              },
            ],
          },
        ],
      },
    ],
  });
});

it('leaves the parent away on a root', () => {
  expect(new TextDecoder().decode(encodeTraces([resourceSpans]))).not.toContain('parentSpanId');
});

it('keeps its entries where there is no memory for one more', () => {
  const { add, finish } = createTracesBody();
  add('{"entry":1}');
  const stub = vi.stubGlobal('Uint8Array', function refuse() {
    throw new RangeError('Array buffer allocation failed');
  });
  try {
    expect(() => add(JSON.stringify('x'.repeat(10_000)))).toThrow(RangeError);
  } finally {
    stub.unstubAllGlobals();
  }
  add('{"entry":2}');
  expect(decode(finish())).toEqual({ resourceSpans: [{ entry: 1 }, { entry: 2 }] });
});

it('joins entries of any size and script, however many were expected, and forgets one that was taken out again', async () => {
  const jsonText = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: 'grapheme', maxLength: 9_000 }),
    fc.constant('я'.repeat(5_000)),
  );
  await fc.assert(
    fc.property(
      fc.array(fc.record({ value: jsonText, isTakenOut: fc.boolean() }), { maxLength: 8 }),
      fc.nat(20),
      (entries, expected) => {
        const { add, removeLast, finish, entryBytes } = createTracesBody(undefined, expected);
        for (const { value, isTakenOut } of entries) {
          const json = JSON.stringify(value);
          expect(add(json)).toBe(new TextEncoder().encode(json).length);
          if (isTakenOut) removeLast();
        }
        const kept = entries.filter(({ isTakenOut }) => !isTakenOut);
        expect(entryBytes).toHaveLength(kept.length);
        expect(decode(finish())).toEqual({ resourceSpans: kept.map(({ value }) => JSON.parse(JSON.stringify(value))) });
      },
    ),
  );
});
