import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { issuesOf } from '../runtime/issues-of.ts';
import type { Generation } from './generation.ts';
import { GenerationSchema } from './generation-schema.ts';

type Whole<T> = T extends readonly (infer Item)[]
  ? readonly Whole<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]-?: Whole<Exclude<T[Key], undefined>> }
    : T;

const startedAtMs = 1_769_028_176_123.25;

/** Every field that a generation can have: a field added to the type and not to the schema fails here. */
const whole: Whole<Generation> = {
  id: 'gen-1769028176-9hoKxJ8TwmmjRXQnYX3w',
  owner: 'workspace_1',
  operation: 'chat',
  startedAtMs,
  firstTokenAtMs: startedAtMs + 200,
  endedAtMs: startedAtMs + 900,
  system: 'openai',
  providerName: 'Azure',
  request: {
    model: 'openai/gpt-4o',
    fallbackModels: ['openai/gpt-4o', 'anthropic/claude-sonnet-4.5'],
    stream: true,
    messages: [
      {
        role: 'user',
        content: 'Hi',
        name: 'ann',
        tool_calls: [],
        tool_call_id: 'call_1',
        reasoning: 'Hm',
        refusal: null,
        cache_control: { type: 'ephemeral' },
      },
    ],
    input: 'Hi',
    tools: [{ type: 'function', function: { name: 'f' } }, 'anything'],
    previousResponseId: 'resp_1',
    conversationId: 'conv_1',
    parameters: {
      temperature: 0.7,
      topP: 1,
      topK: 40,
      maxTokens: 100,
      frequencyPenalty: 0,
      presencePenalty: -1,
      seed: -5,
      stopSequences: ['END'],
      choiceCount: 2,
      reasoningEffort: 'low',
      serviceTier: 'flex',
      outputType: 'json',
      encodingFormat: 'float',
      dimensions: 256,
    },
  },
  response: {
    id: 'chatcmpl-1',
    model: 'gpt-4o-2024-08-06',
    serviceTier: 'default',
    systemFingerprint: 'fp_1',
    choices: [
      {
        index: 0,
        finishReason: null,
        message: {
          role: 'assistant',
          content: null,
          name: 'a',
          tool_calls: [],
          tool_call_id: '',
          reasoning: '',
          refusal: 'No',
        },
      },
    ],
  },
  error: { type: '429', message: '' },
  usage: {
    inputTokens: 1,
    outputTokens: 2,
    totalTokens: 3,
    cachedInputTokens: 0,
    cacheWriteInputTokens: 0,
    cacheWrite5mInputTokens: 0,
    cacheWrite1hInputTokens: 0,
    audioInputTokens: 0,
    videoInputTokens: 0,
    imageInputTokens: 0,
    reasoningOutputTokens: 0,
    audioOutputTokens: 0,
    imageOutputTokens: 0,
    acceptedPredictionOutputTokens: 0,
    rejectedPredictionOutputTokens: 0,
    totalCostUsd: 0.0012,
    inputCostUsd: 0,
    outputCostUsd: 1.5e-7,
    upstreamCostUsd: 0,
    isByok: false,
    webSearchCount: 1,
  },
  attempts: [
    {
      provider: 'Azure',
      model: 'gpt-4o',
      startedAtMs,
      endedAtMs: startedAtMs,
      status: 503,
      error: { type: '503', message: 'Busy' },
    },
  ],
  user: 'user_12345',
  sessionId: 'session_abc',
  trace: { trace_id: 'a', nested: { deep: [1, null] } },
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  apiKey: { name: 'ci', hash: 'a'.repeat(64) },
  requestContext: { referer: 'https://app.example', appTitle: 'My app', userAgent: 'openai-node/6' },
  contentTruncated: false,
};

const least = { id: 'gen-1', startedAtMs, endedAtMs: startedAtMs, request: { model: 'openai/gpt-4o' } };

function issuesWith(change: Record<string, unknown>) {
  const result = v.safeParse(GenerationSchema, { ...least, ...change });
  return result.success ? [] : issuesOf(result.issues).map(({ path, message }) => `${path}: ${message}`);
}

describe('the schema of generations', () => {
  it('takes a generation with every field, and one with the least', () => {
    expect(v.safeParse(GenerationSchema, whole)).toMatchObject({ success: true, output: whole });
    expect(v.safeParse(GenerationSchema, least)).toMatchObject({ success: true, output: least });
  });

  it('is a Standard Schema', async () => {
    expect(GenerationSchema['~standard'].vendor).toBe('valibot');
    expect(await GenerationSchema['~standard'].validate(least)).toEqual({ typed: true, value: least });
  });

  it('names fields that nobody knows, but takes anything in messages, tools and trace', () => {
    expect(issuesWith({ sesionId: 'x' })).toEqual([
      'sesionId: The field sesionId is not known. Remove it or check its spelling.',
    ]);
    expect(issuesWith({ request: { model: 'm', messages: [{ role: 'user', anything: [{}] }], tools: [1] } })).toEqual(
      [],
    );
    expect(issuesWith({ trace: JSON.parse('{"__proto__":1,"a":[null]}') })).toEqual([]);
  });

  it.each([
    ['id', { id: '' }, 'id: The id of a generation is not empty.'],
    ['id', { id: 'x'.repeat(257) }, 'id: The id of a generation has at most 256 characters.'],
    ['time in seconds', { startedAtMs: 1_769_028_176 }, /^startedAtMs: .* seconds are multiplied by 1,000/],
    ['time in nanoseconds', { endedAtMs: 1_769_028_176e9 }, /^endedAtMs: .* nanoseconds divided by 1,000,000/],
    ['time that is a date', { startedAtMs: new Date() }, /^startedAtMs: A time is a number of epoch milliseconds/],
    ['time that is no number', { startedAtMs: Number.NaN }, /^startedAtMs: /],
    ['end before the start', { endedAtMs: startedAtMs - 1 }, /^endedAtMs: A generation ends after it starts/],
    ['first token too late', { firstTokenAtMs: startedAtMs + 1 }, /^firstTokenAtMs: The first token arrives between/],
    ['operation', { operation: 'image' }, /^operation: The operation is chat, /],
    ['message', { request: { model: 'm', messages: ['Hi'] } }, /^request\.messages\.0: A message is an object/],
    ['model', { request: {} }, 'request.model: request.model is required.'],
    ['fraction of a token', { usage: { inputTokens: 1.5 } }, 'usage.inputTokens: A count of tokens is a whole number.'],
    ['negative count', { usage: { outputTokens: -1 } }, 'usage.outputTokens: A count of tokens is not negative.'],
    [
      'infinite cost',
      { usage: { totalCostUsd: Infinity } },
      'usage.totalCostUsd: A cost is a finite number of US dollars.',
    ],
    ['error without class', { error: { type: '', message: '' } }, 'error.type: The class of an error is not empty.'],
    ['trace that is a list', { trace: [] }, 'trace: The trace is an object of ids, names and metadata.'],
    ['traceparent', { traceparent: 'abc' }, /^traceparent: A traceparent has the form of W3C Trace Context/],
    ['key in place of its hash', { apiKey: { hash: 'sk-live-1' } }, /^apiKey\.hash: .*Never give the key itself/],
    [
      'attempt',
      { attempts: [{ provider: 'A', startedAtMs, endedAtMs: startedAtMs - 1 }] },
      /^attempts\.0\.endedAtMs: /,
    ],
  ])('tells what is wrong with: %s', (_, change, issue) => {
    const issues = issuesWith(change);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatch(issue);
  });

  it('does not repeat a key that was given in place of its hash', () => {
    expect(issuesWith({ apiKey: { hash: 'sk-live-1' } }).join()).not.toContain('sk-live');
  });
});
