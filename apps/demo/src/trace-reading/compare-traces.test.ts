import { describe, expect, it } from 'vitest';
import { compareTraces } from './compare-traces.ts';
import type { TraceAttribute, TraceSpan } from './trace-span.ts';

function call(name: string, startMs: number, endMs: number, values: Readonly<Record<string, string | number>> = {}) {
  const attributes = Object.entries(values).map(
    ([key, value]): TraceAttribute => ({ key, type: typeof value === 'number' ? 'double' : 'string', value }),
  );
  return {
    traceId: 'a'.repeat(32),
    spanId: `${name}-${startMs}`,
    name,
    kind: 'client',
    startNs: BigInt(startMs) * 1_000_000n,
    endNs: BigInt(endMs) * 1_000_000n,
    status: { code: 'ok', message: '' },
    attributes,
    events: [],
    resource: [],
    scope: '',
  } satisfies TraceSpan;
}

const outline = (comparison: ReturnType<typeof compareTraces>) =>
  comparison.calls.map(({ a, b }) => `${a?.name ?? '-'} | ${b?.name ?? '-'}`);

describe('compareTraces', () => {
  it('puts the figures that either trace has side by side', () => {
    const a = [call('chat', 0, 1200, { 'gen_ai.usage.total_cost': 0.005, 'gen_ai.response.time_to_first_chunk': 0.3 })];
    const b = [call('chat', 50, 450, { 'gen_ai.usage.total_tokens': 80 })];
    expect(compareTraces(a, b).figures).toEqual([
      { name: 'duration', unit: 'ns', a: 1.2e9, b: 4e8 },
      { name: 'first token', unit: 'ns', a: 3e8, b: 0 },
      { name: 'tokens', unit: 'count', a: 0, b: 80 },
      { name: 'cost', unit: 'usd', a: 0.005, b: 0 },
      { name: 'spans', unit: 'count', a: 1, b: 1 },
    ]);
  });

  it('pairs calls by name, whatever their order', () => {
    const a = [call('detect', 0, 1), call('explain', 2, 3)];
    const b = [call('explain', 0, 1), call('detect', 2, 3)];
    expect(outline(compareTraces(a, b))).toEqual(['detect | detect', 'explain | explain']);
  });

  it('pairs what is left by place, and leaves the rest alone', () => {
    const a = [call('openai/gpt-4o', 0, 1)];
    const b = [call('anthropic/claude', 0, 1), call('again', 2, 3)];
    expect(outline(compareTraces(a, b))).toEqual(['openai/gpt-4o | anthropic/claude', '- | again']);
  });

  it('pairs repeated calls of one name one to one', () => {
    const a = [call('chat', 0, 1), call('chat', 2, 3)];
    expect(outline(compareTraces(a, [call('chat', 5, 6)]))).toEqual(['chat | chat', 'chat | -']);
  });

  it('lists the attributes in which two calls differ, by key', () => {
    const a = [
      call('chat', 0, 1, { 'gen_ai.request.model': 'openai/gpt-4o', 'user.id': 'u', 'gen_ai.response.id': '1' }),
    ];
    const b = [call('chat', 0, 1, { 'gen_ai.request.model': 'openai/gpt-4.1', 'user.id': 'u', 'session.id': 's' })];
    const [pair] = compareTraces(a, b).calls;
    expect(pair?.differences.map(({ key, a: one, b: other }) => [key, one?.value, other?.value])).toEqual([
      ['gen_ai.request.model', 'openai/gpt-4o', 'openai/gpt-4.1'],
      ['session.id', undefined, 's'],
    ]);
  });
});
