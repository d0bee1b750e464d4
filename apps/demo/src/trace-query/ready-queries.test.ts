import { encodeTraces, type Generation, mapGeneration, type ReadyQueryId, readyQueries } from '@broadcast-kit/core';
import { describe, expect, it } from 'vitest';
import { readSpans } from '../trace-reading/read-spans.ts';
import { answerQuery } from './answer-query.ts';
import type { QueriedTrace } from './span-values.ts';

const NOW = Date.UTC(2026, 10, 24, 12);

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

const names = Object.keys(traffic);
const ours = names.map((id) => ({ id, trace: traceOf(generationOf(id)) }));
/** The same traffic once more, of somebody else: no query may count it. */
const foreign = names.map((id) =>
  traceOf({ ...generationOf(id), id: `foreign-${id}`, trace: { trace_id: `f-${id}` } }, 'other'),
);
const archive = [...ours.map(({ trace }) => trace), ...foreign];

function answerTo(id: ReadyQueryId) {
  const { query } = readyQueries().find((ready) => ready.id === id) ?? { query: '' };
  return answerQuery(query, archive, NOW);
}

function foundBy(id: ReadyQueryId): readonly string[] {
  const answer = answerTo(id);
  if (answer.kind !== 'traces') throw new Error(JSON.stringify(answer));
  return answer.found.map(({ traceId }) => ours.find(({ trace }) => trace.traceId === traceId)?.id ?? 'foreign');
}

/** Totals of each series, by its labels. */
function sumsOf(id: ReadyQueryId): Readonly<Record<string, number>> {
  const answer = answerTo(id);
  if (answer.kind !== 'metrics') throw new Error(JSON.stringify(answer));
  return Object.fromEntries(
    answer.series.map(({ labels, values }) => [
      Object.values(labels).join(' '),
      Number(values.reduce<number>((total, value) => total + (value ?? 0), 0).toFixed(6)),
    ]),
  );
}

const EXPECTED_TRACES = {
  all: names,
  model: ['turbo'],
  'model-family': ['turbo', 'turboLike'],
  environment: ['production', 'failed'],
  metadata: ['alert'],
  slow: ['slow'],
  user: ['ofUser'],
  errors: ['failed'],
  session: ['inSession'],
  trace: ['named'],
  'fallback-traces': ['fellBack'],
} satisfies Partial<Record<ReadyQueryId, readonly string[]>>;

const calls = names.length;

const EXPECTED_SERIES = {
  'cost-by-feature': { search: 0.75, chat: 1 },
  'cost-by-user': { nil: 1.75 },
  'cost-by-key': { nil: 0.75, prod: 1 },
  fallbacks: { '': 1 },
  tokens: { 'mistral/small': 70 },
} satisfies Partial<Record<ReadyQueryId, Readonly<Record<string, number>>>>;

describe('ready queries on seeded traffic', () => {
  it.each(Object.entries(EXPECTED_TRACES))('%s finds exactly its traces', (id, expected) => {
    expect(foundBy(id as ReadyQueryId)).toEqual(expected);
  });

  it.each(Object.entries(EXPECTED_SERIES))('%s sums up exactly its calls', (id, expected) => {
    expect(sumsOf(id as ReadyQueryId)).toEqual(expected);
  });

  it('slow-models tells the latency of each model, in milliseconds', () => {
    const sums = sumsOf('slow-models');
    expect(sums['openai/gpt-4-turbo p95']).toBe(1_000);
    expect(sums['mistral/small p95']).toBe(5_001);
    expect(sums['mistral/small p50']).toBe(1_000);
  });

  it('first-token tells only of calls that were streamed', () => {
    expect(sumsOf('first-token')).toEqual({ 'mistral/small p50': 120, 'mistral/small p95': 120 });
  });

  it('errors-by-environment counts the failed call alone', () => {
    const answer = answerTo('errors-by-environment');
    if (answer.kind !== 'metrics') throw new Error('no metrics');
    const seconds = answer.range.stepMs / 1000;
    expect(sumsOf('errors-by-environment')).toEqual({ production: Number((1 / seconds).toFixed(6)) });
  });

  it('has an expectation for every ready query', () => {
    const covered = [
      ...Object.keys(EXPECTED_TRACES),
      ...Object.keys(EXPECTED_SERIES),
      'slow-models',
      'first-token',
      'errors-by-environment',
    ];
    expect(covered.toSorted()).toEqual(
      readyQueries()
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(calls).toBeGreaterThan(15);
  });
});
