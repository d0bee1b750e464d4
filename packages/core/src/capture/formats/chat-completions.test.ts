import { describe, expect, it } from 'vitest';
import { fixtureBytes, fixtureJson } from '../__fixtures__/read-fixture.ts';
import { captureChatCompletion } from '../capture-chat-completion.ts';
import { createStreamCapture } from '../create-stream-capture.ts';

const startedAtMs = 1_769_028_176_000;

function captureStream(name: string, request = fixtureJson('chat.request.json')) {
  const capture = createStreamCapture({ request, startedAtMs });
  capture.push(fixtureBytes(name));
  return capture.end();
}

describe('a chat completion of OpenRouter', () => {
  const request = fixtureJson('chat.request.json');
  const whole = captureChatCompletion({ request, response: fixtureJson('chat.response.json'), startedAtMs });

  it('says what was asked', () => {
    expect(whole.request).toEqual({
      model: 'anthropic/claude-sonnet-4.5',
      fallbackModels: ['anthropic/claude-sonnet-4.5', 'openai/gpt-4o'],
      stream: true,
      messages: request.messages,
      tools: request.tools,
      parameters: {
        temperature: 0.2,
        topP: 0.9,
        topK: 40,
        maxTokens: 1024,
        frequencyPenalty: 0.1,
        presencePenalty: -0.1,
        seed: 7,
        stopSequences: ['END'],
        reasoningEffort: 'high',
        serviceTier: 'default',
        outputType: 'text',
      },
    });
    expect(whole).toMatchObject({
      operation: 'chat',
      user: 'user_12345',
      sessionId: 'session_abc',
      trace: {
        trace_id: 'monitoring_pipeline_001',
        trace_name: 'Metric Analysis Pipeline',
        generation_name: 'Anomaly Detection',
        environment: 'production',
        alert_id: 'alert_789',
      },
    });
  });

  it('says what came back, who served it and what it cost', () => {
    expect(whole).toMatchObject({ id: 'gen-1769028176-9hoKxJ8TwmmjRXQnYX3w', providerName: 'Amazon Bedrock' });
    expect(whole.error).toBeUndefined();
    expect(whole.response).toMatchObject({
      id: 'gen-1769028176-9hoKxJ8TwmmjRXQnYX3w',
      model: 'anthropic/claude-sonnet-4.5',
      serviceTier: 'default',
      systemFingerprint: 'fp_44709d6fcb',
      choices: [{ index: 0, finishReason: 'tool_calls' }],
    });
    expect(whole.usage).toEqual({
      inputTokens: 1210,
      outputTokens: 96,
      totalTokens: 1306,
      cachedInputTokens: 1024,
      cacheWriteInputTokens: 128,
      audioInputTokens: 0,
      videoInputTokens: 0,
      reasoningOutputTokens: 31,
      audioOutputTokens: 0,
      imageOutputTokens: 0,
      webSearchCount: 1,
      totalCostUsd: 0.00507,
      inputCostUsd: 0.00363,
      outputCostUsd: 0.00144,
      isByok: false,
    });
  });

  it('is the same generation when it is streamed, with comments between and tool calls out of order', () => {
    const streamed = captureStream('chat.sse');

    expect(streamed.response?.choices[0]?.message).toEqual({
      role: 'assistant',
      content: 'Ich sehe nach – für Köln und Kraków. 🌦️',
      reasoning: 'Two cities: Köln and Kraków. I call the tool twice.',
      reasoning_details: [
        {
          type: 'reasoning.text',
          text: 'Two cities: Köln and Kraków. I call the tool twice.',
          format: 'anthropic-claude-v1',
          index: 0,
          signature: 'EqQBCkYIBxgCKkD',
        },
      ],
      tool_calls: [
        { id: 'toolu_01A', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Köln"}' } },
        { id: 'toolu_01B', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Kraków"}' } },
      ],
    });
    expect(streamed).toMatchObject({ id: whole.id, providerName: whole.providerName, usage: whole.usage });
    expect(streamed.response).toMatchObject({
      id: whole.id,
      serviceTier: 'default',
      systemFingerprint: 'fp_44709d6fcb',
    });
    expect(streamed.response?.choices[0]?.finishReason).toBe('tool_calls');
    expect(streamed.error).toBeUndefined();
  });
});

describe('a chat completion of plain OpenAI with two choices', () => {
  const request = fixtureJson('chat-choices.request.json');

  it('holds every choice, the refused one too, whole and streamed', () => {
    const whole = captureChatCompletion({ request, response: fixtureJson('chat-choices.response.json'), startedAtMs });
    const streamed = captureStream('chat-choices.sse', request);

    expect(streamed.response?.choices).toEqual([
      { index: 0, finishReason: 'stop', message: { role: 'assistant', content: 'Call a locksmith.' } },
      {
        index: 1,
        finishReason: 'stop',
        message: { role: 'assistant', content: null, refusal: "I'm sorry, I can't help with that." },
      },
    ]);
    expect(whole.response?.choices).toMatchObject(streamed.response?.choices ?? []);
    expect(streamed.usage).toEqual(whole.usage);
    expect(streamed.usage).toMatchObject({
      inputTokens: 24,
      acceptedPredictionOutputTokens: 4,
      rejectedPredictionOutputTokens: 2,
    });
  });

  it('knows the newer names of the parameters and the successor of the user field', () => {
    const whole = captureChatCompletion({ request, response: fixtureJson('chat-choices.response.json'), startedAtMs });

    expect(whole.user).toBe('hash_77');
    expect(whole.request.parameters).toMatchObject({
      maxTokens: 200,
      choiceCount: 2,
      stopSequences: ['\n\n'],
      reasoningEffort: 'low',
      outputType: 'json',
    });
  });
});

describe('a chat completion that fails', () => {
  it('keeps what came before an error inside a chunk, and tells the upstream reason', () => {
    const generation = captureStream('chat-error.sse');

    expect(generation.error).toEqual({ type: '502', message: 'Provider returned error: upstream connect error' });
    expect(generation.response?.choices).toEqual([
      { index: 0, finishReason: 'error', message: { role: 'assistant', content: 'The first step is' } },
    ]);
  });

  it('is recognised by an error object in an answer of status 200', () => {
    const response = { error: { code: 429, message: 'Rate limited', metadata: { provider_name: 'OpenAI' } } };
    const generation = captureChatCompletion({ request: {}, response, startedAtMs, createId: () => 'gen-new' });

    expect(generation).toMatchObject({
      id: 'gen-new',
      error: { type: '429', message: 'Rate limited' },
      providerName: 'OpenAI',
    });
    expect(generation.response).toBeUndefined();
  });

  it('is recognised by the error of a single choice, and by a bare finish reason', () => {
    const message = { role: 'assistant', content: 'Half' };
    const withError = {
      choices: [{ index: 0, finish_reason: 'error', message, error: { code: 500, message: 'Boom' } }],
    };
    const bare = { choices: [{ index: 0, finish_reason: 'error', message }] };

    expect(captureChatCompletion({ request: {}, response: withError, startedAtMs }).error).toEqual({
      type: '500',
      message: 'Boom',
    });
    expect(captureChatCompletion({ request: {}, response: bare, startedAtMs }).error?.type).toBe('provider_error');
  });
});

describe('pieces of a streamed chat completion', () => {
  function capture(...deltas: readonly unknown[]) {
    const stream = createStreamCapture({ request: {}, startedAtMs });
    for (const delta of deltas) stream.push({ id: 'gen-1', choices: [{ index: 0, delta }] });
    return stream.end().response?.choices[0]?.message;
  }

  it('are put together from lists of parts', () => {
    expect(
      capture({ content: [{ type: 'text', text: 'See ' }] }, { content: [{ type: 'text', text: 'this' }] }),
    ).toEqual({
      role: 'assistant',
      content: 'See this',
    });
    const image = { type: 'image_url', image_url: { url: 'https://a.example/1.png' } };
    expect(capture({ content: 'See' }, { content: [image] })?.content).toEqual([{ type: 'text', text: 'See' }, image]);
  });

  it('hold generated images, citations and the words of a sound, but not the sound', () => {
    const image = { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } };
    const annotation = { type: 'url_citation', url_citation: { url: 'https://a.example', title: 'A' } };

    expect(
      capture(
        { audio: { id: 'audio_1', data: 'UklGRg==', transcript: 'Good ' } },
        { audio: { data: 'UklGRg==', transcript: 'day' } },
        { images: [image] },
        { annotations: [annotation] },
      ),
    ).toEqual({
      role: 'assistant',
      content: null,
      audio: { id: 'audio_1', transcript: 'Good day' },
      images: [image],
      annotations: [annotation],
    });
  });

  it('hold the thoughts of DeepSeek and the function call of old models', () => {
    expect(
      capture(
        { reasoning_content: 'Hm. ' },
        { reasoning_content: 'Yes.' },
        { function_call: { name: 'add', arguments: '{"a":' } },
        { function_call: { arguments: '1}' } },
      ),
    ).toEqual({
      role: 'assistant',
      content: null,
      reasoning: 'Hm. Yes.',
      function_call: { name: 'add', arguments: '{"a":1}' },
    });
  });
});
