import { describe, expect, it } from 'vitest';
import { fixtureBytes, fixtureJson } from '../__fixtures__/read-fixture.ts';
import { captureCall } from '../capture-chat-completion.ts';
import { createStreamCapture } from '../create-stream-capture.ts';

const startedAtMs = 1_769_028_210_000;
const request = fixtureJson('responses.request.json');
const response = fixtureJson('responses.response.json');
const whole = captureCall({ format: 'responses', request, response, startedAtMs, endedAtMs: startedAtMs });

function captureAnswer(answer: Record<string, unknown>) {
  return captureCall({ format: 'responses', request, response: { ...response, ...answer }, startedAtMs });
}

describe('a call of the Responses API', () => {
  it('tells the conversation in the dialect of chat completions', () => {
    expect(whole.request.messages).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: [{ type: 'input_text', text: 'What is the weather in Oslo?' }] },
      {
        role: 'assistant',
        content: null,
        reasoning: 'I need the weather tool.',
        tool_calls: [
          { id: 'call_1', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Oslo"}' } },
        ],
      },
      { role: 'tool', tool_call_id: 'call_1', content: '{"celsius":-4}' },
    ]);
    expect(whole).toMatchObject({
      operation: 'chat',
      user: 'user_12345',
      sessionId: 'session_abc',
      trace: { trace_name: 'Weather', environment: 'staging' },
      request: {
        previousResponseId: 'resp_067ccd2bed1ec8190b14f964abc054267',
        conversationId: 'conv_689667905b048191b4740501625afd940c7533ace33a2dab',
        parameters: { maxTokens: 500, reasoningEffort: 'medium', serviceTier: 'auto', outputType: 'text' },
      },
    });
  });

  it('takes a plain text as the message of the user', () => {
    const generation = captureCall({
      format: 'responses',
      request: { model: 'gpt-5', input: 'Hi' },
      response,
      startedAtMs,
    });
    expect(generation.request.messages).toEqual([{ role: 'user', content: 'Hi' }]);
  });

  it('makes one message of all output items, with the searches of the provider as parts of it', () => {
    expect(whole.response?.choices).toEqual([
      {
        index: 0,
        finishReason: 'tool_calls',
        message: {
          role: 'assistant',
          content: [
            {
              id: 'ws_1',
              type: 'web_search_call',
              status: 'completed',
              action: { type: 'search', query: 'Oslo weather' },
            },
            { type: 'text', text: 'Minus four degrees in Oslo: dress warmly. ☃️' },
          ],
          reasoning: 'It is cold; a hint about clothes helps.',
          tool_calls: [
            { id: 'call_2', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Bergen"}' } },
          ],
        },
      },
    ]);
    expect(whole.usage).toMatchObject({
      inputTokens: 81,
      outputTokens: 143,
      totalTokens: 224,
      cachedInputTokens: 64,
      cacheWriteInputTokens: 0,
      reasoningOutputTokens: 128,
      totalCostUsd: 0.0003,
      inputCostUsd: 0.00002,
      outputCostUsd: 0.00028,
    });
  });

  it('is the same generation when it is streamed', () => {
    const capture = createStreamCapture({ format: 'responses', request, startedAtMs });
    capture.push(fixtureBytes('responses.sse'));
    const streamed = capture.end();

    expect({ ...streamed, firstTokenAtMs: undefined, endedAtMs: startedAtMs }).toEqual(whole);
    expect(streamed.firstTokenAtMs).toBeDefined();
  });

  it('is put together from its pieces where the stream breaks off before the whole response comes', () => {
    const text = new TextDecoder().decode(fixtureBytes('responses.sse'));
    const capture = createStreamCapture({ format: 'responses', request, startedAtMs });
    capture.push(new TextEncoder().encode(text.slice(0, text.indexOf('event: response.completed'))));
    const generation = capture.end(new TypeError('terminated'));

    expect(generation.response?.choices[0]?.message).toEqual(whole.response?.choices[0]?.message);
    expect(generation.response).toMatchObject({ id: whole.response?.id, model: 'gpt-5-mini-2025-08-07' });
    expect(generation.response?.choices[0]?.finishReason).toBeNull();
    expect(generation.error).toEqual({ type: 'TypeError', message: 'terminated' });
  });

  it('says why it is incomplete', () => {
    const finish = (answer: Record<string, unknown>) => captureAnswer(answer).response?.choices[0]?.finishReason;

    expect(finish({ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } })).toBe('length');
    expect(finish({ status: 'incomplete', incomplete_details: { reason: 'content_filter' } })).toBe('content_filter');
    expect(finish({ status: 'cancelled' })).toBe('cancelled');
    expect(finish({ output: [{ type: 'message', content: [{ type: 'output_text', text: 'x' }] }] })).toBe('stop');
  });

  it('tells a failed response, an error event and a refusal', () => {
    const failed = captureAnswer({
      status: 'failed',
      output: [],
      error: { code: 'server_error', message: 'Try again' },
    });
    expect(failed.error).toEqual({ type: 'server_error', message: 'Try again' });
    expect(failed.response?.choices[0]?.finishReason).toBe('error');

    const capture = createStreamCapture({ format: 'responses', request, startedAtMs });
    capture.push({ type: 'error', code: 'rate_limit_exceeded', message: 'Slow down', param: null, sequence_number: 1 });
    expect(capture.end().error).toEqual({ type: 'rate_limit_exceeded', message: 'Slow down' });

    const refusal = captureAnswer({ output: [{ type: 'message', content: [{ type: 'refusal', refusal: 'No.' }] }] });
    expect(refusal.response?.choices[0]?.message).toEqual({ role: 'assistant', content: null, refusal: 'No.' });
  });
});
