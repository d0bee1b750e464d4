import type { Generation } from '../generation/generation.ts';

/** Options of {@link sampleGenerations}. */
export interface SampleGenerationsOptions {
  /**
   * When the first generation starts, in epoch milliseconds; each of the others starts ten seconds after the one before.
   * The ids follow. Default: 2026-01-21T20:42:56Z.
   */
  readonly startMs?: number;
}

type Sample = (startedAtMs: number) => Omit<Generation, 'id' | 'startedAtMs'>;

const SPACING_MS = 10_000;

/** A key `sk-demo-a`, known by its name and hash only. */
const API_KEY = { name: 'Production', hash: 'd044463b6a7678708e01561788c68427a73e3ed92652940783ca56df4689fe1e' };

/** Image of 1 x 1 pixel. */
const IMAGE_URL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==';

/** Long enough for providers to cache it, and for receivers to cut it. */
const WORKER_LOADS = Array.from(
  { length: 12 },
  (_, worker) =>
    `worker-${worker}: ${Array.from({ length: 24 }, (_, hour) => `${hour}h ${(hour * 7 + worker * 3) % 71} %`).join(', ')}`,
).join('\n');

/**
 * Seven LLM calls as a gateway sees them in a day, always the same, in this order:
 *
 * 1. a plain chat, with the user, the session and the trace of the specification's example;
 * 2. a streamed answer of a reasoning model, with cached and reasoning tokens;
 * 3. one that asks for two tools;
 * 4. one that the provider refused with 429;
 * 5. a second step of the trace of the first one, under a span of its own;
 * 6. one that the second of two providers answered;
 * 7. one with an image in the prompt.
 *
 * @example
 * ```ts
 * for (const generation of sampleGenerations({ startMs: Date.now() })) broadcaster.record(generation);
 * ```
 */
export function sampleGenerations({ startMs = 1_769_028_176_000 }: SampleGenerationsOptions = {}): Generation[] {
  return Object.entries(SAMPLES).map(([idEnd, sample], index) => {
    const startedAtMs = startMs + index * SPACING_MS;
    return { id: `gen-${Math.floor(startedAtMs / 1000)}-${idEnd}`, startedAtMs, ...sample(startedAtMs) };
  });
}

const plainChat: Sample = (startedAtMs) => ({
  endedAtMs: startedAtMs + 1_840,
  providerName: 'OpenAI',
  request: { model: 'openai/gpt-4o', messages: [{ role: 'user', content: 'Analyze this metric...' }] },
  response: {
    id: 'chatcmpl-CzMetricAnalysis0001',
    model: 'openai/gpt-4o-2024-11-20',
    choices: [
      {
        index: 0,
        finishReason: 'stop',
        message: {
          role: 'assistant',
          content: 'p95 latency of checkout doubled at 14:05 UTC, nine minutes after the deployment of v212.',
        },
      },
    ],
  },
  usage: {
    inputTokens: 12,
    outputTokens: 25,
    totalTokens: 37,
    inputCostUsd: 0.00003,
    outputCostUsd: 0.00025,
    totalCostUsd: 0.00028,
  },
  user: 'user_12345',
  sessionId: 'session_abc',
  trace: {
    trace_id: 'monitoring_pipeline_001',
    trace_name: 'Metric Analysis Pipeline',
    generation_name: 'Anomaly Detection',
    environment: 'production',
    alert_id: 'alert_789',
  },
  apiKey: API_KEY,
});

const streamedReasoning: Sample = (startedAtMs) => ({
  firstTokenAtMs: startedAtMs + 2_310.5,
  endedAtMs: startedAtMs + 6_725.25,
  providerName: 'OpenAI',
  request: {
    model: 'openai/o4-mini',
    stream: true,
    messages: [
      { role: 'system', content: `You plan the capacity of a payment system. Load today:\n${WORKER_LOADS}` },
      { role: 'user', content: 'We expect 3x traffic on Friday. How many workers do we need? ☕' },
    ],
    parameters: { maxTokens: 2_000, seed: 7 },
  },
  response: {
    id: 'chatcmpl-CzCapacityPlan000002',
    model: 'openai/o4-mini-2025-04-16',
    choices: [
      {
        index: 0,
        finishReason: 'stop',
        message: {
          role: 'assistant',
          content: '36 workers: 12 carry today’s peak at 70 %, three times as many carry Friday’s.',
          reasoning: 'Today 12 workers run at 70 %. Three times the traffic needs 3 x 12 at the same load.',
        },
      },
    ],
  },
  usage: {
    inputTokens: 2_310,
    cachedInputTokens: 2_048,
    outputTokens: 412,
    reasoningOutputTokens: 256,
    totalTokens: 2_722,
    inputCostUsd: 0.0008514,
    outputCostUsd: 0.0018128,
    totalCostUsd: 0.0026642,
  },
  user: 'user_67890',
  sessionId: 'session_def',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  apiKey: API_KEY,
});

const toolCalls: Sample = (startedAtMs) => ({
  endedAtMs: startedAtMs + 2_904,
  providerName: 'Anthropic',
  request: {
    model: 'anthropic/claude-sonnet-4.5',
    messages: [{ role: 'user', content: 'Is it warmer in Oslo or in Bergen right now?' }],
    tools: [
      {
        type: 'function',
        function: {
          name: 'get_weather',
          description: 'Current weather of a city',
          parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
        },
      },
    ],
    parameters: { temperature: 0.2, topP: 0.95, maxTokens: 1_024 },
  },
  response: {
    id: 'msg_01WeatherOfTwoCities',
    model: 'anthropic/claude-sonnet-4.5',
    choices: [
      {
        index: 0,
        finishReason: 'tool_calls',
        message: {
          role: 'assistant',
          content: null,
          tool_calls: ['Oslo', 'Bergen'].map((city, index) => ({
            id: `call_weather_${index + 1}`,
            type: 'function',
            function: { name: 'get_weather', arguments: JSON.stringify({ city }) },
          })),
        },
      },
    ],
  },
  usage: {
    inputTokens: 642,
    outputTokens: 88,
    totalTokens: 730,
    inputCostUsd: 0.001926,
    outputCostUsd: 0.00132,
    totalCostUsd: 0.003246,
  },
  user: 'user_12345',
  sessionId: 'session_weather',
  trace: { trace_name: 'Weather Agent', environment: 'staging', attempt: 2, tags: ['agent', 'tools'] },
  apiKey: { name: 'Staging' },
});

const rateLimited: Sample = (startedAtMs) => ({
  endedAtMs: startedAtMs + 212,
  providerName: 'OpenAI',
  request: {
    model: 'openai/gpt-4o-mini',
    messages: [{ role: 'user', content: 'Summarize the attached incident report.' }],
  },
  error: { type: '429', message: 'Rate limit reached for requests. Try again in 20 s.' },
  user: 'user_abc123',
  sessionId: 'session_incident',
  trace: { environment: 'production' },
  apiKey: API_KEY,
});

const secondStep: Sample = (startedAtMs) => ({
  endedAtMs: startedAtMs + 960,
  providerName: 'OpenAI',
  request: {
    model: 'openai/gpt-4o',
    messages: [{ role: 'user', content: 'Write one line for the on-call channel about this anomaly.' }],
  },
  response: {
    id: 'chatcmpl-CzOnCallSummary00005',
    model: 'openai/gpt-4o-2024-11-20',
    choices: [
      {
        index: 0,
        finishReason: 'stop',
        message: { role: 'assistant', content: 'Checkout is slow since v212 (14:05 UTC): rolling back.' },
      },
    ],
  },
  usage: {
    inputTokens: 64,
    outputTokens: 17,
    totalTokens: 81,
    inputCostUsd: 0.00016,
    outputCostUsd: 0.00017,
    totalCostUsd: 0.00033,
  },
  user: 'user_12345',
  sessionId: 'session_abc',
  trace: {
    trace_id: 'monitoring_pipeline_001',
    trace_name: 'Metric Analysis Pipeline',
    span_name: 'Notification Step',
    generation_name: 'Write Summary',
    environment: 'production',
    alert_id: 'alert_789',
  },
  apiKey: API_KEY,
});

const providerFallback: Sample = (startedAtMs) => ({
  endedAtMs: startedAtMs + 3_480,
  system: 'meta-llama',
  providerName: 'Together',
  request: {
    model: 'meta-llama/llama-3.3-70b-instruct',
    messages: [{ role: 'user', content: 'Translate to French: The build is green.' }],
    parameters: { temperature: 0 },
  },
  response: {
    id: 'oKf1translate0006',
    model: 'meta-llama/llama-3.3-70b-instruct',
    choices: [
      { index: 0, finishReason: 'stop', message: { role: 'assistant', content: 'La compilation est réussie.' } },
    ],
  },
  attempts: [
    {
      provider: 'DeepInfra',
      model: 'meta-llama/Llama-3.3-70B-Instruct',
      startedAtMs: startedAtMs + 8,
      endedAtMs: startedAtMs + 2_015,
      status: 503,
      error: { type: '503', message: 'Model is overloaded.' },
    },
    {
      provider: 'Together',
      model: 'meta-llama/Llama-3.3-70B-Instruct-Turbo',
      startedAtMs: startedAtMs + 2_018,
      endedAtMs: startedAtMs + 3_476,
      status: 200,
    },
  ],
  usage: {
    inputTokens: 44,
    outputTokens: 9,
    totalTokens: 53,
    inputCostUsd: 0.00003872,
    outputCostUsd: 0.00000792,
    totalCostUsd: 0.00004664,
  },
  sessionId: 'session_translate',
  apiKey: { name: 'Batch jobs' },
});

const multimodal: Sample = (startedAtMs) => ({
  endedAtMs: startedAtMs + 1_275,
  providerName: 'Google',
  request: {
    model: 'google/gemini-2.5-flash',
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What color is this?' },
          { type: 'image_url', image_url: { url: IMAGE_URL, detail: 'low' } },
        ],
      },
    ],
  },
  response: {
    id: 'gemini-color-0007',
    model: 'google/gemini-2.5-flash',
    choices: [{ index: 0, finishReason: 'stop', message: { role: 'assistant', content: 'A single red pixel.' } }],
  },
  usage: {
    inputTokens: 264,
    outputTokens: 5,
    totalTokens: 269,
    inputCostUsd: 0.0000792,
    outputCostUsd: 0.0000125,
    totalCostUsd: 0.0000917,
  },
  user: 'user_vision',
  apiKey: API_KEY,
});

/** By the last part of the id. */
const SAMPLES: Readonly<Record<string, Sample>> = {
  '9hoKxJ8TwmmjRXQnYX3w': plainChat,
  '2vQbTs7LrNdpWcZkHg4m': streamedReasoning,
  '5nXeUy1AfKiwOvPtBj8s': toolCalls,
  '7rCzMh3DqGlyEbSxVa6u': rateLimited,
  '4kWpJd9FtRonQiLgYc2e': secondStep,
  '8sHvBm6ZxTafKuNwPq1r': providerFallback,
  '3jGyEo5CnXliDbRvMt7z': multimodal,
};
