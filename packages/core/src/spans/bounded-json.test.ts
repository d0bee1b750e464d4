import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { boundedJson, boundedJsonList } from './bounded-json.ts';
import { utf8Length } from './shorten-text.ts';

const message = (content: string) => ({ role: 'user', content });

it('leaves a conversation that fits as it is', () => {
  const messages = [message('one'), message('two')];
  expect(JSON.parse(boundedJsonList(messages, 2048).json)).toEqual(messages);
});

it('keeps the newest message whole and shortens or leaves out the oldest', () => {
  const messages = [message('a'.repeat(3_000)), message('b'.repeat(900)), message('newest')];
  const { json, shortened, originalBytes } = boundedJsonList(messages, 2048);
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
      const { json } = boundedJsonList(messages, limit, '{"messages":', '}');
      expect(utf8Length(json)).toBeLessThanOrEqual(limit);
      expect(Array.isArray((JSON.parse(json) as { messages: unknown }).messages)).toBe(true);
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
