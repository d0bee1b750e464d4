import { describe, expect, it } from 'vitest';
import { fixtureJson } from '../__fixtures__/read-fixture.ts';
import { captureCall } from '../capture-chat-completion.ts';

const startedAtMs = 1_769_028_205_000;
const request = fixtureJson('embeddings.request.json');

describe('a call for embeddings', () => {
  it('has its input, tokens and cost, and none of the vectors', () => {
    const response = fixtureJson('embeddings.response.json');
    const generation = captureCall({ format: 'embeddings', request, response, startedAtMs });

    expect(generation).toMatchObject({
      operation: 'embeddings',
      providerName: 'OpenAI',
      request: {
        model: 'openai/text-embedding-3-small',
        stream: false,
        input: ['red', 'green'],
        parameters: { encodingFormat: 'float', dimensions: 4 },
      },
      response: { model: 'openai/text-embedding-3-small', choices: [] },
      usage: { inputTokens: 2, totalTokens: 2, totalCostUsd: 4e-8 },
    });
    expect(JSON.stringify(generation)).not.toContain('0.0123');
  });

  it('fails with the words of the provider', () => {
    const response = { error: { message: 'Too long', type: 'invalid_request_error', code: null } };
    const generation = captureCall({ format: 'embeddings', request, response, status: 400, startedAtMs });

    expect(generation.error).toEqual({ type: '400', message: 'Too long' });
    expect(generation.response).toBeUndefined();
  });
});
