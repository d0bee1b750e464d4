import { describe, expect, it } from 'vitest';
import type { TraceAttribute, TraceSpan } from '../trace-reading/trace-span.ts';
import { answerQuery } from './answer-query.ts';
import type { QueriedTrace } from './span-values.ts';

const NOW = Date.UTC(2026, 10, 24, 12);

interface SpanFacts {
  readonly parent?: string;
  readonly at?: number;
  readonly kind?: TraceSpan['kind'];
  readonly attributes?: readonly TraceAttribute[];
}

function trace(traceId: string, spans: Readonly<Record<string, SpanFacts>>): QueriedTrace {
  return {
    traceId,
    spans: Object.entries(spans).map(([spanId, { parent, at = NOW - 5_000, kind = 'client', attributes = [] }]) => ({
      traceId,
      spanId,
      parentSpanId: parent,
      name: spanId,
      kind,
      startNs: BigInt(at) * 1_000_000n,
      endNs: BigInt(at + 100) * 1_000_000n,
      status: { code: 'ok', message: '' },
      attributes,
      events: [],
      resource: [{ key: 'service.name', type: 'string', value: 'openrouter' }],
      scope: '',
    })),
  };
}

const int = (key: string, value: string): TraceAttribute => ({ key, type: 'int', value });
const double = (key: string, value: number): TraceAttribute => ({ key, type: 'double', value });
const texts = (key: string, ...value: string[]): TraceAttribute => ({ key, type: 'array', value });

const family = trace('family', {
  root: { kind: 'internal' },
  step: { parent: 'root', kind: 'internal' },
  first: { parent: 'step' },
  second: { parent: 'step' },
});

function found(query: string, ...traces: readonly QueriedTrace[]): readonly string[] {
  const answer = answerQuery(query, traces, NOW);
  if (answer.kind !== 'traces') throw new Error(JSON.stringify(answer));
  return answer.found.flatMap(({ spanIds }) => spanIds);
}

describe('answerQuery', () => {
  it.each([
    ['{ name = "root" } >> { kind = client }', ['first', 'second']],
    ['{ name = "root" } > { kind = client }', []],
    ['{ name = "step" } > { }', ['first', 'second']],
    ['{ name = "first" } << { }', ['root', 'step']],
    ['{ name = "first" } < { }', ['step']],
    ['{ name = "first" } ~ { }', ['second']],
    ['{ name = "step" } !> { kind = client || name = "root" }', ['root']],
    ['{ name = "step" } &> { name = "first" }', ['step', 'first']],
    ['{ name = "root" } && { name = "second" }', ['root', 'second']],
    ['{ name = "root" } && { name = "nobody" }', []],
    ['{ name = "nobody" } || { name = "second" }', ['second']],
  ])('follows the hierarchy: %s', (query, expected) => {
    expect(found(query, family)).toEqual(expected);
  });

  it('keeps integers and doubles apart, as Tempo does', () => {
    const whole = trace('whole', { whole: { attributes: [int('n', '2')] } });
    const fraction = trace('fraction', { fraction: { attributes: [double('n', 2)] } });
    expect(found('{ span.n >= 2 }', whole, fraction)).toEqual(['whole']);
    expect(found('{ span.n >= 2.0 }', whole, fraction)).toEqual(['fraction']);
    expect(found('{ span.n != nil }', whole, fraction)).toEqual(['whole', 'fraction']);
  });

  it('compares integers beyond 2^53 exactly', () => {
    const large = trace('large', { large: { attributes: [int('n', '9007199254740993')] } });
    expect(found('{ span.n = 9007199254740993 }', large)).toEqual(['large']);
    expect(found('{ span.n = 9007199254740992 }', large)).toEqual([]);
  });

  it('finds an item of a list of texts', () => {
    const stopped = trace('stopped', {
      stopped: { attributes: [texts('gen_ai.response.finish_reasons', 'stop', 'length')] },
    });
    expect(found('{ span.gen_ai.response.finish_reasons = "length" }', stopped)).toEqual(['stopped']);
  });

  it('takes a span without the attribute for neither equal nor unequal', () => {
    expect(found('{ span.n != 1 }', family)).toEqual([]);
    expect(found('{ span.n = nil }', family)).toHaveLength(4);
  });

  it('counts, groups and compares the spans of each trace', () => {
    const single = trace('single', { only: {} });
    expect(found('{ kind = client } | count() > 1', family, single)).toEqual(['first', 'second']);
    expect(found('{ } | by(kind) | count() = 1', family, single)).toEqual(['only']);
    expect(found('{ } | avg(duration) >= 100ms | select(name)', single)).toEqual(['only']);
  });

  it('matches patterns in linear time, and for the whole text', () => {
    const long = trace('long', { [`${'a'.repeat(5_000)}!`]: {} });
    expect(found('{ name =~ "(a+)+" }', long)).toEqual([]);
    expect(found('{ name =~ "fir.*" }', family)).toEqual(['first']);
    expect(found('{ name =~ "fir" }', family)).toEqual([]);
  });

  it('sums nothing where one span lacks the field, and says so by silence, as Tempo does', () => {
    const paid = trace('paid', { paid: { attributes: [double('cost', 1)] } });
    const answer = (query: string) => answerQuery(query, [paid, family], NOW);
    expect(answer('{ } | sum_over_time(span.cost)')).toMatchObject({ kind: 'metrics', series: [] });
    expect(answer('{ span.cost != nil } | sum_over_time(span.cost)')).toMatchObject({ series: [{ labels: {} }] });
  });

  it('cuts time into intervals that end now', () => {
    const old = trace('old', { old: { at: NOW - 95_000 } });
    const answer = answerQuery('{ } | count_over_time()', [old, trace('new', { new: { at: NOW } })], NOW);
    if (answer.kind !== 'metrics') throw new Error('no metrics');
    expect(answer.range).toEqual({ fromMs: NOW + 1 - 100_000, stepMs: 10_000, steps: 10 });
    expect(answer.series[0]?.values).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });

  it.each([
    ['{ span.user.id = }', { position: 17 }],
    ['', { position: 0 }],
    ['{ name =~ "(" }', { message: expect.stringContaining('not RE2') }],
    ['{ } | histogram_over_time(duration)', { message: expect.stringContaining('Run it in Grafana') }],
  ])('says what is wrong with %s', (query, mistake) => {
    expect(answerQuery(query, [family], NOW)).toMatchObject({ kind: 'mistake', ...mistake });
  });
});
