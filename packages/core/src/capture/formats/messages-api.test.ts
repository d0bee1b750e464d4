import { describe, expect, it } from 'vitest';
import { fixtureBytes, fixtureJson } from '../__fixtures__/read-fixture.ts';
import { captureCall } from '../capture-chat-completion.ts';
import { createStreamCapture } from '../create-stream-capture.ts';

const startedAtMs = 1_769_028_220_000;
const request = fixtureJson('messages.request.json');
const response = fixtureJson('messages.response.json');
const whole = captureCall({ format: 'messages', request, response, startedAtMs, endedAtMs: startedAtMs });

function captureStream(name: string) {
  const capture = createStreamCapture({ format: 'messages', request, startedAtMs });
  capture.push(fixtureBytes(name));
  return capture.end();
}

describe('a call of the Messages API', () => {
  it('tells the conversation in the dialect of chat completions', () => {
    expect(whole.request.messages).toEqual([
      { role: 'system', content: request.system },
      { role: 'user', content: 'Compare Oslo and Bergen.' },
      {
        role: 'assistant',
        content: 'Let me look.',
        reasoning: 'I need both.',
        tool_calls: [
          { id: 'toolu_1', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Oslo"}' } },
        ],
      },
      { role: 'tool', tool_call_id: 'toolu_1', content: [{ type: 'text', text: '-4 °C' }] },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'And the picture?' },
          {
            type: 'image',
            source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ' },
          },
        ],
      },
    ]);
    expect(whole).toMatchObject({
      operation: 'chat',
      system: 'anthropic',
      user: 'user_12345',
      request: {
        model: 'claude-sonnet-4-5-20250929',
        parameters: { maxTokens: 2048, temperature: 0.5, topK: 50, stopSequences: ['</answer>'], serviceTier: 'auto' },
      },
    });
  });

  it('tells the answer with its thinking and its tool calls', () => {
    expect(whole.response).toEqual({
      id: 'msg_01XFDUDYJgAACzvnptvVoYEL',
      model: 'claude-sonnet-4-5-20250929',
      serviceTier: 'standard',
      choices: [
        {
          index: 0,
          finishReason: 'tool_use',
          message: {
            role: 'assistant',
            content: 'Oslo has −4 °C. Bergen follows.',
            reasoning: 'Bergen is missing; I call the tool.',
            tool_calls: [
              { id: 'toolu_2', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Bergen"}' } },
            ],
          },
        },
      ],
    });
  });

  it('counts cached tokens into the input, where the API counts them beside it', () => {
    expect(whole.usage).toMatchObject({
      inputTokens: 12 + 200 + 1800,
      cachedInputTokens: 1800,
      cacheWriteInputTokens: 200,
      cacheWrite5mInputTokens: 150,
      cacheWrite1hInputTokens: 50,
      outputTokens: 89,
      totalTokens: 12 + 200 + 1800 + 89,
      reasoningOutputTokens: 22,
      webSearchCount: 1,
    });
  });

  it('is the same generation when it is streamed', () => {
    const streamed = captureStream('messages.sse');

    expect({ ...streamed, firstTokenAtMs: undefined, endedAtMs: startedAtMs }).toEqual(whole);
  });

  it('keeps what came before an error event', () => {
    const generation = captureStream('messages-error.sse');

    expect(generation.error).toEqual({ type: 'overloaded_error', message: 'Overloaded' });
    expect(generation.response?.choices[0]?.message.content).toBe('Here is');
    expect(generation.usage?.inputTokens).toBe(25);
  });

  it('keeps the text of arguments that break off', () => {
    const capture = createStreamCapture({ format: 'messages', request, startedAtMs });
    capture.push({
      type: 'content_block_start',
      index: 0,
      content_block: { type: 'tool_use', id: 't', name: 'f', input: {} },
    });
    capture.push({ type: 'content_block_delta', index: 0, delta: { type: 'input_json_delta', partial_json: '{"ci' } });
    const generation = capture.end('client_disconnected');

    expect(generation.response?.choices[0]?.message.tool_calls).toEqual([
      { id: 't', type: 'function', function: { name: 'f', arguments: '{"ci' } },
    ]);
    expect(generation.error?.type).toBe('client_disconnected');
  });
});
