import { describe, expect, it } from 'vitest';
import { traceql } from './traceql.ts';

const { span, resource } = traceql;
const errors = traceql(traceql.status.equals('error'));

describe('traceql', () => {
  it('finds all spans, or those for which every condition holds', () => {
    expect(`${traceql()}`).toBe('{ }');
    expect(`${traceql(resource('service.name').equals('openrouter'), traceql.kind.equals('client'))}`).toBe(
      '{ resource.service.name = "openrouter" && kind = client }',
    );
  });

  it('joins conditions with and, or and not, with parentheses wherever one could read them otherwise', () => {
    const [a, b, c] = [span('a').equals(1), span('b').equals(2), span('c').equals(3)] as const;
    expect(traceql(a, traceql.or(b, c)).text).toBe('{ span.a = 1 && (span.b = 2 || span.c = 3) }');
    expect(traceql(traceql.or(traceql.and(a, b), c)).text).toBe('{ (span.a = 1 && span.b = 2) || span.c = 3 }');
    expect(traceql(traceql.not(traceql.or(a, b)), c).text).toBe('{ !(span.a = 1 || span.b = 2) && span.c = 3 }');
    expect(traceql(traceql.or(a)).text).toBe('{ span.a = 1 }');
  });

  it.each([
    [span('x').equals('a'), 'span.x = "a"'],
    [span('x').notEquals('say "hi"'), String.raw`span.x != "say \"hi\""`],
    [span('x').equals('a\\b'), String.raw`span.x = "a\\b"`],
    [span('x').equals('two\nlines'), 'span.x = `two\nlines`'],
    [span('x').equals('two\n`lines`'), 'span.x = "two\\n`lines`"'],
    [span('x').equals('two\r\nlines'), String.raw`span.x = "two\r\nlines"`],
    [span('x').equals('\ud800'), 'span.x = "\ufffd"'],
    [span('x').gt(5), 'span.x > 5'],
    [span('x').gte(-5), 'span.x >= -5'],
    [span('x').lt(0.5), 'span.x < 0.5'],
    [span('x').lte(1.5e-7), 'span.x <= 0.00000015'],
    [span('x').equals(traceql.double(1)), 'span.x = 1.0'],
    [span('x').equals(traceql.double(1e21)), 'span.x = 1000000000000000000000.0'],
    [span('x').equals(2n ** 62n), 'span.x = 4611686018427387904'],
    [span('x').equals(true), 'span.x = true'],
    [span('x').exists(), 'span.x != nil'],
    [span('x').notExists(), 'span.x = nil'],
    [span('x').isOneOf('a', 'b'), '(span.x = "a" || span.x = "b")'],
    [span('x').contains('a.b'), String.raw`span.x =~ ".*a\\.b.*"`],
    [span('x').notContains('a'), 'span.x !~ ".*a.*"'],
    [span('x').startsWith('openai/'), 'span.x =~ "openai/.*"'],
    [span('x').endsWith('(beta)'), String.raw`span.x =~ ".*\\(beta\\)"`],
    [span('x').matches('a|b'), 'span.x =~ "a|b"'],
    [span('x').notMatches('a.+'), 'span.x !~ "a.+"'],
    [traceql.duration.gt('1.5s'), 'duration > 1.5s'],
    [traceql.traceDuration.lte('100ms'), 'trace:duration <= 100ms'],
    [traceql.status.notEquals('unset'), 'status != unset'],
    [traceql.spanName.contains('chat'), 'name =~ ".*chat.*"'],
    [traceql.rootName.equals('a'), 'trace:rootName = "a"'],
    [traceql.rootService.equals('a'), 'trace:rootService = "a"'],
    [traceql.statusMessage.contains('limit'), 'statusMessage =~ ".*limit.*"'],
    [traceql.traceId.equals('5b8e'), 'trace:id = "5b8e"'],
  ])('compares: %#', (condition, text) => {
    expect(traceql(condition, traceql.kind.equals('client')).text).toBe(`{ ${text} && kind = client }`);
  });

  it.each([
    ['user.id', 'span.user.id'],
    ['trace.metadata.my key', 'span."trace.metadata.my key"'],
    ['say "hi"\\', String.raw`span."say \"hi\"\\"`],
    ['span.type', 'span."span.type"'],
    ['a-b', 'span."a-b"'],
    ['é', 'span."é"'],
    ['a..b', 'span."a..b"'],
  ])('writes the attribute %s as %s', (name, text) => {
    expect(span(name).text).toBe(text);
  });

  it('writes whole numbers as doubles where the attribute of Broadcast Kit is one', () => {
    expect(traceql(span('gen_ai.usage.total_cost').gt(1)).text).toBe('{ span.gen_ai.usage.total_cost > 1.0 }');
    expect(traceql(span('gen_ai.usage.total_tokens').gt(1)).text).toBe('{ span.gen_ai.usage.total_tokens > 1 }');
  });

  it('relates spans to each other in their trace', () => {
    const calls = traceql(span('gen_ai.operation.name').exists());
    expect(calls.relate('>>', errors).text).toBe('{ span.gen_ai.operation.name != nil } >> { status = error }');
    expect(errors.relate('!~', calls.relate('&&', errors)).text).toBe(
      '{ status = error } !~ ({ span.gen_ai.operation.name != nil } && { status = error })',
    );
  });

  it('judges, groups and shows the spans of each trace', () => {
    const { count, avg, max } = traceql;
    expect(errors.having(count().gt(2)).text).toBe('{ status = error } | count() > 2');
    expect(errors.groupBy(span('user.id')).having(avg(traceql.duration).gte('1s')).text).toBe(
      '{ status = error } | by(span.user.id) | avg(duration) >= 1s',
    );
    expect(errors.having(max(span('x')).lt(0.5)).select(traceql.duration, span('x')).text).toBe(
      '{ status = error } | max(span.x) < 0.5 | select(duration, span.x)',
    );
    expect(errors.with({ most_recent: true }).text).toBe('{ status = error } with (most_recent=true)');
    expect(errors.with({}).text).toBe('{ status = error }');
  });

  it('makes metrics of spans', () => {
    expect(errors.rate().text).toBe('{ status = error } | rate()');
    expect(errors.countOverTime().by(span('a'), traceql.spanName).topk(3).text).toBe(
      '{ status = error } | count_over_time() by (span.a, name) | topk(3)',
    );
    expect(errors.sumOverTime(span('a')).bottomk(2).text).toBe(
      '{ status = error } | sum_over_time(span.a) | bottomk(2)',
    );
    expect(errors.avgOverTime(span('a')).text).toBe('{ status = error } | avg_over_time(span.a)');
    expect(errors.minOverTime(span('a')).text).toBe('{ status = error } | min_over_time(span.a)');
    expect(errors.maxOverTime(span('a')).text).toBe('{ status = error } | max_over_time(span.a)');
    expect(errors.histogramOverTime(traceql.duration).text).toBe('{ status = error } | histogram_over_time(duration)');
    expect(errors.quantileOverTime(traceql.duration, 0.5, 0.95).gt(0).with({ exemplars: true, sample: 0.1 }).text).toBe(
      '{ status = error } | quantile_over_time(duration, 0.5, 0.95) > 0 with (exemplars=true, sample=0.1)',
    );
    expect(traceql().compare(traceql.status.equals('error'), 5).text).toBe('{ } | compare({ status = error }, 5)');
  });

  it.each([
    ['an empty attribute name', () => span('')],
    ['a NUL character in a name', () => span('a\0b')],
    ['infinity', () => span('x').gt(Number.POSITIVE_INFINITY)],
    ['NaN as a double', () => span('x').gt(traceql.double(Number.NaN))],
    ['a number too large to be exact', () => span('x').gt(2 ** 60)],
    ['an integer beyond 64 bits', () => span('x').gt(2n ** 63n)],
    ['text as a duration', () => traceql.duration.gt('soons' as '5s')],
    ['a negative number of series', () => errors.rate().topk(-1)],
    ['half a series', () => errors.rate().bottomk(0.5)],
    ['a quantile of 95', () => errors.quantileOverTime(traceql.duration, 95)],
  ])('refuses what TraceQL cannot say: %s', (_, build) => {
    expect(build).toThrow(expect.objectContaining({ code: 'invalid_option' }));
  });
});
