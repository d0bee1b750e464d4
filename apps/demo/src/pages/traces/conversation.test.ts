import { describe, expect, it } from 'vitest';
import { conversationOf } from './conversation.ts';

const attribute = (key: string, value: unknown) => ({ key, type: 'string' as const, value: JSON.stringify(value) });
const text = (content: string) => ({ type: 'text', content });

describe('conversationOf', () => {
  it('reads instructions, question and answer in their order', () => {
    const attributes = [
      attribute('gen_ai.output.messages', [{ role: 'assistant', parts: [text('Paris.')], finish_reason: 'stop' }]),
      attribute('gen_ai.input.messages', [{ role: 'user', parts: [text('The capital of France?')] }]),
      attribute('gen_ai.system_instructions', [text('Be brief.')]),
    ];
    expect(conversationOf(attributes)).toEqual([
      { role: 'system', parts: [{ kind: 'text', text: 'Be brief.' }] },
      { role: 'user', parts: [{ kind: 'text', text: 'The capital of France?' }] },
      { role: 'assistant', parts: [{ kind: 'text', text: 'Paris.' }] },
    ]);
  });

  it('reads reasoning, tool calls, their results and media', () => {
    const parts = [
      { type: 'reasoning', content: 'I need the weather.' },
      { type: 'tool_call', id: 'call_1', name: 'get_weather', arguments: { city: 'Paris' } },
      { type: 'tool_call_response', id: 'call_1', response: '21' },
      { type: 'blob', modality: 'image', bytes: 12 },
    ];
    expect(conversationOf([attribute('gen_ai.output.messages', [{ role: 'assistant', parts }])])[0]?.parts).toEqual([
      { kind: 'reasoning', text: 'I need the weather.' },
      { kind: 'data', label: 'Calls get_weather', value: { city: 'Paris' } },
      { kind: 'data', label: 'Tool result', value: '21' },
      { kind: 'data', label: 'blob', value: parts[3] },
    ]);
  });

  it('is empty where nothing was said or nothing can be read', () => {
    expect(conversationOf([])).toEqual([]);
    expect(conversationOf([{ key: 'gen_ai.input.messages', type: 'string', value: '[{"role":' }])).toEqual([]);
  });
});
