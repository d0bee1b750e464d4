import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './__fixtures__/any-text.ts';
import { parseTraceql } from './parse-traceql.ts';
import { readyQueries } from './ready-queries.ts';
import { traceql } from './traceql.ts';
import type { ConditionNode, SpansetNode, TraceqlNode } from './traceql-ast.ts';

function read(text: string): TraceqlNode {
  const parsed = parseTraceql(text);
  if (parsed.ok) return parsed.query;
  throw new Error(`${text}: expected ${parsed.mistake.expected} at ${parsed.mistake.position}`);
}

function conditionOf({ spans }: TraceqlNode): ConditionNode | undefined {
  return spans.kind === 'filter' ? spans.condition : undefined;
}

/** The relations between spans, without what the spans are. */
function shapeOf(node: SpansetNode): string {
  return node.kind === 'filter' ? '{}' : `(${shapeOf(node.left)} ${node.operator} ${shapeOf(node.right)})`;
}

const model = { kind: 'attribute', scope: 'span', name: 'gen_ai.request.model' };

describe('parseTraceql', () => {
  it.each(readyQueries())('reads the ready query "$id"', ({ query, answer }) => {
    const { spans, metrics } = read(query);
    expect(spans).toMatchObject({ kind: 'filter', condition: {} });
    expect(metrics === undefined ? 'traces' : 'metrics').toBe(answer);
  });

  it('reads which spans are looked for', () => {
    expect(read('{ resource.service.name = "openrouter" && duration > 1.5s }')).toEqual({
      spans: {
        kind: 'filter',
        condition: {
          kind: 'and',
          left: {
            kind: 'comparison',
            field: { kind: 'attribute', scope: 'resource', name: 'service.name' },
            operator: '=',
            value: { type: 'string', value: 'openrouter' },
          },
          right: {
            kind: 'comparison',
            field: { kind: 'intrinsic', name: 'span:duration' },
            operator: '>',
            value: { type: 'duration', nanoseconds: 1_500_000_000 },
          },
        },
      },
      stages: [],
      metrics: undefined,
      hints: {},
    });
  });

  it('reads metrics, what happens with the series, and hints', () => {
    const text =
      '{ } | quantile_over_time(span.a, .5, 0.95) by (span.gen_ai.request.model, name) > 0 | topk(3) with (exemplars=true, sample=0.1)';
    expect(read(text)).toEqual({
      spans: { kind: 'filter', condition: undefined },
      stages: [],
      metrics: {
        call: {
          function: 'quantile_over_time',
          field: { kind: 'attribute', scope: 'span', name: 'a' },
          quantiles: [0.5, 0.95],
        },
        by: [model, { kind: 'intrinsic', name: 'span:name' }],
        series: [
          { kind: 'keep', operator: '>', value: { type: 'int', value: 0n } },
          { kind: 'topk', count: 3 },
        ],
      },
      hints: { exemplars: { type: 'boolean', value: true }, sample: { type: 'double', value: 0.1 } },
    });
  });

  it('reads pipelines', () => {
    expect(
      read('{ } | by(span.gen_ai.request.model) | count() > 2 | avg(duration) >= 1m30s | select(status, .a)').stages,
    ).toEqual([
      { kind: 'group', field: model },
      { kind: 'having', aggregate: 'count', field: undefined, operator: '>', value: { type: 'int', value: 2n } },
      {
        kind: 'having',
        aggregate: 'avg',
        field: { kind: 'intrinsic', name: 'span:duration' },
        operator: '>=',
        value: { type: 'duration', nanoseconds: 90e9 },
      },
      {
        kind: 'select',
        fields: [
          { kind: 'intrinsic', name: 'span:status' },
          { kind: 'attribute', scope: '', name: 'a' },
        ],
      },
    ]);
  });

  it('reads comparisons with a selection', () => {
    expect(read('{ } | compare({ status = error })').metrics?.call).toMatchObject({
      function: 'compare',
      selection: { condition: { value: { type: 'keyword', value: 'error' } } },
      top: 10,
    });
  });

  it.each([
    ['{} >> {} && {} > {}', '(({} >> {}) && ({} > {}))'],
    ['{} && {} || {}', '(({} && {}) || {})'],
    ['{} >> ({} || {})', '({} >> ({} || {}))'],
    ['{} !>> {} &<< {} ~ {}', '((({} !>> {}) &<< {}) ~ {})'],
  ])('binds relations as Tempo does: %s', (text, shape) => {
    expect(shapeOf(read(text).spans)).toBe(shape);
  });

  it('joins && and || from left to right, as Tempo does', () => {
    expect(conditionOf(read('{ .a = 1 || .b = 2 && !(.c = 3) }'))).toMatchObject({
      kind: 'and',
      left: { kind: 'or' },
      right: { kind: 'not' },
    });
  });

  it.each([
    ['1', { type: 'int', value: 1n }],
    ['-9223372036854775807', { type: 'int', value: -9223372036854775807n }],
    ['1.0', { type: 'double', value: 1 }],
    ['-.5', { type: 'double', value: -0.5 }],
    ['1e3', { type: 'double', value: 1000 }],
    ['true', { type: 'boolean', value: true }],
    ['nil', { type: 'nil' }],
    ['100ms', { type: 'duration', nanoseconds: 1e8 }],
    ['`a\\n"`', { type: 'string', value: 'a\\n"' }],
    ['"\\u00e9\\t\\\\ \\x41"', { type: 'string', value: 'é\t\\ A' }],
  ])('reads the value %s in its type', (text, value) => {
    expect(conditionOf(read(`{ span.x = ${text} }`))).toMatchObject({ value });
  });

  it.each([
    ['{ span."my key" = 1 }', 'my key'],
    ['{ span.trace.metadata."my key" = 1 }', 'trace.metadata.my key'],
    ['{ span.a-b/c:d = 1 }', 'a-b/c:d'],
    ['{ span.é=1 }', 'é'],
  ])('reads the attribute name in %s', (text, name) => {
    expect(conditionOf(read(text))).toMatchObject({ field: { scope: 'span', name } });
  });

  it.each([
    ['', 0, '"{"'],
    ['{ span.user.id = }', 17, 'a value'],
    ['{ span.user.id == "a" }', 16, 'a value'],
    ['{ user.id = "a" }', 2, 'an attribute such as span.user.id'],
    ['{ constructor = "a" }', 2, 'an attribute such as span.user.id'],
    ['{ span.user.id "a" }', 15, 'a comparison'],
    ["{ span.user.id = 'a' }", 17, 'TraceQL'],
    ['{ span.user.id = "a }', 17, 'a closing quote'],
    ['{ status = bad }', 11, 'one of ok, error, unset'],
    ['{ duration > 5s', 15, '"}"'],
    ['{ } | frob()', 6, 'a function'],
    ['{ } | count() 2', 14, 'a comparison'],
    ['{ } | rate() | select(name)', 15, 'topk or bottomk'],
    ['{ } | rate() by name', 16, '"("'],
    ['{ } extra', 4, 'the end of the query'],
    ['{ } with (most_recent)', 21, '"="'],
  ])('says where %j stops being TraceQL, and what could stand there', (text, position, expected) => {
    expect(parseTraceql(text)).toEqual({
      ok: false,
      mistake: { position, expected: expect.stringContaining(expected) },
    });
  });

  it('never throws for a text, however deep it goes', async () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '(',
      ')',
      '!',
      '"',
      '`',
      '|',
      'by',
      'rate()',
      'span.a',
      '=',
      '1',
      '5s',
      ' ',
      '&&',
    );
    const text = fc.array(fc.oneof(piece, anyText()), { maxLength: 40 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.property(text, (query) => {
        const parsed = parseTraceql(query);
        if (!parsed.ok) expect(parsed.mistake.position).toBeLessThanOrEqual(query.length);
      }),
    );
    expect(parseTraceql('('.repeat(20_000))).toMatchObject({ ok: false });
    expect(parseTraceql(`{ ${'!'.repeat(20_001)}(status = ok) }`)).toMatchObject({ ok: true });
  });

  it('gives back any attribute name and any text that was built into a query', async () => {
    const scope = fc.constantFrom('span', 'resource', 'event', 'link', 'instrumentation', '');
    const name = fc.oneof(
      anyText(1),
      fc.stringMatching(/^[a-z_.:"\\ -]{1,20}$/),
      fc.constantFrom('span.user.id', 'nil', 'status', 'span', '.', 'a..b', '1', '-', '"', 'by', '__proto__'),
    );
    await fc.assert(
      fc.property(scope, name, anyText(), (inScope, key, value) => {
        fc.pre(!key.includes('\0'));
        const { text } = traceql(traceql.attribute(inScope, key).equals(value));
        expect(conditionOf(read(text))).toEqual({
          kind: 'comparison',
          field: { kind: 'attribute', scope: inScope, name: key.toWellFormed() },
          operator: '=',
          value: { type: 'string', value: value.toWellFormed() },
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('gives back any number in its type', async () => {
    const number = fc.oneof(
      fc
        .bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n })
        .map((value) => ({ value, node: { type: 'int', value } })),
      fc.maxSafeInteger().map((value) => ({ value, node: { type: 'int', value: BigInt(value) } })),
      fc
        .double({ noNaN: true, noDefaultInfinity: true })
        .map((value) => ({ value: traceql.double(value), node: { type: 'double', value: value === 0 ? 0 : value } })),
    );
    await fc.assert(
      fc.property(number, ({ value, node }) => {
        const { text } = traceql(traceql.span('x').gte(value));
        expect(conditionOf(read(text))).toMatchObject({ value: node });
      }),
    );
  });

  it('gives back patterns that match the text they were made of, and no text without it', async () => {
    await fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (part, around) => {
        const node = conditionOf(read(traceql(traceql.span('x').contains(part)).text));
        const pattern = node?.kind === 'comparison' && node.value.type === 'string' ? node.value.value : '';
        const matches = new RegExp(`^(?:${pattern})$`, 'su');
        expect(matches.test(around + part + around)).toBe(true);
        expect(matches.test(around)).toBe(around.includes(part));
      }),
    );
  });
});
