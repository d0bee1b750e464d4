import { describe, expect, it } from 'vitest';
import type { TraceSpan } from '../../trace-reading/trace-span.ts';
import { visibleRows, waterfallRows } from './waterfall-rows.ts';

function span(spanId: string, parentSpanId: string | undefined, startNs: bigint, endNs: bigint): TraceSpan {
  return {
    traceId: 'a'.repeat(32),
    spanId,
    parentSpanId,
    name: spanId,
    kind: 'client',
    startNs,
    endNs,
    status: { code: 'ok', message: '' },
    attributes: [],
    events: [],
    resource: [],
    scope: '',
  };
}

const outline = (spans: readonly TraceSpan[]) =>
  waterfallRows(spans).rows.map((row) => `${'  '.repeat(row.depth)}${row.span.name}`);

describe('waterfallRows', () => {
  const trace = [
    span('explain', 'step', 300n, 400n),
    span('detect', 'root', 100n, 200n),
    span('root', undefined, 100n, 400n),
    span('step', 'root', 250n, 400n),
  ];

  it('puts children under their parents and siblings in the order of their start', () => {
    expect(outline(trace)).toEqual(['root', '  detect', '  step', '    explain']);
  });

  it('places bars on the time line of the whole trace', () => {
    const { rows, startNs, durationNs } = waterfallRows(trace);
    expect([startNs, durationNs]).toEqual([100n, 300n]);
    expect(rows.map(({ offset, share }) => [offset, share])).toEqual([
      [0, 1],
      [0, 0.333333],
      [0.5, 0.5],
      [0.666666, 0.333333],
    ]);
  });

  it('shows a span whose parent has not arrived at the top', () => {
    expect(outline([span('call', 'ff', 0n, 2n), span('step', 'call', 1n, 2n)])).toEqual(['call', '  step']);
  });

  it('loses no span of parents that form a ring', () => {
    expect(outline([span('a', 'b', 0n, 1n), span('b', 'a', 0n, 1n)])).toHaveLength(2);
  });

  it('draws a trace without any duration', () => {
    expect(waterfallRows([span('a', undefined, 5n, 5n)]).rows).toMatchObject([{ offset: 0, share: 0 }]);
  });

  it('hides what is below a folded span', () => {
    const { rows } = waterfallRows(trace);
    expect(visibleRows(rows, new Set(['step'])).map((row) => row.span.name)).toEqual(['root', 'detect', 'step']);
    expect(visibleRows(rows, new Set(['root', 'step']))).toHaveLength(1);
  });
});

describe('the first token of a row', () => {
  const streamed = (seconds: unknown): TraceSpan => ({
    ...span('call', undefined, 1_000_000_000n, 3_000_000_000n),
    attributes: [{ key: 'gen_ai.response.time_to_first_chunk', type: 'double', value: seconds }],
  });

  it('lies where people could begin to read', () => {
    expect(waterfallRows([streamed(0.5)]).rows[0]?.firstToken).toEqual({ afterNs: 500_000_000n, place: 0.25 });
  });

  it.each([0, -1, 2, 9, 'soon', Number.NaN, undefined])('is not shown for %s', (seconds) => {
    expect(waterfallRows([streamed(seconds)]).rows[0]?.firstToken).toBeUndefined();
  });
});
