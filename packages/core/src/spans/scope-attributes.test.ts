import { expect, it } from 'vitest';
import type { Generation } from '../generation/generation.ts';
import { mapGeneration } from './map-generation.ts';

const generation: Generation = {
  id: 'gen-1',
  owner: 'workspace_1',
  startedAtMs: 1_769_028_176_000,
  endedAtMs: 1_769_028_177_000,
  request: { model: 'openai/gpt-4o', stream: true },
  usage: {
    inputTokens: 10,
    outputTokens: 5,
    totalCostUsd: 0.02,
    upstreamCostUsd: 0.01,
    isByok: true,
    webSearchCount: 2,
  },
  apiKey: { name: 'Production', hash: 'a'.repeat(64) },
  requestContext: { referer: 'https://app.example', appTitle: 'My app', userAgent: 'openai-node/6' },
};

function attributesOf(options: Parameters<typeof mapGeneration>[1]): Record<string, unknown> {
  const attributes = mapGeneration(generation, options).calls.flatMap((span) => span.attributes);
  return Object.fromEntries(attributes.map(({ key, value }) => [key, value]));
}

const only = (options: Parameters<typeof mapGeneration>[1]) => {
  const without = attributesOf({});
  return Object.fromEntries(Object.entries(attributesOf(options)).filter(([key]) => !(key in without)));
};

it('no scope is sent that was not asked for', () => {
  expect(JSON.stringify(attributesOf({}))).not.toMatch(/openrouter_generation|entity_id|api_key_hash|agento11y/);
});

it('cost holds tokens, costs and how they came about', () => {
  expect(only({ metadataScopes: ['cost'] })).toEqual({
    'trace.metadata.openrouter_generation.tokens_prompt': 10,
    'trace.metadata.openrouter_generation.tokens_completion': 5,
    'trace.metadata.openrouter_generation.usage': 0.02,
    'trace.metadata.openrouter_generation.usage_upstream': 0.01,
    'trace.metadata.openrouter_generation.web_search_count': 2,
    'trace.metadata.openrouter_generation.is_byok': true,
    'trace.metadata.openrouter_generation.streamed': true,
  });
});

it('identity holds the tenant and the hash of the key, never the key', () => {
  expect(only({ metadataScopes: ['identity'] })).toEqual({
    'trace.metadata.openrouter.entity_id': 'workspace_1',
    'trace.metadata.openrouter.api_key_hash': 'a'.repeat(64),
  });
});

it('request context holds what the application said of itself', () => {
  expect(only({ metadataScopes: ['request_context'] })).toEqual({
    'trace.metadata.openrouter_generation.http_referer': 'https://app.example',
    'trace.metadata.openrouter_generation.app_title': 'My app',
    'trace.metadata.openrouter_generation.user_agent': 'openai-node/6',
  });
});

it('Agent Observability gets its marks beside the conventions', () => {
  expect(only({ agentObservability: true })).toEqual({
    'agento11y.record': 'true',
    'agento11y.generation.id': 'gen-1',
    'agento11y.gen_ai.usage.total_tokens': 15,
    'gen_ai.token.semantics': 'inclusive',
  });
});
