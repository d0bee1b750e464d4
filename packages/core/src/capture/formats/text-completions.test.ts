import { describe, expect, it } from 'vitest';
import { fixtureBytes, fixtureJson } from '../__fixtures__/read-fixture.ts';
import { captureCall } from '../capture-chat-completion.ts';
import { createStreamCapture } from '../create-stream-capture.ts';

const startedAtMs = 1_769_028_200_000;
const request = fixtureJson('text.request.json');

describe('a legacy completion', () => {
  it('is a text completion with its prompt as input', () => {
    const response = fixtureJson('text.response.json');
    const generation = captureCall({ format: 'text_completions', request, response, startedAtMs });

    expect(generation).toMatchObject({
      operation: 'text_completion',
      user: 'user_9',
      request: {
        model: 'openai/gpt-3.5-turbo-instruct',
        input: 'Once upon a time',
        parameters: { maxTokens: 16, temperature: 0, choiceCount: 1 },
      },
      response: {
        choices: [
          {
            index: 0,
            finishReason: 'length',
            message: { role: 'assistant', content: ', a fox lived in a quiet forest.' },
          },
        ],
      },
      usage: { inputTokens: 4, outputTokens: 9, totalTokens: 13, totalCostUsd: 0.000024 },
    });
  });

  it('is the same generation when it is streamed', () => {
    const response = fixtureJson('text.response.json');
    const whole = captureCall({ format: 'text_completions', request, response, startedAtMs, endedAtMs: startedAtMs });
    const capture = createStreamCapture({ format: 'text_completions', request, startedAtMs });
    capture.push(fixtureBytes('text.sse'));
    const streamed = capture.end();

    expect({ ...streamed, firstTokenAtMs: undefined, endedAtMs: startedAtMs }).toEqual(whole);
    expect(streamed.firstTokenAtMs).toBeGreaterThanOrEqual(startedAtMs);
  });
});
