import { describe, expect, it } from 'vitest';
import { summarizeTrace } from './trace-summary.ts';

const traceId = '5b8efff798038103d269b633813fc60c';

interface SpanFacts {
  readonly id: string;
  readonly parent?: string;
  readonly name: string;
  readonly at: [start: number, end: number];
  readonly attributes?: Record<string, object>;
  readonly status?: number;
}

function received(...spans: SpanFacts[]) {
  return spans.map(({ id, parent = '', name, at: [start, end], attributes = {}, status = 1 }) => ({
    resource: { attributes: [{ key: 'service.name', value: { stringValue: 'openrouter' } }] },
    scopeSpans: [
      {
        spans: [
          {
            traceId,
            spanId: id,
            parentSpanId: parent,
            name,
            startTimeUnixNano: String(start),
            endTimeUnixNano: String(end),
            attributes: Object.entries(attributes).map(([key, value]) => ({ key, value })),
            status: { code: status },
          },
        ],
      },
    ],
  }));
}

const call = (tokens: number) => ({
  'gen_ai.request.model': { stringValue: 'openai/gpt-4o' },
  'gen_ai.usage.total_tokens': { intValue: String(tokens) },
  'gen_ai.usage.total_cost': { doubleValue: 0.5 },
  'user.id': { stringValue: 'user_12345' },
  'session.id': { stringValue: 'session_abc' },
});

describe('summarizeTrace', () => {
  it('sums a trace of two calls under one root up', () => {
    const resourceSpans = received(
      { id: '01', parent: '0a', name: 'Anomaly Detection', at: [200, 300], attributes: call(18) },
      { id: '0a', name: 'Metric Analysis Pipeline', at: [100, 300] },
      { id: '02', parent: '0a', name: 'Explanation', at: [300, 450], attributes: call(30) },
    );
    expect(summarizeTrace(traceId, resourceSpans, 0)).toEqual({
      traceId,
      rootName: 'Metric Analysis Pipeline',
      serviceName: 'openrouter',
      spanCount: 3,
      startTimeUnixNano: '100',
      endTimeUnixNano: '450',
      durationMs: 0.00035,
      status: 'ok',
      models: ['openai/gpt-4o'],
      totalTokens: 48,
      totalCostUsd: 1,
      userId: 'user_12345',
      sessionId: 'session_abc',
      receivedAt: '1970-01-01T00:00:00.000Z',
    });
  });

  it("takes the earliest span as the root where the trace hangs under somebody else's span", () => {
    const resourceSpans = received(
      { id: '02', parent: 'ff', name: 'later', at: [200, 300] },
      { id: '01', parent: 'ff', name: 'earlier', at: [100, 300] },
    );
    expect(summarizeTrace(traceId, resourceSpans, 0).rootName).toBe('earlier');
  });

  it('tells of a failed span', () => {
    const resourceSpans = received({ id: '01', name: 'demo/fail-500', at: [1, 2], status: 2 });
    expect(summarizeTrace(traceId, resourceSpans, 0).status).toBe('error');
  });
});
