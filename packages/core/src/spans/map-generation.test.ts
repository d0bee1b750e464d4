import { describe, expect, it } from 'vitest';
import type { Generation } from '../generation/generation.ts';
import type { Attribute, AttributeValue, Span } from '../otlp/span.ts';
import { mapGeneration, resourceSpansOf } from './map-generation.ts';
import { traceIdFor } from './trace-identity.ts';

const specified: Generation = {
  id: 'gen-1769028176-9hoKxJ8TwmmjRXQnYX3w',
  startedAtMs: 1_769_028_176_000,
  firstTokenAtMs: 1_769_028_176_412,
  endedAtMs: 1_769_028_177_630.25,
  providerName: 'Azure',
  request: {
    model: 'openai/gpt-4o',
    stream: true,
    messages: [{ role: 'user', content: 'Analyze this metric...' }],
    parameters: { temperature: 1, maxTokens: 500 },
  },
  response: {
    id: 'gen-1769028176-9hoKxJ8TwmmjRXQnYX3w',
    model: 'openai/gpt-4o-2024-11-20',
    choices: [{ index: 0, finishReason: 'stop', message: { role: 'assistant', content: 'The metric spikes.' } }],
  },
  usage: {
    inputTokens: 120,
    outputTokens: 30,
    totalTokens: 150,
    cachedInputTokens: 64,
    reasoningOutputTokens: 8,
    totalCostUsd: 0.0012,
    inputCostUsd: 0.0008,
    outputCostUsd: 0.0004,
  },
  user: 'user_12345',
  sessionId: 'session_abc',
  apiKey: { name: 'Production' },
  trace: {
    trace_id: 'monitoring_pipeline_001',
    trace_name: 'Metric Analysis Pipeline',
    generation_name: 'Anomaly Detection',
    environment: 'production',
    alert_id: 'alert_789',
  },
};

function plainValue(value: AttributeValue): unknown {
  return value.type === 'array' ? value.value.map(plainValue) : value.value;
}

function asObject(attributes: readonly Attribute[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map((attribute) => [attribute.key, plainValue(attribute)]));
}

function callOf(generation: Generation, options?: Parameters<typeof mapGeneration>[1]): Span {
  const [call] = mapGeneration(generation, options).calls;
  if (call === undefined) throw new Error('no call span');
  return call;
}

describe('content', () => {
  const attributesOf = (over: Partial<Generation>) => asObject(callOf({ ...specified, ...over }).attributes);

  it('is text for whoever lists or stores a span', () => {
    const stored = JSON.parse(JSON.stringify(callOf(specified).attributes)) as Attribute[];
    expect(stored).toContainEqual({
      key: 'gen_ai.completion',
      type: 'string',
      value: expect.stringContaining('The metric spikes.'),
    });
  });

  it('has no instructions where the system message says nothing', () => {
    const messages = [
      { role: 'system', content: '' },
      { role: 'user', content: 'Hi' },
    ];
    const attributes = attributesOf({ request: { ...specified.request, messages } });
    expect(attributes).toHaveProperty(['gen_ai.input.messages']);
    expect(attributes).not.toHaveProperty(['gen_ai.system_instructions']);
  });

  it('of an error that is no text costs only itself', () => {
    const error = { type: 'server_error', message: { code: 7 } } as unknown as Generation['error'];
    expect(callOf({ ...specified, error }).status).toEqual({ code: 'error', message: 'server_error' });
  });

  it('that is no message costs only itself', () => {
    const messages = [null, { role: 'user', content: 'Hi' }] as unknown as NonNullable<
      Generation['request']['messages']
    >;
    expect(attributesOf({ request: { model: 'm', messages } })).toMatchObject({
      'gen_ai.prompt': '{"messages":[null,{"role":"user","content":"Hi"}]}',
      'gen_ai.input.messages': '[{"role":"user","parts":[{"type":"text","content":"Hi"}]}]',
      'gen_ai.completion': '{"completion":"The metric spikes."}',
    });
  });

  it('of tool definitions stays, whatever type they have', () => {
    const tools = [{ type: 'file_search', vector_store_ids: ['vs_1'] }];
    expect(attributesOf({ request: { model: 'm', tools } })).toMatchObject({
      'gen_ai.tool.definitions': JSON.stringify(tools),
    });
  });

  it('of an answer shows a function call, words that were spoken, and that there is a picture', () => {
    const message = {
      role: 'assistant',
      content: null,
      function_call: { name: 'f', arguments: '{}' },
      audio: { transcript: 'Hello there', data: 'AAAA' },
      images: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } }],
    };
    const { 'gen_ai.completion': completion } = attributesOf({
      response: { choices: [{ index: 0, finishReason: 'stop', message }] },
    });
    expect(JSON.parse(String(completion))).toEqual({
      completion: 'Hello there',
      functionCall: { name: 'f', arguments: '{}' },
      audio: { transcript: 'Hello there', bytes: 3 },
      images: [{ type: 'image_url', mime: 'image/png', bytes: 3 }],
    });
  });
});

describe('limits', () => {
  it('leave at most 16 attempts, with names of a bearable length', () => {
    const time = { startedAtMs: specified.startedAtMs, endedAtMs: specified.endedAtMs };
    const attempts = Array.from({ length: 100 }, () => ({ ...time, provider: `\ud800${'x'.repeat(10_000)}` }));
    const [, ...tries] = mapGeneration({ ...specified, attempts }).calls;
    expect(tries).toHaveLength(16);
    expect(tries[0]?.name.isWellFormed()).toBe(true);
    expect(tries[0]?.name.length).toBeLessThan(200);
  });

  it('cut users and sessions between characters', () => {
    const user = `${'a'.repeat(127)}😀`;
    const sessionId = `${'b'.repeat(255)}😀`;
    const { attributes } = callOf({ ...specified, user, sessionId });
    expect(asObject(attributes)).toMatchObject({ 'user.id': 'a'.repeat(127), 'session.id': 'b'.repeat(255) });
  });

  it('count values, not the marks of those that were shortened', () => {
    const trace = Object.fromEntries(Array.from({ length: 128 }, (_, index) => [`k${index}`, 'v'.repeat(3_000)]));
    const { attributes, droppedAttributesCount } = callOf({ ...specified, trace });
    expect(attributes.filter(({ key }) => /^trace\.metadata\.k\d+$/.test(key))).toHaveLength(128);
    expect(attributes.filter(({ key }) => /^trace\.metadata\.k\d+\.truncated$/.test(key))).toHaveLength(128);
    expect(droppedAttributesCount).toBe(0);
  });
});

describe('times', () => {
  it.each([
    ['nanoseconds', 1_769_028_176_000e6],
    ['seconds', 1_769_028_176],
    ['no number', Number.NaN],
    ['a huge number', 1e21],
  ])('given as %s are refused', (_, time) => {
    expect(() => mapGeneration({ ...specified, startedAtMs: time })).toThrow(/epoch milliseconds/);
    expect(() => mapGeneration({ ...specified, endedAtMs: time })).toThrow(/epoch milliseconds/);
  });

  it('that run backwards make a call that took no time', () => {
    const startedAtMs = 1_769_028_176_000;
    const backwards = { startedAtMs, endedAtMs: startedAtMs - 500 };
    const attempts = ['A', 'B'].map((provider) => ({ provider, ...backwards }));
    const { structure, calls } = mapGeneration({ ...specified, ...backwards, firstTokenAtMs: undefined, attempts });
    expect([...structure, ...calls].map(({ startMs, endMs }) => [startMs, endMs])).toEqual(
      Array.from({ length: 4 }, () => [startedAtMs, startedAtMs]),
    );
    expect(asObject(calls[0]?.attributes ?? [])).toMatchObject({ 'trace.metadata.openrouter.latency_ms': 0 });
  });

  it('of an attempt that make no sense are those of the call', () => {
    const attempts = [1, 1e21].map((time) => ({ provider: 'A', startedAtMs: time, endedAtMs: time }));
    const [call, ...tries] = mapGeneration({ ...specified, attempts }).calls;
    expect(tries.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [call?.startMs, call?.startMs],
      [call?.startMs, call?.startMs],
    ]);
  });
});

describe('the trace of the specification’s example', () => {
  const mapped = mapGeneration(specified);
  const call = callOf(specified);
  const attributes = asObject(call.attributes);

  it('has the resource attributes by their exact names', () => {
    expect(asObject(mapped.resource)).toEqual({
      'service.name': 'openrouter',
      'service.version': '1.0.0',
      'openrouter.trace.id': specified.id,
    });
  });

  it('has every span attribute of the specification', () => {
    expect(attributes).toMatchObject({
      'gen_ai.operation.name': 'chat',
      'gen_ai.system': 'openai',
      'gen_ai.request.model': 'openai/gpt-4o',
      'gen_ai.response.model': 'openai/gpt-4o-2024-11-20',
      'gen_ai.usage.input_tokens': 120,
      'gen_ai.usage.output_tokens': 30,
      'gen_ai.usage.total_tokens': 150,
      'gen_ai.response.finish_reason': 'stop',
      'trace.metadata.environment': 'production',
      'trace.metadata.alert_id': 'alert_789',
      'user.id': 'user_12345',
      'session.id': 'session_abc',
    });
  });

  it('has what the reference product emits beside them, and the semantic conventions', () => {
    expect(attributes).toMatchObject({
      'gen_ai.provider.name': 'openai',
      'gen_ai.response.finish_reasons': ['stop'],
      'gen_ai.conversation.id': 'session_abc',
      'gen_ai.usage.total_cost': 0.0012,
      'gen_ai.usage.input_tokens.cached': 64,
      'gen_ai.usage.cache_read.input_tokens': 64,
      'gen_ai.usage.output_tokens.reasoning': 8,
      'gen_ai.request.max_tokens': 500,
      'trace.metadata.openrouter.provider_name': 'Azure',
      'trace.metadata.openrouter.first_token_ms': 412,
      'gen_ai.response.time_to_first_chunk': 0.412,
    });
  });

  it('types numbers by what they mean: a temperature of 1 is a double, tokens are integers', () => {
    const typeOf = (key: string) => call.attributes.find((attribute) => attribute.key === key)?.type;
    expect(typeOf('gen_ai.request.temperature')).toBe('double');
    expect(typeOf('gen_ai.usage.total_cost')).toBe('double');
    expect(typeOf('gen_ai.usage.input_tokens')).toBe('int');
    expect(typeOf('trace.metadata.openrouter.first_token_ms')).toBe('int');
  });

  it('names the root and the LLM span as asked, and nests them', () => {
    const [root, ...others] = mapped.structure;
    expect(others).toEqual([]);
    expect(root).toMatchObject({ name: 'Metric Analysis Pipeline', kind: 'internal', parentSpanId: undefined });
    expect(call).toMatchObject({ name: 'Anomaly Detection', kind: 'client', parentSpanId: root?.spanId });
    expect(call.status).toEqual({ code: 'ok' });
  });

  it('keeps the caller’s trace id searchable where it had to be mapped', () => {
    expect(call.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(traceIdFor(specified)).toBe(call.traceId);
    expect(attributes['trace.metadata.trace_id']).toBe('monitoring_pipeline_001');
  });

  it('keeps prompt and completion as JSON', () => {
    expect(JSON.parse(String(attributes['gen_ai.prompt']))).toEqual({ messages: specified.request.messages });
    expect(JSON.parse(String(attributes['gen_ai.completion']))).toEqual({ completion: 'The metric spikes.' });
    expect(JSON.parse(String(attributes['gen_ai.output.messages']))).toEqual([
      { role: 'assistant', parts: [{ type: 'text', content: 'The metric spikes.' }], finish_reason: 'stop' },
    ]);
  });

  it('puts no usage on structural spans', () => {
    for (const span of mapped.structure) {
      expect(span.attributes.filter(({ key }) => key.includes('usage'))).toEqual([]);
    }
  });

  it('is the same for the same input', () => {
    expect(resourceSpansOf(mapGeneration(specified))).toEqual(resourceSpansOf(mapGeneration(specified)));
  });
});

describe('a generation with the least facts', () => {
  const least: Generation = {
    id: 'g',
    startedAtMs: 1_769_028_176_000,
    endedAtMs: 1_769_028_177_000,
    request: { model: 'local-model' },
  };

  it('is one root span named after the model', () => {
    const { structure, calls } = mapGeneration(least);
    expect(structure).toEqual([]);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ name: 'local-model', parentSpanId: undefined });
  });

  it('says nothing that it does not know', () => {
    const keys = callOf(least).attributes.map(({ key }) => key);
    expect(keys.filter((key) => /usage|user|session|prompt|completion/.test(key))).toEqual([]);
  });
});

describe('a failed generation', () => {
  const failed: Generation = {
    ...specified,
    response: undefined,
    error: { type: '429', message: 'Rate limit exceeded for: "Analyze this metric..."' },
  };

  it('has status ERROR, the class and the message', () => {
    expect(callOf(failed).status).toEqual({ code: 'error', message: failed.error?.message });
    expect(asObject(callOf(failed).attributes)['error.type']).toBe('429');
  });

  it('keeps the message, which may quote the prompt, to itself in privacy mode', () => {
    expect(callOf(failed, { privacyMode: true }).status).toEqual({ code: 'error', message: '429' });
  });
});

describe('provider fallbacks', () => {
  it('are child spans of the LLM span and carry no usage', () => {
    const generation: Generation = {
      ...specified,
      attempts: [
        {
          provider: 'Azure',
          startedAtMs: 1,
          endedAtMs: 2,
          status: 503,
          error: { type: '503', message: 'overloaded' },
        },
        { provider: 'OpenAI', startedAtMs: 2, endedAtMs: 3, status: 200 },
      ],
    };
    const [call, ...attempts] = mapGeneration(generation).calls;
    expect(attempts.map(({ name }) => name)).toEqual(['provider attempt 1: Azure', 'provider attempt 2: OpenAI']);
    expect(attempts.every(({ parentSpanId }) => parentSpanId === call?.spanId)).toBe(true);
    expect(attempts.flatMap(({ attributes }) => attributes).some(({ key }) => key.includes('usage'))).toBe(false);
    expect(new Set([call?.spanId, ...attempts.map(({ spanId }) => spanId)]).size).toBe(3);
  });
});
