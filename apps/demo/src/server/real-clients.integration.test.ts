import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Broadcaster, createBroadcaster, instrumentFetch, traceIdFor } from '@broadcast-kit/core';
import { createOpenRouter } from '@openrouter/ai-sdk-provider';
import { HTTPClient, OpenRouter } from '@openrouter/sdk';
import type { ChatStreamChunk } from '@openrouter/sdk/models';
import { generateText, stepCountIs, streamText, type ToolSet, tool } from 'ai';
import OpenAI from 'openai';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { attributeText } from '../trace-reading/read-attributes.ts';
import type { TraceSpan } from '../trace-reading/trace-span.ts';
import { startTestDemo, type TestDemo } from './start-test-demo.ts';

const MODEL = 'openai/gpt-4o';
const USER = 'user_12345';
const SESSION = 'session_abc';
const WEATHER = {
  name: 'get_weather',
  description: 'The weather of a city.',
  parameters: { type: 'object' as const, properties: { city: { type: 'string' as const } }, required: ['city'] },
};
const PARIS = { name: 'get_weather', arguments: { city: 'Paris' } };

/** What a client made of an answer, in the same words for all of them. */
interface Answer {
  readonly text: string;
  readonly toolCalls: readonly { readonly name: string; readonly arguments: unknown }[];
  readonly tokens: { readonly input: number | undefined; readonly output: number | undefined };
}

type Ask = (content: string, options: { readonly stream: boolean }) => Promise<Answer>;

let dataDir: string;
let demo: TestDemo;
/** The application's own. The gateway's broadcast is off, so that what arrives is what the application sent. */
let broadcaster: Broadcaster;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'demo-'));
  demo = await startTestDemo({ dataDir });
  broadcaster = createBroadcaster({ destinations: [{ id: 'app', name: 'Local', config: demo.printedConfig() }] });
});

afterEach(async () => {
  await broadcaster.shutdown();
  await demo.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const connection = () => ({ apiKey: 'sk-demo-a', baseUrl: `${demo.url}/api/v1` });
const userMessage = (content: string) => [{ role: 'user' as const, content }];
const functionTools = [{ type: 'function' as const, function: WEATHER }];

/** Puts tool calls together that came in pieces, as an application without a library for it does. */
function joinToolCalls(pieces: readonly { name?: string | undefined; arguments?: string | undefined }[]) {
  const name = pieces.map((piece) => piece.name ?? '').join('');
  return name === '' ? [] : [{ name, arguments: JSON.parse(pieces.map((piece) => piece.arguments ?? '').join('')) }];
}

const askWithOpenAi: Ask = async (content, { stream }) => {
  const { apiKey, baseUrl } = connection();
  const openai = new OpenAI({ apiKey, baseURL: baseUrl, maxRetries: 0, fetch: instrumentFetch(fetch, broadcaster) });
  const body = { model: MODEL, messages: userMessage(content), tools: functionTools, user: USER };
  const headers = { 'x-session-id': SESSION };
  if (!stream) {
    const { choices, usage } = await openai.chat.completions.create(body, { headers });
    const message = choices[0]?.message;
    const calls = message?.tool_calls?.flatMap((call) => (call.type === 'function' ? [call.function] : [])) ?? [];
    const tokens = { input: usage?.prompt_tokens, output: usage?.completion_tokens };
    return { text: message?.content ?? '', toolCalls: joinToolCalls(calls), tokens };
  }
  const chunks: OpenAI.ChatCompletionChunk[] = [];
  for await (const chunk of await openai.chat.completions.create({ ...body, stream: true }, { headers })) {
    chunks.push(chunk);
  }
  const deltas = chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta));
  const pieces = deltas.flatMap((delta) => delta.tool_calls ?? []).map((call) => call.function ?? {});
  const usage = chunks.at(-1)?.usage;
  return {
    text: deltas.map((delta) => delta.content ?? '').join(''),
    toolCalls: joinToolCalls(pieces),
    tokens: { input: usage?.prompt_tokens, output: usage?.completion_tokens },
  };
};

const askWithOpenRouter: Ask = async (content, { stream }) => {
  const { apiKey, baseUrl } = connection();
  const openRouter = new OpenRouter({
    apiKey,
    serverURL: baseUrl,
    httpClient: new HTTPClient({ fetcher: instrumentFetch(fetch, broadcaster) }),
    retryConfig: { strategy: 'none' },
  });
  const messages = userMessage(content);
  const chatRequest = { model: MODEL, messages, tools: functionTools, user: USER, sessionId: SESSION, stream };
  const answer = await openRouter.chat.send({ chatRequest });
  if ('choices' in answer) {
    const { choices, usage } = answer;
    const message = choices[0]?.message;
    const calls = message?.toolCalls?.map((call) => call.function) ?? [];
    const tokens = { input: usage?.promptTokens, output: usage?.completionTokens };
    return { text: String(message?.content ?? ''), toolCalls: joinToolCalls(calls), tokens };
  }
  const chunks: ChatStreamChunk[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  const deltas = chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta));
  const pieces = deltas.flatMap((delta) => delta.toolCalls ?? []).map((call) => call.function ?? {});
  const usage = chunks.at(-1)?.usage;
  return {
    text: deltas.map((delta) => delta.content ?? '').join(''),
    toolCalls: joinToolCalls(pieces),
    tokens: { input: usage?.promptTokens, output: usage?.completionTokens },
  };
};

function aiModel(extraBody: Record<string, unknown>) {
  const { apiKey, baseUrl } = connection();
  const openRouter = createOpenRouter({ apiKey, baseURL: baseUrl, fetch: instrumentFetch(fetch, broadcaster) });
  return openRouter.chat(MODEL, { user: USER, extraBody });
}

const inputSchema = z.object({ city: z.string() });
const { description } = WEATHER;

const askWithAi: Ask = async (prompt, { stream }) => {
  const tools: ToolSet = { get_weather: tool({ description, inputSchema }) };
  const call = { model: aiModel({ session_id: SESSION }), prompt, tools, maxRetries: 0 };
  const result = stream ? streamText(call) : await generateText(call);
  const [text, toolCalls, usage] = await Promise.all([result.text, result.toolCalls, result.usage]);
  return {
    text,
    toolCalls: toolCalls.map(({ toolName, input }) => ({ name: toolName, arguments: input })),
    tokens: { input: usage.inputTokens, output: usage.outputTokens },
  };
};

/** The spans that arrived from so many calls, once nothing is on its way any more. */
async function deliveredSpans(calls: number): Promise<readonly TraceSpan[]> {
  expect(await broadcaster.flush()).toEqual({ pending: 0 });
  expect(broadcaster.stats().total).toMatchObject({ offered: calls, delivered: calls });
  const traces = await demo.traces();
  return (await Promise.all(traces.map(({ traceId }) => demo.spansOf(traceId)))).flat();
}

const readerOf = (span: TraceSpan | undefined) => (key: string) => attributeText(span?.attributes ?? [], key);

describe.each([
  ['openai', askWithOpenAi],
  ['@openrouter/sdk', askWithOpenRouter],
  ['ai with @openrouter/ai-sdk-provider', askWithAi],
])('an application that calls through %s', (_, ask) => {
  describe.each([
    ['whole', false],
    ['streamed', true],
  ])('with %s answers', (_kind, stream) => {
    it.each([
      ['an answer in words', 'What is the capital of France?', 'stop'],
      ['a tool call', 'What is the weather in Paris?', 'tool_calls'],
    ])('gets %s, and one generation in its traces', async (_name, content, finishReason) => {
      const answer = await ask(content, { stream });
      const words = finishReason === 'stop';
      expect(answer).toMatchObject(
        words ? { text: 'The capital of France is Paris.', toolCalls: [] } : { text: '', toolCalls: [PARIS] },
      );

      const spans = await deliveredSpans(1);
      expect(spans).toMatchObject([{ name: MODEL, kind: 'client', status: { code: 'ok' } }]);
      const read = readerOf(spans[0]);
      expect(read('gen_ai.request.model')).toBe(MODEL);
      expect(read('gen_ai.response.model')).toBe(MODEL);
      expect(read('gen_ai.request.stream')).toBe(String(stream));
      expect(read('gen_ai.response.finish_reason')).toBe(finishReason);
      expect(read('gen_ai.usage.input_tokens')).toBe(String(answer.tokens.input));
      expect(read('gen_ai.usage.output_tokens')).toBe(String(answer.tokens.output));
      expect(read('user.id')).toBe(USER);
      expect(read('session.id')).toBe(SESSION);
      expect(read('gen_ai.prompt')).toContain(content);
      const completion = JSON.parse(read('gen_ai.completion') ?? '');
      expect(completion.completion).toBe(answer.text);
      const called = completion.toolCalls?.map((call: { function: { name: string; arguments: string } }) => ({
        name: call.function.name,
        arguments: JSON.parse(call.function.arguments),
      }));
      expect(called ?? []).toEqual(answer.toolCalls);
    });
  });
});

describe('an agent built with ai', () => {
  it('leaves a generation per step, together in one trace', async () => {
    const trace = { trace_id: 'weather_agent_001', trace_name: 'Weather agent' };
    const execute = async ({ city }: z.infer<typeof inputSchema>) => ({ city, celsius: 21 });
    const tools: ToolSet = { get_weather: tool({ description, inputSchema, execute }) };
    const { text, totalUsage } = await generateText({
      model: aiModel({ trace }),
      prompt: 'What is the weather in Paris?',
      tools,
      stopWhen: stepCountIs(2),
    });
    expect(text).toBe('The tool answered: {"city":"Paris","celsius":21}');

    const spans = await deliveredSpans(2);
    const root = spans.find((span) => span.parentSpanId === undefined);
    expect(root).toMatchObject({ name: 'Weather agent', traceId: traceIdFor({ id: '', trace }) });
    const steps = spans.filter((span) => span !== root);
    expect(steps).toMatchObject([
      { kind: 'client', traceId: root?.traceId, parentSpanId: root?.spanId },
      { kind: 'client', traceId: root?.traceId, parentSpanId: root?.spanId },
    ]);
    const finishReasons = steps.map((step) => readerOf(step)('gen_ai.response.finish_reason'));
    expect(finishReasons.toSorted()).toEqual(['stop', 'tool_calls']);
    const tokens = steps.map((step) => Number(readerOf(step)('gen_ai.usage.total_tokens')));
    expect(tokens.reduce((sum, count) => sum + count, 0)).toBe(totalUsage.totalTokens);
  });
});
