import { describe, expect, it } from 'vitest';
import { chatCompletions } from '../formats/chat-completions.ts';
import { embeddings } from '../formats/embeddings.ts';
import { createAnswerCollector } from './answer-collector.ts';

const encoder = new TextEncoder();
const chunk = (content: string) =>
  `data: ${JSON.stringify({ id: 'gen-1', choices: [{ index: 0, delta: { content } }] })}`;

function collect(
  text: string,
  options: { contentType?: string; maxContentChars?: number } = {},
  format = chatCompletions,
) {
  const outputs: number[] = [];
  const collector = createAnswerCollector(format, {
    contentType: options.contentType,
    maxContentChars: options.maxContentChars ?? 1_000_000,
    onOutput: () => outputs.push(1),
  });
  collector.push(encoder.encode(text));
  const { answered, ended } = collector;
  return { ...collector.finish(), answered, ended, outputs: outputs.length };
}

const contentOf = (collected: ReturnType<typeof collect>) => collected.answer.response?.choices[0]?.message.content;

describe('an answer', () => {
  it.each([
    ['starts with a comment', `: PROCESSING\n\n${chunk('Hi')}\n\n`],
    ['starts with data', `${chunk('Hi')}\n\n`],
    ['starts with an event name', `event: chunk\n${chunk('Hi')}\n\n`],
    ['starts with a retry', `retry: 3000\n\n${chunk('Hi')}\n\n`],
    ['has blank lines before', `\n\n${chunk('Hi')}\n\n`],
    ['starts with a byte order mark', `\ufeff${chunk('Hi')}\n\n`],
    ['has carriage returns', `${chunk('Hi')}\r\n\r\n`],
    ['ends without a blank line', chunk('Hi')],
  ])('is a stream without a content type that %s', (_, text) => {
    const collected = collect(text);
    expect(collected).toMatchObject({ streamed: true, readable: true, outputs: 1 });
    expect(contentOf(collected)).toBe('Hi');
  });

  it('is JSON by its first character, also with an event stream asked for', () => {
    const collected = collect(`\n ${JSON.stringify({ choices: [{ message: { content: 'Hi' } }] })}`, {
      contentType: 'application/json',
    });
    expect(collected).toMatchObject({ streamed: false, readable: true });
    expect(contentOf(collected)).toBe('Hi');
  });

  it('may have any number of blanks before its JSON, which keep the connection alive', () => {
    const collector = createAnswerCollector(chatCompletions, { maxContentChars: 100, onOutput: () => undefined });
    for (let index = 0; index < 1_000; index += 1) collector.push(encoder.encode(' \n'));
    collector.push(encoder.encode('{"choices":[{"message":{"content":"Hi"}}]}'));

    expect(collector.finish()).toMatchObject({ truncated: false, answer: { response: { choices: [{ index: 0 }] } } });
  });

  it('is unreadable where it is neither, and keeps its start', () => {
    expect(collect('<html><body>502 Bad Gateway</body></html>')).toMatchObject({
      readable: false,
      start: '<html><body>502 Bad Gateway</body></html>',
    });
    expect(collect('')).toMatchObject({ readable: false, start: '' });
    expect(collect('', { contentType: 'text/event-stream' })).toMatchObject({ readable: false });
    expect(collect('[]')).toMatchObject({ readable: false });
    expect(collect('"text"')).toMatchObject({ readable: false });
  });

  it('skips events that are not JSON objects', () => {
    const collected = collect(`data: nonsense\n\ndata: 7\n\ndata: [1]\n\n${chunk('Hi')}\n\nunknown: field\n\n`);
    expect(contentOf(collected)).toBe('Hi');
  });

  it('is over at [DONE], whatever comes after', () => {
    const collected = collect(`${chunk('Hi')}\n\ndata: [DONE]\n\n${chunk(' again')}\n\n`);
    expect(collected).toMatchObject({ answered: true, ended: true });
    expect(contentOf(collected)).toBe('Hi');
  });

  it('is answered, but not over, once every choice has its finish reason', () => {
    const finish = `data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}\n\n`;
    expect(collect(`${chunk('Hi')}\n\n`)).toMatchObject({ answered: false, ended: false });
    expect(collect(`${chunk('Hi')}\n\n${finish}`)).toMatchObject({ answered: true, ended: false });
  });

  it('keeps no more content than the limit, and says so', () => {
    const stream = Array.from({ length: 1_000 }, () => chunk('0123456789')).join('\n\n');
    const collected = collect(`${stream}\n\n`, { maxContentChars: 1_000 });

    expect(String(contentOf(collected)).length).toBeLessThanOrEqual(1_000);
    expect(String(contentOf(collected)).length).toBeGreaterThan(900);
    expect(collected.truncated).toBe(true);
  });

  it('bounds the number of choices and tool calls that a hostile stream can open', () => {
    const events = Array.from({ length: 5_000 }, (_, index) => ({
      choices: [{ index, delta: { tool_calls: [{ index, function: { name: 'f', arguments: '' } }] } }],
    }));
    const collected = collect(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''), {
      maxContentChars: 10_000,
    });

    expect(collected.answer.response?.choices.length).toBeLessThan(500);
    expect(collected.truncated).toBe(true);
  });

  it('goes on after an event that is too long to be kept', () => {
    const huge = `data: {"choices":[{"delta":{"content":"${'x'.repeat(9 * 1024 * 1024)}"}}]}\n\n`;
    const collector = createAnswerCollector(chatCompletions, { maxContentChars: 1_000, onOutput: () => undefined });
    collector.push(encoder.encode(`${chunk('Hi')}\n\n`));
    for (let from = 0; from < huge.length; from += 1_000_000) {
      collector.push(encoder.encode(huge.slice(from, from + 1_000_000)));
    }
    collector.push(encoder.encode(`${chunk('!')}\n\n`));
    const collected = collector.finish();

    expect(collected.answer.response?.choices[0]?.message.content).toBe('Hi!');
    expect(collected.truncated).toBe(true);
  });

  it('keeps the usage of embeddings however many megabytes of vectors there are', () => {
    const data = Array.from({ length: 200 }, (_, index) => ({
      index,
      embedding: Array.from({ length: 1_536 }, Math.sin),
    }));
    const text = JSON.stringify({ object: 'list', data, model: 'm', usage: { prompt_tokens: 9, total_tokens: 9 } });
    const collected = collect(text, { maxContentChars: 50_000 }, embeddings);

    expect(collected.answer.usage).toMatchObject({ inputTokens: 9, totalTokens: 9 });
    expect(collected.truncated).toBe(true);
  });
});
