import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FittedContent } from './attribute-list.ts';
import type { BoundedListOptions } from './bounded-json.ts';
import * as bounded from './bounded-json.ts';
import type { NestedJsonWriter } from './nested-json.ts';
import { openNestedJsonWriter } from './nested-json.ts';
import { utf8Length } from './shorten-text.ts';
import { stripPayloads } from './strip-payloads.ts';

/** What is made, with the JSON that it quotes. */
function unquoted(make: (writer: NestedJsonWriter) => FittedContent): FittedContent & { readonly json: string } {
  const writer = openNestedJsonWriter();
  const content = make(writer);
  const json = JSON.parse(new TextDecoder().decode(content.quoted)) as string;
  writer.release();
  return { ...content, json };
}
function boundedJsonList<Item>(items: readonly Item[], options: Omit<BoundedListOptions<Item>, 'writer'>) {
  return unquoted((writer) => bounded.boundedJsonList(items, { ...options, writer }));
}
function boundedJson(value: unknown, maxBytes: number) {
  return unquoted((writer) => bounded.boundedJson(value, { maxBytes, writer }));
}

const message = (content: string) => ({ role: 'user', content });

it('leaves a conversation that fits as it is', () => {
  const messages = [message('one'), message('two')];
  expect(JSON.parse(boundedJsonList(messages, { maxBytes: 2048 }).json)).toEqual(messages);
});

it('keeps as much of one long text as fits', () => {
  expect(boundedJsonList([message('a'.repeat(5000))], { maxBytes: 2048 }).json).toHaveLength(2048);
  const withEscapes = message('He said "no".\n'.repeat(400));
  for (const { json } of [boundedJsonList([withEscapes], { maxBytes: 2048 }), boundedJson(withEscapes, 2048)]) {
    expect(json.length).toBeLessThanOrEqual(2048);
    expect(json.length).toBeGreaterThan(1500);
  }
});

it('keeps the newest message whole and shortens or leaves out the oldest', () => {
  const messages = [message('a'.repeat(3_000)), message('b'.repeat(900)), message('newest')];
  const { json, shortened, originalBytes } = boundedJsonList(messages, { maxBytes: 2048 });
  const kept = JSON.parse(json) as { content: string }[];
  expect(shortened).toBe(true);
  expect(originalBytes).toBeGreaterThan(3_900);
  expect(kept.at(-1)?.content).toBe('newest');
  expect(kept.at(-2)?.content).toBe('b'.repeat(900));
  expect(kept.at(-3)?.content).toContain('[shortened from 3000 bytes]');
});

it('is always valid JSON within the limit, for any messages', async () => {
  const anyMessage = fc.record({ role: fc.string(), content: fc.jsonValue() });
  await fc.assert(
    fc.property(fc.array(anyMessage, { maxLength: 20 }), fc.integer({ min: 64, max: 1_000 }), (messages, limit) => {
      const { json } = boundedJsonList(messages, { maxBytes: limit, before: '{"messages":', after: '}' });
      expect(utf8Length(json)).toBeLessThanOrEqual(limit);
      expect(Array.isArray((JSON.parse(json) as { messages: unknown }).messages)).toBe(true);
    }),
  );
});

it('keeps the newest of many embedding inputs, be they texts or token ids', () => {
  const texts = Array.from({ length: 200 }, (_, index) => `document number ${index}`);
  const keptTexts = JSON.parse(boundedJson(texts, 2048).json) as string[];
  expect(keptTexts.length).toBeGreaterThan(50);
  expect(keptTexts.at(-1)).toBe('document number 199');
  const tokens = Array.from({ length: 2_000 }, (_, index) => index);
  const keptTokens = JSON.parse(boundedJson(tokens, 2048).json) as number[];
  expect(keptTokens.length).toBeGreaterThan(300);
  expect(keptTokens).toEqual(tokens.slice(-keptTokens.length));
});

it('keeps the text of an answer and the first of its many tool calls', () => {
  const toolCalls = Array.from({ length: 30 }, (_, index) => ({
    id: `call_${index}`,
    type: 'function',
    function: { name: 'get_weather', arguments: '{"city":"Oslo"}' },
  }));
  const kept = JSON.parse(boundedJson({ completion: 'I look it up.', toolCalls }, 2048).json);
  expect(kept.completion).toBe('I look it up.');
  expect(kept.toolCalls.length).toBeGreaterThan(10);
  expect(kept.toolCalls[0]).toEqual(toolCalls[0]);
});

it('keeps the first parts of a newest message that has too many', () => {
  const content = Array.from({ length: 60 }, (_, index) => ({ type: 'text', text: `Paragraph ${index} says little.` }));
  const [kept] = JSON.parse(boundedJsonList([message('old'), { role: 'user', content }], { maxBytes: 2048 }).json);
  expect(kept.role).toBe('user');
  expect(kept.content.length).toBeGreaterThan(20);
});

it('leaves out a field whose name alone is too long', () => {
  const { json } = boundedJsonList([{ role: 'user', ['k'.repeat(3_000)]: 1, content: 'Hi' }], { maxBytes: 2048 });
  expect(JSON.parse(json)).toEqual([{ role: 'user', content: 'Hi' }]);
});

it('goes on with older messages where one cannot be shortened', () => {
  const endless = { role: 'tool', content: Array.from({ length: 3_000 }, () => 7) };
  const { json } = boundedJsonList([message('first'), endless, message('newest')], { maxBytes: 1_024 });
  expect(JSON.parse(json)).toEqual([message('first'), message('newest')]);
});

it('of one value is always valid JSON within the limit, and empty only where nothing fits', async () => {
  await fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.integer({ min: 64, max: 1_000 }), (value, limit) => {
      const { json, shortened } = boundedJson({ first: 1, value }, limit);
      expect(utf8Length(json)).toBeLessThanOrEqual(limit);
      expect(JSON.parse(json)).toMatchObject({ first: 1 });
      if (!shortened) expect(JSON.parse(json)).toEqual({ first: 1, value: JSON.parse(JSON.stringify(value)) });
    }),
  );
});

it('shortens the texts inside a single value', () => {
  const { json } = boundedJson({ completion: 'x'.repeat(5_000), reasoning: 'short' }, 1_024);
  expect(JSON.parse(json)).toMatchObject({
    completion: expect.stringContaining('[shortened from 5000 bytes]'),
    reasoning: 'short',
  });
});

it('leaves an answer of many kilobytes as it is where the limit is larger', () => {
  for (const answer of [{ completion: 'She said "yes".\n'.repeat(3_400) }, { completion: 'я'.repeat(32_000) }]) {
    const whole = JSON.stringify(answer);
    const { json, shortened, originalBytes } = boundedJson(answer, 65_536);
    expect({ isWhole: json === whole, shortened, originalBytes }).toEqual({
      isWhole: true,
      shortened: false,
      originalBytes: utf8Length(whole),
    });
  }
});

it('writes only the newest of countless empty items', () => {
  let shown = 0;
  const show = (item: unknown) => {
    shown += 1;
    return item;
  };
  const { shortened, originalBytes } = boundedJsonList(
    Array.from({ length: 100_000 }, () => ({})),
    { maxBytes: 256, show },
  );
  expect({ shown: shown < 200, shortened, isMuch: originalBytes > 16_384 }).toEqual({
    shown: true,
    shortened: true,
    isMuch: true,
  });
});

it('soon has counted what holds itself many times over', () => {
  const endless: Record<string, unknown> = { type: 'object' };
  endless.properties = Array.from({ length: 100 }, () => endless);
  const items = [endless, message('newest')];
  const { json } = boundedJsonList(items, { maxBytes: 2_048, show: stripPayloads });
  expect(JSON.parse(json)).toEqual(items.map(stripPayloads));
});

it('looks at the newest messages of a conversation of megabytes only, and says about how large it was', () => {
  const messages = Array.from({ length: 2_000 }, (_, index) => message(`${index} `.padEnd(1_000, 'x')));
  let shown = 0;
  const show = (item: unknown) => {
    shown += 1;
    return item;
  };
  const { json, shortened, originalBytes } = boundedJsonList(messages, { maxBytes: 2_048, show });
  expect((JSON.parse(json) as { content: string }[]).at(-1)?.content).toMatch(/^1999 x/);
  expect(shortened).toBe(true);
  expect(shown).toBeLessThan(80);
  expect(originalBytes / JSON.stringify(messages).length).toBeCloseTo(1, 1);
});

it('says nothing was left out where only media were', () => {
  const messages = [message(`data:image/png;base64,${'iVBORw0KGgo'.repeat(5_000)}`), message('What is this?')];
  const show = ({ role, content }: { role: string; content: string }) => ({
    role,
    content: content.startsWith('data:') ? '[image/png]' : content,
  });
  const { json, shortened, originalBytes } = boundedJsonList(messages, { maxBytes: 2_048, show });
  expect(JSON.parse(json)).toEqual(messages.map(show));
  expect({ shortened, originalBytes }).toEqual({ shortened: false, originalBytes: json.length });
});
