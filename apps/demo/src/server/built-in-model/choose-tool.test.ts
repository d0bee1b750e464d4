import { describe, expect, it } from 'vitest';
import type { ChatMessage, ChatRequest } from '../gateway/chat-request.ts';
import { chooseTool } from './choose-tool.ts';

const tools = ['get_weather', 'searchFlights'].map((name) => ({ type: 'function', function: { name } }));

function choose(content: string, more: Partial<ChatRequest> = {}) {
  const messages: ChatMessage[] = [{ role: 'user', content }];
  return chooseTool({ model: 'x', messages, tools, ...more })?.function.name;
}

describe('chooseTool', () => {
  it('finds the tool that the user asks for', () => {
    expect(choose('What is the weather in Paris?')).toBe('get_weather');
    expect(choose('Show me flights to Oslo')).toBe('searchFlights');
  });

  it('calls nothing when the message asks for nothing', () => {
    expect(choose('What is the capital of France?')).toBeUndefined();
    expect(choose('Get the current list')).toBeUndefined();
  });

  it('does as tool_choice says', () => {
    expect(choose('What is the weather?', { tool_choice: 'none' })).toBeUndefined();
    expect(choose('Hello', { tool_choice: 'required' })).toBe('get_weather');
    expect(choose('Hello', { tool_choice: { type: 'function', function: { name: 'searchFlights' } } })).toBe(
      'searchFlights',
    );
  });

  it('answers a tool result instead of calling the tool again', () => {
    const messages: ChatMessage[] = [
      { role: 'user', content: 'What is the weather in Paris?' },
      { role: 'tool', content: '{"celsius":21}' },
    ];
    expect(chooseTool({ model: 'x', messages, tools })).toBeUndefined();
  });
});
