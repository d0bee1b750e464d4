import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Generation } from '../generation/generation.ts';
import { traceIdentity } from './trace-identity.ts';

const generation = (id: string, trace?: Record<string, unknown>, traceparent?: string): Generation => ({
  id,
  startedAtMs: 1,
  endedAtMs: 2,
  request: { model: 'openai/gpt-4o' },
  trace,
  traceparent,
});

const PARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('trace ids', () => {
  it('are used as they are where they are 32 hex digits or a UUID', () => {
    const hex = '0AF7651916CD43DD8448EB211C80319C';
    expect(traceIdentity(generation('a', { trace_id: hex })).traceId).toBe(hex.toLowerCase());
    expect(traceIdentity(generation('a', { trace_id: '0af76519-16cd-43dd-8448-eb211c80319c' })).traceId).toBe(
      hex.toLowerCase(),
    );
  });

  it('come from the SHA-256 of any other name, which is kept', () => {
    const { traceId, originalTraceId } = traceIdentity(generation('a', { trace_id: 'pipeline 1' }));
    expect(traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(originalTraceId).toBe('pipeline 1');
  });

  it('without a name come from the generation id, as the reference product derives them', () => {
    const { traceId, spanId } = traceIdentity(generation('gen-1'));
    expect(traceId.startsWith(spanId)).toBe(true);
  });

  it('are never all zero', () => {
    const zeros = '0'.repeat(32);
    expect(traceIdentity(generation('a', { trace_id: zeros })).traceId).not.toBe(zeros);
    expect(traceIdentity(generation('a', { parent_span_id: '0'.repeat(16) })).parentSpanId).not.toMatch(/^0+$/);
  });
});

describe('hierarchy', () => {
  it('has only the levels that were asked for', () => {
    const names = (trace: Record<string, unknown>) =>
      traceIdentity(generation('a', trace)).structure.map(({ name }) => name);
    expect(names({})).toEqual([]);
    expect(names({ trace_name: 'Root' })).toEqual(['Root']);
    expect(names({ span_name: 'Step' })).toEqual(['Step']);
    expect(names({ trace_name: 'Root', span_name: 'Step' })).toEqual(['Root', 'Step']);
  });

  it('of three requests in one trace is one root, one step per name and three leaves', () => {
    const trace = { trace_id: 't', trace_name: 'Root', span_name: 'Step' };
    const identities = ['a', 'b', 'c'].map((id) => traceIdentity(generation(id, trace)));
    const structural = new Set(identities.flatMap(({ structure }) => structure.map(({ spanId }) => spanId)));
    expect(structural.size).toBe(2);
    expect(new Set(identities.map(({ spanId }) => spanId)).size).toBe(3);
    expect(new Set(identities.map(({ traceId }) => traceId)).size).toBe(1);
  });

  it('hangs below the caller’s span, with no root of ours above it', () => {
    const identity = traceIdentity(
      generation('a', {
        trace_id: '1'.repeat(32),
        parent_span_id: 'b7ad6b7169203331',
        trace_name: 'Root',
        span_name: 'Step',
      }),
    );
    expect(identity.structure).toMatchObject([{ name: 'Step', parentSpanId: 'b7ad6b7169203331' }]);
    expect(identity.parentSpanId).toBe(identity.structure[0]?.spanId);
    expect(identity.traceName).toBe('Root');
  });

  it('honours traceparent where the trace names nothing', () => {
    expect(traceIdentity(generation('a', undefined, PARENT))).toMatchObject({
      traceId: '0af7651916cd43dd8448eb211c80319c',
      parentSpanId: 'b7ad6b7169203331',
      structure: [],
    });
  });

  it('makes a step of the same name below each of two spans of the caller', () => {
    const stepBelow = (parent: string) =>
      traceIdentity(generation('a', { span_name: 'Summarize' }, PARENT.replace('b7ad6b7169203331', parent)));
    const [one, two] = [stepBelow('1'.repeat(16)), stepBelow('2'.repeat(16))];
    expect(one.structure[0]).toMatchObject({ name: 'Summarize', parentSpanId: '1'.repeat(16) });
    expect(two.structure[0]).toMatchObject({ name: 'Summarize', parentSpanId: '2'.repeat(16) });
    expect(one.traceId).toBe(two.traceId);
    expect(one.structure[0]?.spanId).not.toBe(two.structure[0]?.spanId);
    expect(stepBelow('1'.repeat(16)).structure).toEqual(one.structure);
  });

  it('is a trace of its own where the caller’s span is not sampled and never arrives', () => {
    const unsampled = traceIdentity(generation('a', undefined, PARENT.replace(/-01$/, '-00')));
    expect(unsampled).toEqual(traceIdentity(generation('a')));
    expect(traceIdentity(generation('a', undefined, PARENT.replace(/-01$/, '-03'))).parentSpanId).toBeDefined();
  });

  it('takes a trace object that throws when it is read', () => {
    const hostile = new Proxy(
      {},
      {
        get() {
          throw new Error('getter');
        },
      },
    );
    expect(traceIdentity(generation('a', hostile))).toEqual(traceIdentity(generation('a')));
  });

  it('cuts long names between characters', () => {
    const { spanName } = traceIdentity(generation('a', { generation_name: `${'n'.repeat(255)}😀` }));
    expect(spanName).toBe('n'.repeat(255));
  });

  it('prefers the trace over traceparent', () => {
    const identity = traceIdentity(generation('a', { trace_id: '2'.repeat(32) }, PARENT));
    expect(identity).toMatchObject({ traceId: '2'.repeat(32), parentSpanId: undefined });
  });

  it.each(['', 'x', '00-0-0-01', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`])(
    'ignores the broken traceparent %j',
    (header) => {
      expect(traceIdentity(generation('a', undefined, header)).parentSpanId).toBeUndefined();
    },
  );
});

it('gives well-formed ids for any JSON in trace', async () => {
  await fc.assert(
    fc.property(
      fc.string(),
      fc.dictionary(fc.constantFrom('trace_id', 'parent_span_id', 'trace_name', 'span_name'), fc.jsonValue()),
      (id, trace) => {
        const identity = traceIdentity(generation(id, trace));
        expect(identity.traceId).toMatch(/^(?!0{32})[0-9a-f]{32}$/);
        expect(identity.spanId).toMatch(/^(?!0{16})[0-9a-f]{16}$/);
        for (const span of identity.structure) expect(span.spanId).toMatch(/^(?!0{16})[0-9a-f]{16}$/);
        if (identity.parentSpanId !== undefined) expect(identity.parentSpanId).toMatch(/^(?!0{16})[0-9a-f]{16}$/);
      },
    ),
  );
});
