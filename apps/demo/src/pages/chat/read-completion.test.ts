import { describe, expect, it } from 'vitest';
import type { Answer } from './answer.ts';
import { readCompletion } from './read-completion.ts';

async function read(response: Response): Promise<Answer[]> {
  const answers: Answer[] = [];
  for await (const answer of readCompletion(response)) answers.push(answer);
  return answers;
}

function streamOf(...events: readonly (object | string)[]): Response {
  const lines = events.map((event) => (typeof event === 'string' ? event : `data: ${JSON.stringify(event)}`));
  return new Response(`${lines.join('\n\n')}\n\n`, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
}

const delta = (value: object, finish_reason: string | null = null) => ({
  id: 'gen-1-a',
  choices: [{ index: 0, delta: value, finish_reason }],
});

describe('readCompletion', () => {
  it('shows a stream as it grows, with its usage at the end', async () => {
    const answers = await read(
      streamOf(
        ': the model is working',
        delta({ role: 'assistant', content: '' }),
        delta({ content: 'The capital' }),
        delta({ content: ' is Paris.' }),
        delta({}, 'stop'),
        { id: 'gen-1-a', choices: [], usage: { prompt_tokens: 11, completion_tokens: 7, cost: 0.0001 } },
        'data: [DONE]',
      ),
    );
    expect(answers.map(({ text }) => text).slice(0, 3)).toEqual(['', 'The capital', 'The capital is Paris.']);
    expect(answers.at(-1)).toEqual({
      id: 'gen-1-a',
      text: 'The capital is Paris.',
      reasoning: '',
      toolCalls: [],
      finishReason: 'stop',
      usage: { inputTokens: 11, outputTokens: 7, costUsd: 0.0001 },
      error: null,
    });
  });

  it('puts the pieces of a tool call together', async () => {
    const call = (value: object) => delta({ tool_calls: [{ index: 0, ...value }] });
    const answers = await read(
      streamOf(
        call({ id: 'call_1', function: { name: 'get_weather', arguments: '' } }),
        call({ function: { arguments: '{"city":' } }),
        call({ function: { arguments: '"Paris"}' } }),
      ),
    );
    expect(answers.at(-1)?.toolCalls).toEqual([{ name: 'get_weather', arguments: '{"city":"Paris"}' }]);
  });

  it('keeps what came before a stream broke', async () => {
    const broken = { ...delta({ content: '' }, 'error'), error: { code: 502, message: 'The provider closed.' } };
    const answers = await read(streamOf(delta({ content: 'The cap' }), broken, 'data: [DONE]'));
    expect(answers.at(-1)).toMatchObject({ text: 'The cap', finishReason: 'error', error: 'The provider closed.' });
  });

  it('reads an answer that is not streamed', async () => {
    const whole = {
      id: 'gen-1-a',
      choices: [{ message: { content: 'Paris.', tool_calls: [] }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 1, completion_tokens: 2 },
    };
    expect(await read(Response.json(whole))).toMatchObject([
      { text: 'Paris.', finishReason: 'stop', usage: { outputTokens: 2, costUsd: null } },
    ]);
  });

  it('reads an error', async () => {
    const refused = Response.json({ error: { message: 'This key is not valid.' } }, { status: 401 });
    expect(await read(refused)).toMatchObject([{ error: 'This key is not valid.', text: '' }]);
    expect(await read(new Response('Bad gateway', { status: 502 }))).toMatchObject([
      { error: 'The gateway answered 502 without JSON.' },
    ]);
  });
});
