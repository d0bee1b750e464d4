import { parser } from '@grafana/lezer-traceql';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReadyQuery, readyQueries } from './ready-queries.ts';
import { traceql } from './traceql.ts';

/** Offset of the first thing that the grammar of Grafana's editor cannot read; `undefined` where it reads everything. */
function firstError(query: string): number | undefined {
  let position: number | undefined;
  parser.parse(query).iterate({
    enter: ({ type, from }) => {
      if (type.isError) position ??= from;
    },
  });
  return position;
}

const { span } = traceql;
const calls = traceql(span('gen_ai.operation.name').exists());
const errors = traceql(traceql.status.equals('error'));

/** A limit on metrics, which Tempo documents and the grammar of the editor does not know. */
const hasLimit = ({ query }: ReadyQuery): boolean => query.endsWith(' > 0');

describe('the TraceQL grammar that Grafana publishes (@grafana/lezer-traceql 1.0.0)', () => {
  it('refuses what is not TraceQL', () => {
    expect(firstError('{ span.user.id == "a" }')).toBeDefined();
    expect(firstError('{ user.id = "a" }')).toBeDefined();
    expect(firstError("{ span.user.id = 'a' }")).toBeDefined();
  });

  it.each(readyQueries().filter((ready) => !hasLimit(ready)))('reads the ready query "$id"', ({ query }) => {
    expect(firstError(query)).toBeUndefined();
  });

  it.each(readyQueries().filter(hasLimit))(
    'reads the ready query "$id" but for its limit on metrics, which Tempo reads',
    ({ query }) => {
      const limit = query.lastIndexOf(' > 0');
      expect(firstError(query.slice(0, limit))).toBeUndefined();
      expect(firstError(query)).toBeGreaterThanOrEqual(limit);
    },
  );

  it.each(
    [
      traceql(),
      traceql(traceql.or(span('a').equals('x'), traceql.not(span('b').gt(0.5))), traceql.duration.gt('1.5s')),
      traceql(traceql.kind.equals('client'), traceql.rootService.equals('a'), traceql.statusMessage.contains('b')),
      traceql(traceql.attribute('event', 'a').exists(), traceql.attribute('', 'b').equals(true)),
      traceql(span('a').equals(1.5e-7), span('b').equals('two\nlines'), span('span.type').equals('generation')),
      calls.relate('>>', errors).relate('&&', errors.relate('!~', calls)),
      errors.groupBy(span('a')).having(traceql.count().gt(2)).having(traceql.avg(traceql.duration).gt('1s')),
      errors.select(traceql.duration, span('a b')).with({ most_recent: true }),
      errors.rate().by(span('a'), traceql.spanName).topk(3),
      errors.quantileOverTime(traceql.duration, 0.5, 0.95),
      errors.histogramOverTime(traceql.duration),
      errors.sumOverTime(span('a')).bottomk(3),
      calls.compare(traceql.status.equals('error')),
    ].map(({ text }) => text),
  )('reads %s', (query) => {
    expect(firstError(query)).toBeUndefined();
  });

  it.each([
    ['a second scope in a name, which is therefore quoted', '{ span.span.type = "a" }'],
    ['letters beyond ASCII in a name, which is therefore quoted', '{ span.é = "a" }'],
    ['an escaped line break, which therefore stands in backticks', '{ span.a = "x\\ny" }'],
    ['a quantile without its zero, which is therefore written', '{ } | quantile_over_time(duration, .95)'],
    ['an exponent, which is therefore written out', '{ span.a = 1.5e-7 }'],
    ['days, which are therefore hours', '{ duration > 1d }'],
    ['hints on metrics, which only Tempo reads', '{ } | rate() with (exemplars=true)'],
  ])('wrongly refuses %s', (_, query) => {
    expect(firstError(query)).toBeDefined();
  });

  it('reads any attribute name and any text without control characters', async () => {
    await fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }), (name, value) => {
        expect(firstError(traceql(span(name).equals(value), span(name).contains(value)).text)).toBeUndefined();
      }),
    );
  });
});
