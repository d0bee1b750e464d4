import { describe, expect, it } from 'vitest';
import { semanticMessage } from './semantic-messages.ts';

describe('a message in the shape of the semantic conventions', () => {
  it('has its text as a part', () => {
    expect(semanticMessage({ role: 'user', content: 'Hello' })).toEqual({
      role: 'user',
      parts: [{ type: 'text', content: 'Hello' }],
    });
  });

  it('of a model that thinks and calls tools has reasoning first, then text, then the calls', () => {
    const message = {
      role: 'assistant',
      content: 'I look it up.',
      reasoning: 'I need the weather.',
      tool_calls: [
        { id: 'call_1', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Oslo"}' } },
        { id: 'call_2', type: 'custom', custom: { name: 'sql', input: 'SELECT 1' } },
      ],
    };
    expect(semanticMessage(message, 'tool_calls')).toEqual({
      role: 'assistant',
      finish_reason: 'tool_calls',
      parts: [
        { type: 'reasoning', content: 'I need the weather.' },
        { type: 'text', content: 'I look it up.' },
        { type: 'tool_call', id: 'call_1', name: 'get_weather', arguments: { city: 'Oslo' } },
        { type: 'tool_call', id: 'call_2', name: 'sql', arguments: 'SELECT 1' },
      ],
    });
  });

  it('keeps arguments that are no JSON as they are', () => {
    const message = { role: 'assistant', tool_calls: [{ id: 'c', function: { name: 'f', arguments: '{"cut' } }] };
    expect(semanticMessage(message).parts).toEqual([{ type: 'tool_call', id: 'c', name: 'f', arguments: '{"cut' }]);
  });

  it('of a tool is the answer to its call', () => {
    expect(semanticMessage({ role: 'tool', tool_call_id: 'call_1', content: '-4 °C' })).toEqual({
      role: 'tool',
      parts: [{ type: 'tool_call_response', id: 'call_1', response: '-4 °C' }],
    });
  });

  it('of an older model has its function call, of a speaking one its words, of a painting one its picture', () => {
    const url = 'data:image/png;base64,AAAA';
    const message = {
      role: 'assistant',
      content: null,
      function_call: { name: 'get_weather', arguments: '{"city":"Bern"}' },
      audio: { id: 'audio_1', transcript: 'Hello there', data: 'AAAA' },
      images: [{ type: 'image_url', image_url: { url } }],
    };
    expect(semanticMessage(message).parts).toEqual([
      { type: 'text', content: 'Hello there' },
      { type: 'blob', modality: 'audio', bytes: 3 },
      { type: 'blob', modality: 'image', mime_type: 'image/png', bytes: 3 },
      { type: 'tool_call', name: 'get_weather', arguments: { city: 'Bern' } },
    ]);
  });

  it('leaves a tool’s arguments alone that call themselves a document', () => {
    const input = { type: 'document', title: 'Plan', text: 'Go.' };
    const call = { id: 'c1', function: { name: 'save', arguments: JSON.stringify(input) } };
    expect(semanticMessage({ role: 'assistant', tool_calls: [call] }).parts).toMatchObject([{ arguments: input }]);
  });

  it('has the first thousand of its parts and of its calls', () => {
    const content = Array.from({ length: 100_000 }, (_, index) => index);
    const calls = content.map((index) => ({ id: `call_${index}`, function: { name: 'f', arguments: '{}' } }));
    const { parts } = semanticMessage({ role: 'assistant', content, tool_calls: calls });
    expect(parts).toHaveLength(2_000);
    expect(parts[999]).toEqual({ type: 'text', content: 999 });
    expect(parts.at(-1)).toMatchObject({ id: 'call_999' });
  });

  it('shows media by kind and size, and a refusal as such', () => {
    const image = { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } };
    expect(semanticMessage({ role: 'user', content: [image] }).parts).toEqual([
      { type: 'blob', modality: 'image', mime_type: 'image/png', bytes: 3 },
    ]);
    expect(semanticMessage({ role: 'assistant', content: null, refusal: 'No.' }).parts).toEqual([
      { type: 'refusal', content: 'No.' },
    ]);
  });
});
