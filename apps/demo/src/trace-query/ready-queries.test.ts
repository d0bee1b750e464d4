import { type ReadyQueryId, readyQueries } from '@broadcast-kit/core';
import { describe, expect, it } from 'vitest';
import { archive, NOW, names, ours } from './__fixtures__/seeded-traffic.ts';
import { answerQuery } from './answer-query.ts';

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
