import { describe, expect, it } from 'vitest';
import { parseChatRequest } from './chat-request.ts';

const messages = [{ role: 'user', content: 'Hello' }];

describe('parseChatRequest', () => {
  it('takes the example of the specification and keeps every field', () => {
    const body = {
      model: 'openai/gpt-4o',
      messages: [{ role: 'user', content: 'Analyze this metric...' }],
      user: 'user_12345',
      session_id: 'session_abc',
      trace: {
        trace_id: 'monitoring_pipeline_001',
        trace_name: 'Metric Analysis Pipeline',
        generation_name: 'Anomaly Detection',
        environment: 'production',
        alert_id: 'alert_789',
      },
    };
    expect(parseChatRequest(body)).toEqual({ ok: true, request: body });
  });

  it('keeps fields that only the model behind the gateway understands', () => {
    const body = { model: 'x', messages, temperature: 0.2, response_format: { type: 'json_object' }, stream: null };
    expect(parseChatRequest(body)).toEqual({ ok: true, request: body });
  });

  it('takes images, tools and tool results', () => {
    const body = {
      model: 'x',
      messages: [
        { role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:,' } }] },
        { role: 'assistant', content: null, tool_calls: [{ id: 'call_1', type: 'function' }] },
        { role: 'tool', tool_call_id: 'call_1', content: '{"celsius":21}' },
      ],
      tools: [{ type: 'function', function: { name: 'get_weather', parameters: { type: 'object' } } }],
    };
    expect(parseChatRequest(body)).toEqual({ ok: true, request: body });
  });

  it.each([
    ['no JSON object', 'Hello', '', 'JSON object'],
    ['no model', { messages }, 'model', 'model is required'],
    ['no messages', { model: 'x' }, 'messages', 'messages is required'],
    ['empty messages', { model: 'x', messages: [] }, 'messages', 'messages is empty'],
    ['a prompt for messages', { model: 'x', messages: 'Hello' }, 'messages', 'messages is a list such as'],
    ['a wrong role', { model: 'x', messages: [{ role: 'bot' }] }, 'messages.0.role', 'messages.0.role: A role is one'],
    ['a number as content', { model: 'x', messages: [{ role: 'user', content: 1 }] }, 'messages.0.content', 'a text'],
    ['a text for stream', { model: 'x', messages, stream: 'yes' }, 'stream', 'true or false'],
    ['several answers', { model: 'x', messages, n: 2 }, 'n', 'Leave n out'],
    ['a text for trace', { model: 'x', messages, trace: 'abc' }, 'trace', 'trace is an object such as'],
    ['a number for user', { model: 'x', messages, user: 7 }, 'user', 'user is a text'],
  ])('says what is wrong with %s', (_, body, param, sentence) => {
    expect(parseChatRequest(body)).toEqual({ ok: false, param, message: expect.stringContaining(sentence) });
  });
});
