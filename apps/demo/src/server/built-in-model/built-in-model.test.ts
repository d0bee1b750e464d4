import { describe, expect, it } from 'vitest';
import type { ChatRequest } from '../gateway/chat-request.ts';
import { createBuiltInModel } from './built-in-model.ts';

const model = createBuiltInModel({ pace: { firstTokenMs: 0, tokenMs: 0, slowFirstTokenMs: 0 } });
const question: ChatRequest = {
  model: 'openai/gpt-4o',
  messages: [{ role: 'user', content: 'What is the capital of France?' }],
};
const weather: ChatRequest = {
  model: 'openai/gpt-4o',
  messages: [{ role: 'user', content: 'What is the weather in Paris?' }],
  tools: [
    {
      type: 'function',
      function: { name: 'get_weather', parameters: { properties: { city: { type: 'string' } }, required: ['city'] } },
    },
  ],
};

function ask(request: ChatRequest) {
  return model.complete(request, { generationId: 'gen-1-a', signal: new AbortController().signal });
}

async function askStreamed(request: ChatRequest) {
  const text = await (await ask({ ...request, stream: true })).text();
  const events = text.split('\n\n').filter((event) => event.startsWith('data: '));
  const last = events.pop();
  const chunks = events.map((event) => JSON.parse(event.slice('data: '.length)));
  return {
    text,
    last,
    chunks,
    deltas: chunks.flatMap((chunk) => chunk.choices.map((choice: { delta: object }) => choice.delta)),
  };
}

describe('the built-in model', () => {
  it('answers with text, tokens and cost', async () => {
    expect(await (await ask(question)).json()).toMatchObject({
      id: 'gen-1-a',
      object: 'chat.completion',
      model: 'openai/gpt-4o',
      choices: [{ message: { role: 'assistant', content: 'The capital of France is Paris.' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18, cost: 0.0000975 },
    });
  });

  it('gives the same answer to the same question', async () => {
    const again = { ...question, messages: [{ role: 'user' as const, content: 'Compare our two gateways' }] };
    const first = await (await ask(again)).json();
    const second = await (await ask(again)).json();
    expect({ ...first, created: 0 }).toEqual({ ...second, created: 0 });
  });

  it('streams the same answer token by token, with a comment, usage and [DONE]', async () => {
    const { text, last, chunks, deltas } = await askStreamed(question);
    expect(text).toMatch(/^: /);
    expect(deltas[0]).toEqual({ role: 'assistant', content: '' });
    expect(deltas.map(({ content = '' }) => content).join('')).toBe('The capital of France is Paris.');
    expect(deltas.length).toBeGreaterThan(7);
    expect(chunks.at(-2).choices[0].finish_reason).toBe('stop');
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 18, cost: 0.0000975 } });
    expect(last).toBe('data: [DONE]');
  });

  it('takes any model slug and echoes it', async () => {
    expect(await (await ask({ ...question, model: 'acme/unheard-of' })).json()).toMatchObject({
      model: 'acme/unheard-of',
    });
  });

  it('calls the tool that is asked for, streamed or not', async () => {
    const called = { name: 'get_weather', arguments: '{"city":"Paris"}' };
    expect(await (await ask(weather)).json()).toMatchObject({
      choices: [{ message: { content: null, tool_calls: [{ function: called }] }, finish_reason: 'tool_calls' }],
    });
    const { deltas, chunks } = await askStreamed(weather);
    const calls = deltas.flatMap((delta) => delta.tool_calls ?? []);
    expect(calls[0]).toMatchObject({ index: 0, type: 'function', function: { name: 'get_weather' } });
    expect(calls.map((call) => call.function.arguments).join('')).toBe(called.arguments);
    expect(chunks.at(-2).choices[0].finish_reason).toBe('tool_calls');
  });

  it('answers with what a tool found', async () => {
    const messages = [...weather.messages, { role: 'tool' as const, content: '{"celsius":21}' }];
    const answer = await (await ask({ ...weather, messages })).json();
    expect(answer.choices[0].message.content).toBe('The tool answered: {"celsius":21}');
  });

  it('stops at max_tokens and says so', async () => {
    const answer = await (await ask({ ...question, max_tokens: 3 })).json();
    expect(answer.choices[0]).toMatchObject({ message: { content: 'The capital of' }, finish_reason: 'length' });
    expect(answer.usage.completion_tokens).toBe(3);
  });

  it('reasons when asked to', async () => {
    const answer = await (await ask({ ...question, reasoning: { effort: 'low' } })).json();
    expect(answer.choices[0].message.reasoning).toContain('I read the question');
    expect(answer.usage.completion_tokens_details.reasoning_tokens).toBeGreaterThan(0);
  });

  it.each([429, 500, 503])('fails with %d when asked to', async (status) => {
    const response = await ask({ ...question, model: `demo/fail-${status}` });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { message: expect.any(String), type: expect.any(String) } });
  });

  it('breaks in the middle of a stream when asked to', async () => {
    const { chunks, deltas, last } = await askStreamed({ ...question, model: 'demo/fail-midstream' });
    const content = deltas.map((delta) => delta.content).join('');
    expect('The capital of France is Paris.'.startsWith(content)).toBe(true);
    expect(content.length).toBeGreaterThan(0);
    expect(chunks.at(-1)).toMatchObject({
      error: { code: 502, message: expect.stringContaining('in the middle') },
      choices: [{ finish_reason: 'error' }],
    });
    expect(last).toBe('data: [DONE]');
  });

  it('stops working when the caller goes away', async () => {
    const response = await ask({ ...question, stream: true });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(await reader?.read()).toEqual({ done: true, value: undefined });
  });

  it('lists its models', async () => {
    const list = await (await model.models(new AbortController().signal)).json();
    expect(list).toMatchObject({
      object: 'list',
      data: expect.arrayContaining([expect.objectContaining({ id: 'openai/gpt-4o' })]),
    });
  });
});
