import { describe, expect, it } from 'vitest';
import { chatBodyOf, EXAMPLE_DRAFT } from './chat-draft.ts';

const blank = {
  ...EXAMPLE_DRAFT,
  ...{ user: '', sessionId: '', traceId: '', traceName: '', generationName: ' ', metadata: '', stream: false },
};

describe('chatBodyOf', () => {
  it("makes the specification's example body", () => {
    expect(chatBodyOf({ ...EXAMPLE_DRAFT, stream: false })).toEqual({
      ok: true,
      body: {
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
      },
    });
  });

  it('leaves blank fields out', () => {
    const result = chatBodyOf(blank);
    expect(result.ok && Object.keys(result.body)).toEqual(['model', 'messages']);
  });

  it('streams and offers a tool when asked to', () => {
    expect(chatBodyOf({ ...blank, stream: true, offersTool: true })).toMatchObject({
      body: { stream: true, tools: [{ function: { name: 'get_weather' } }] },
    });
  });

  it('keeps nested metadata as it is', () => {
    expect(chatBodyOf({ ...blank, metadata: '{"team":{"id":7}}' })).toMatchObject({
      body: { trace: { team: { id: 7 } } },
    });
  });

  it.each([
    ['{environment: 1}', 'not JSON'],
    ['["production"]', 'JSON object'],
    ['null', 'JSON object'],
    ['{"trace_id":"x"}', 'a field of its own'],
  ])('says what is wrong with the metadata %s', (metadata, sentence) => {
    expect(chatBodyOf({ ...blank, metadata })).toEqual({
      ok: false,
      issues: { metadata: expect.stringContaining(sentence) },
    });
  });

  it('asks for a message and a model', () => {
    expect(chatBodyOf({ ...blank, message: ' ', model: '' })).toEqual({
      ok: false,
      issues: { message: 'Write a message first.', model: expect.stringContaining('openai/gpt-4o') },
    });
  });
});
