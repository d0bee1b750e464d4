import { type Generation, instrumentFetch } from '@broadcast-kit/core';
import { expect, it } from 'vitest';
import { callModel } from './call-model.ts';
import { ANSWER_TOKENS, streamedAnswer } from './streamed-answer.ts';

it('is captured as one whole generation, so that the bench measures all of capture', async () => {
  const generations: Generation[] = [];
  const body = new Blob(streamedAnswer() as Uint8Array<ArrayBuffer>[]);
  const answer = async () => new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  const response = await callModel(
    instrumentFetch(answer, { record: (generation) => generations.push(generation) }),
    'http://127.0.0.1/v1',
  );
  await response.text();
  expect(generations).toMatchObject([
    {
      request: { model: 'openai/gpt-4o', stream: true },
      response: { choices: [{ finishReason: 'stop', message: { content: expect.stringContaining('cause') } }] },
      usage: { outputTokens: ANSWER_TOKENS },
    },
  ]);
});
