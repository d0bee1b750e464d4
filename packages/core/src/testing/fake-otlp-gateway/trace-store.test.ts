import { describe, expect, it, vi } from 'vitest';
import { bodyOf, END_NS, openGateway, post, SPAN, SPAN_ID, START_NS, TRACE_ID } from './__fixtures__/otlp-request.ts';

const CHILD = { ...SPAN, spanId: 'c'.repeat(16), parentSpanId: SPAN_ID, name: 'child' };
const otherTrace = (digit: string, more: object = {}) => ({ ...SPAN, traceId: digit.repeat(32), ...more });

describe('what the gateway keeps', () => {
  it('sums up a trace', async () => {
    const gateway = openGateway();
    const failed = { ...CHILD, status: { code: 2, message: 'no' }, endTimeUnixNano: '1769028179000000001' };
    await post(gateway, bodyOf(failed, SPAN));
    expect(gateway.traces()).toEqual([
      {
        traceId: TRACE_ID,
        rootName: 'openai/gpt-4o',
        serviceName: 'openrouter',
        spanCount: 2,
        startTimeUnixNano: START_NS,
        endTimeUnixNano: '1769028179000000001',
        durationMs: 3_000.000001,
        status: 'error',
      },
    ]);
  });

  it.each([
    [[SPAN], 'ok'],
    [[{ ...SPAN, status: {} }, CHILD], 'unset'],
  ])('takes the status from the root', async (spans, status) => {
    const gateway = openGateway();
    await post(gateway, bodyOf(...spans));
    expect(gateway.traces()).toMatchObject([{ status }]);
  });

  it('names a trace whose root belongs to somebody else after its topmost span', async () => {
    const gateway = openGateway();
    const top = { ...SPAN, parentSpanId: 'f'.repeat(16), name: 'ours', startTimeUnixNano: END_NS };
    await post(gateway, bodyOf(CHILD, top));
    expect(gateway.traces()).toMatchObject([{ rootName: 'ours', startTimeUnixNano: START_NS }]);
  });

  it('keeps apart what belongs to several traces', async () => {
    const gateway = openGateway();
    await post(gateway, bodyOf(SPAN, otherTrace('a'), CHILD));
    const [entry] = gateway.trace(TRACE_ID)?.resourceSpans ?? [];
    expect(entry).toEqual({
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'openrouter' } }] },
      scopeSpans: [{ scope: { name: 'test' }, spans: [SPAN, CHILD] }],
    });
    expect(gateway.trace('a'.repeat(32))?.resourceSpans).toHaveLength(1);
    expect(gateway.trace('b'.repeat(32))).toBeUndefined();
    expect(gateway.trace(TRACE_ID.toUpperCase())).toEqual(gateway.trace(TRACE_ID));
  });

  it('shows a trace that came in several requests as one', async () => {
    const gateway = openGateway();
    await post(gateway, bodyOf(CHILD));
    expect(gateway.traces()).toMatchObject([{ rootName: 'child', spanCount: 1 }]);
    await post(gateway, bodyOf(SPAN));
    expect(gateway.traces()).toMatchObject([{ rootName: 'openai/gpt-4o', spanCount: 2 }]);
    expect(gateway.trace(TRACE_ID)?.resourceSpans.map(({ scopeSpans }) => scopeSpans?.[0]?.spans)).toEqual([
      [CHILD],
      [SPAN],
    ]);
  });

  it('shows a span twice that came twice at once, and says so', async () => {
    const gateway = openGateway();
    await post(gateway, bodyOf(SPAN));
    await gateway.clock.advance(1_999);
    await post(gateway, bodyOf(SPAN));
    expect(gateway.traces()).toMatchObject([{ spanCount: 2 }]);
    expect(gateway.lint()).toMatchObject([{ request: 2, code: 'duplicate-span', path: `trace ${TRACE_ID}` }]);
  });

  it('merges a span that came again later', async () => {
    const gateway = openGateway();
    await post(gateway, bodyOf(SPAN));
    await gateway.clock.advance(2_000);
    await post(gateway, bodyOf(SPAN, CHILD));
    expect(gateway.traces()).toMatchObject([{ spanCount: 2 }]);
    expect(gateway.lint()).toEqual([]);
  });

  it('shows the trace first that started last', async () => {
    const gateway = openGateway();
    await post(gateway, bodyOf(otherTrace('a', { startTimeUnixNano: END_NS }), otherTrace('b')));
    expect(gateway.traces().map(({ traceId }) => traceId[0])).toEqual(['a', 'b']);
  });

  it('forgets the trace that had no news for the longest time', async () => {
    const gateway = openGateway({ maxTraces: 2 });
    for (const digit of ['a', 'b', 'a', 'c']) await post(gateway, bodyOf(otherTrace(digit)));
    expect(gateway.traces().map(({ traceId }) => traceId[0])).toEqual(['a', 'c']);
  });

  it('forgets the oldest requests, but no number', async () => {
    const gateway = openGateway({ maxRequests: 2 });
    for (const _ of [1, 2, 3]) await post(gateway, '{}');
    expect(gateway.received().map(({ number }) => number)).toEqual([2, 3]);
  });

  it('remembers each request as it came', async () => {
    const gateway = openGateway();
    const body = JSON.parse(bodyOf(SPAN));
    body.resourceSpans[0].scopeSpans[0].spans[0].startTimeUnixNano = 1;
    await post(gateway, `${JSON.stringify(body)} rest`);
    expect(gateway.received()).toMatchObject([
      { number: 1, receivedAtMs: gateway.clock.now(), method: 'POST', path: '/otlp/v1/traces', body, status: 200 },
    ]);
  });

  it('tells who listens, before it answers', async () => {
    const onTraces = vi.fn();
    const gateway = openGateway({ onTraces });
    await post(gateway, bodyOf(SPAN, otherTrace('a')));
    await post(gateway, '{}');
    await post(gateway, bodyOf({ ...SPAN, spanId: '' }));
    expect(onTraces.mock.calls).toEqual([[gateway.traces().toSorted((a, b) => (a.traceId < b.traceId ? -1 : 1))]]);
  });

  it('forgets everything on demand', async () => {
    const gateway = openGateway();
    await post(gateway, bodyOf(SPAN));
    gateway.failWith({ kind: 'status', status: 503 });
    gateway.clear();
    expect([gateway.traces(), gateway.received(), gateway.lint()]).toEqual([[], [], []]);
    expect((await post(gateway, '{}')).status).toBe(200);
  });
});
