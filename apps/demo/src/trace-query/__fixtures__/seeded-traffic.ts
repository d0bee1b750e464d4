import { encodeTraces, type Generation, mapGeneration } from '@broadcast-kit/core';
import { readSpans } from '../../trace-reading/read-spans.ts';
import type { QueriedTrace } from '../span-values.ts';

/** When the traffic is asked about; the calls began a minute before. */
export const NOW = Date.UTC(2026, 10, 24, 12);

/** Seeded traffic: each call is there for the questions that it answers, and for those that it must not answer. */
const traffic: Readonly<Record<string, Partial<Generation> & { readonly agoMs?: number; readonly tookMs?: number }>> = {
  plain: {},
  turbo: { request: { model: 'openai/gpt-4-turbo' } },
  turboLike: { request: { model: 'openai/gpt-4.1' } },
  otherFamily: { request: { model: 'anthropic/claude-sonnet-4' } },
  production: { trace: { environment: 'production' } },
  staging: { trace: { environment: 'staging' } },
  alert: { trace: { alert_id: 'alert_789' } },
  alertAsNumber: { trace: { alert_id: 789 } },
  slow: { tookMs: 5_001 },
  notSlow: { tookMs: 5_000 },
  ofUser: { user: 'user_abc123' },
  ofOtherUser: { user: 'user_abc1234' },
  failed: { error: { type: '429', message: 'Rate limit' }, trace: { environment: 'production' } },
  inSession: { sessionId: 'session_abc' },
  named: { trace: { trace_id: 'monitoring_pipeline_001', trace_name: 'Pipeline', span_name: 'Step' } },
  fellBack: {
    attempts: [
      { provider: 'A', startedAtMs: NOW - 60_000, endedAtMs: NOW - 59_500, status: 503 },
      { provider: 'B', startedAtMs: NOW - 59_500, endedAtMs: NOW - 59_000, status: 200 },
    ],
  },
  firstFeature: { trace: { feature: 'search' }, usage: { totalTokens: 10, totalCostUsd: 0.25 } },
  firstFeatureAgain: { trace: { feature: 'search' }, usage: { totalTokens: 20, totalCostUsd: 0.5 } },
  secondFeature: { trace: { feature: 'chat' }, usage: { totalTokens: 40, totalCostUsd: 1 }, apiKey: { name: 'prod' } },
  streamed: { firstTokenAtMs: NOW - 60_000 + 120 },
};

function generationOf(id: string): Generation {
  const { agoMs = 60_000, tookMs = 1_000, ...own } = traffic[id] ?? {};
  return {
    id,
    startedAtMs: NOW - agoMs,
    endedAtMs: NOW - agoMs + tookMs,
    request: { model: 'mistral/small' },
    ...own,
  };
}

/** Through the mapping and the wire, as everything in the archive came. */
function traceOf(generation: Generation, serviceName = 'openrouter'): QueriedTrace {
  const { resource, structure, calls } = mapGeneration(generation, { serviceName });
  const scope = { name: '@broadcast-kit/core' };
  const body = new TextDecoder().decode(encodeTraces([{ resource, scope, spans: [...structure, ...calls] }]));
  const spans = readSpans(JSON.parse(body).resourceSpans);
  return { traceId: spans[0]?.traceId ?? '', spans };
}

/** The names of the calls, which are the ids of their generations too. */
export const names = Object.keys(traffic);
/** The trace of each call. */
export const ours = names.map((id) => ({ id, trace: traceOf(generationOf(id)) }));
/** The same traffic once more, of somebody else: no query may count it. */
const foreign = names.map((id) =>
  traceOf({ ...generationOf(id), id: `foreign-${id}`, trace: { trace_id: `f-${id}` } }, 'other'),
);
/** All that was received. */
export const archive = [...ours.map(({ trace }) => trace), ...foreign];
