import { expect, it } from 'vitest';
import { stripMedia } from './strip-media.ts';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

it('replaces an inline image by its kind and size', () => {
  const part = { type: 'image_url', image_url: { url: `data:image/png;base64,${PIXEL}`, detail: 'high' } };
  expect(stripMedia([{ type: 'text', text: 'What is this?' }, part])).toEqual([
    { type: 'text', text: 'What is this?' },
    { type: 'image_url', mime: 'image/png', bytes: 70 },
  ]);
});

it('replaces a linked image, audio and a file with a name', () => {
  expect(stripMedia({ type: 'image_url', image_url: { url: 'https://x.example/secret.png?token=1' } })).toEqual({
    type: 'image_url',
  });
  expect(stripMedia({ type: 'input_audio', input_audio: { data: 'A'.repeat(1024), format: 'wav' } })).toEqual({
    type: 'input_audio',
    mime: 'audio/wav',
    bytes: 768,
  });
  expect(
    stripMedia({ type: 'file', file: { filename: 'salaries.pdf', file_data: 'data:application/pdf;base64,AAAA' } }),
  ).toEqual({
    type: 'file',
    mime: 'application/pdf',
    bytes: 3,
  });
});

it('finds media in the shape of Anthropic’s API', () => {
  const part = { type: 'image', source: { type: 'base64', media_type: 'image/jpeg', data: 'B'.repeat(2048) } };
  expect(stripMedia(part)).toEqual({ type: 'image', mime: 'image/jpeg', bytes: 1536 });
});

it('finds a data URL that stands in plain text', () => {
  expect(stripMedia(`data:image/png;base64,${PIXEL.repeat(4)}`)).toMatchObject({ type: 'data', mime: 'image/png' });
});

it('leaves text alone and survives bottomless nesting', () => {
  const deep: Record<string, unknown> = {};
  deep.deep = deep;
  expect(stripMedia('hello')).toBe('hello');
  expect(JSON.stringify(stripMedia(deep))).toContain('[too deep]');
});

it('keeps the steps of hosted tools, whose names sound like media', () => {
  const step = { type: 'file_search_call', queries: ['weather'], status: 'completed' };
  expect(stripMedia(step)).toEqual(step);
});
