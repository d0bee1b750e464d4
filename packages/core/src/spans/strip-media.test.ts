import { expect, it } from 'vitest';
import { stripMessage, stripPart, stripParts } from './strip-media.ts';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

it('replaces an inline image by its kind and size', () => {
  const part = { type: 'image_url', image_url: { url: `data:image/png;base64,${PIXEL}`, detail: 'high' } };
  expect(stripParts([{ type: 'text', text: 'What is this?' }, part])).toEqual([
    { type: 'text', text: 'What is this?' },
    { type: 'image_url', mime: 'image/png', bytes: 70 },
  ]);
});

it('replaces a linked image, audio and a file with a name', () => {
  expect(stripPart({ type: 'image_url', image_url: { url: 'https://x.example/secret.png?token=1' } })).toEqual({
    type: 'image_url',
  });
  expect(stripPart({ type: 'input_audio', input_audio: { data: 'A'.repeat(1024), format: 'wav' } })).toEqual({
    type: 'input_audio',
    mime: 'audio/wav',
    bytes: 768,
  });
  expect(
    stripPart({ type: 'file', file: { filename: 'salaries.pdf', file_data: 'data:application/pdf;base64,AAAA' } }),
  ).toEqual({
    type: 'file',
    mime: 'application/pdf',
    bytes: 3,
  });
});

it('finds media in the shape of Anthropic’s API', () => {
  const part = { type: 'image', source: { type: 'base64', media_type: 'image/jpeg', data: 'B'.repeat(2048) } };
  expect(stripPart(part)).toEqual({ type: 'image', mime: 'image/jpeg', bytes: 1536 });
});

it('strips media out of the results of tools', () => {
  const image = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: PIXEL } };
  const result = { type: 'tool_result', tool_use_id: 't1', content: [{ type: 'text', text: 'See:' }, image] };
  expect(stripPart(result)).toEqual({
    ...result,
    content: [
      { type: 'text', text: 'See:' },
      { type: 'image', mime: 'image/png' },
    ],
  });
});

it('leaves the arguments of tools alone, whatever they call their type', () => {
  const message = {
    role: 'assistant',
    content: null,
    tool_calls: [{ id: 'c1', function: { name: 'save', arguments: { type: 'document', title: 'Plan', text: 'Go.' } } }],
  };
  expect(stripMessage(message)).toEqual(message);
});

it('leaves the sources of an answer alone', () => {
  const part = { type: 'output_text', text: 'It is.', annotations: [{ type: 'file_citation', file_id: 'file-1' }] };
  expect(stripPart(part)).toEqual(part);
});

it('replaces generated images and sounds, and keeps what the sound says', () => {
  const message = {
    role: 'assistant',
    content: null,
    images: [{ type: 'image_url', image_url: { url: `data:image/png;base64,${PIXEL}` } }],
    audio: { id: 'audio_1', transcript: 'Hello there', data: 'AAAA' },
  };
  expect(stripMessage(message)).toEqual({
    role: 'assistant',
    content: null,
    images: [{ type: 'image_url', mime: 'image/png', bytes: 70 }],
    audio: { id: 'audio_1', transcript: 'Hello there', bytes: 3 },
  });
});

it('survives a message that holds itself in many places', () => {
  const message: Record<string, unknown> = { role: 'user', content: 'x' };
  for (const key of ['a', 'b', 'c']) message[key] = message;
  expect(JSON.stringify(stripMessage(message)).length).toBeLessThan(1_000);
});

it('keeps the steps of hosted tools, whose names sound like media', () => {
  const step = { type: 'file_search_call', queries: ['weather'], status: 'completed' };
  expect(stripPart(step)).toEqual(step);
});

it('reads a message once, and without what its class says of it', () => {
  const image = `data:image/png;base64,${PIXEL}`;
  class Message {
    role = 'user';
    content = 'Hi';
    toJSON() {
      return { ...this, raw: image };
    }
  }
  expect(JSON.stringify(stripMessage(new Message()))).toBe('{"role":"user","content":"Hi"}');
  let reads = 0;
  const fickle = {
    role: 'user',
    get content() {
      reads += 1;
      return reads === 1 ? 'Hi' : image;
    },
  };
  expect(JSON.stringify(stripMessage(fickle))).toBe('{"role":"user","content":"Hi"}');
});
