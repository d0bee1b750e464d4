import { describe, expect, it } from 'vitest';
import type { Generation } from '../generation/generation.ts';
import { DOUBLE_ATTRIBUTES } from '../traceql/double-attributes.ts';
import { mapGeneration } from './map-generation.ts';

const startedAtMs = Date.parse('2026-11-02T10:00:00Z');

const generation: Generation = {
  id: 'gen-1',
  startedAtMs,
  firstTokenAtMs: startedAtMs + 200,
  endedAtMs: startedAtMs + 1200,
  request: {
    model: 'openai/gpt-4o',
    parameters: { temperature: 1, topP: 1, frequencyPenalty: 0, presencePenalty: 0, maxTokens: 5, seed: 1, topK: 3 },
  },
  usage: {
    inputTokens: 3,
    outputTokens: 5,
    inputCostUsd: 1,
    outputCostUsd: 1,
    totalCostUsd: 2,
    upstreamCostUsd: 2,
  },
};

describe('doubles in queries', () => {
  it('are those that are doubles on the spans', () => {
    const [call] = mapGeneration(generation, { metadataScopes: ['cost'] }).calls;
    const doubles = call?.attributes.filter(({ type }) => type === 'double').map(({ key }) => key);
    expect(doubles?.sort()).toEqual([...DOUBLE_ATTRIBUTES].sort());
  });
});
