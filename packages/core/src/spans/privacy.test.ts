import { describe, expect, it } from 'vitest';
import type { Generation } from '../generation/generation.ts';
import { encodeTraces } from '../otlp/encode-traces.ts';
import { mapGeneration, resourceSpansOf } from './map-generation.ts';

const CANARY = 'purple-elephant-4711';

const everywhere: Generation = {
  id: 'gen-privacy',
  startedAtMs: 1_769_028_176_000,
  endedAtMs: 1_769_028_177_000,
  request: {
    model: 'openai/gpt-4o',
    messages: [
      { role: 'system', content: `You are ${CANARY}` },
      {
        role: 'user',
        name: CANARY,
        content: [
          { type: 'text', text: CANARY },
          { type: 'image_url', image_url: { url: 'https://x.example/i.png', alt: CANARY } },
          { type: 'file', file: { filename: `${CANARY}.pdf`, file_data: 'data:application/pdf;base64,AAAA' } },
        ],
      },
      {
        role: 'assistant',
        content: null,
        reasoning: CANARY,
        tool_calls: [{ id: 'c1', function: { name: 'f', arguments: `{"a":"${CANARY}"}` } }],
      },
      { role: 'tool', tool_call_id: 'c1', content: `result ${CANARY}` },
    ],
    input: CANARY,
    tools: [{ type: 'function', function: { name: 'f', description: CANARY } }],
  },
  response: {
    choices: [
      {
        index: 0,
        finishReason: 'stop',
        message: {
          role: 'assistant',
          content: CANARY,
          reasoning: CANARY,
          refusal: CANARY,
          tool_calls: [{ function: { arguments: CANARY } }],
        },
      },
    ],
  },
  error: { type: '400', message: `Refused: ${CANARY}` },
  attempts: [
    {
      provider: 'A',
      startedAtMs: 1_769_028_176_000,
      endedAtMs: 1_769_028_176_100,
      error: { type: '500', message: CANARY },
    },
    { provider: 'B', startedAtMs: 1_769_028_176_100, endedAtMs: 1_769_028_176_200 },
  ],
  usage: { inputTokens: 3, outputTokens: 4, totalCostUsd: 0.1 },
  trace: { environment: 'production' },
};

const bytesOf = (privacyMode: boolean) =>
  new TextDecoder().decode(encodeTraces([resourceSpansOf(mapGeneration(everywhere, { privacyMode }))]));

describe('privacy mode', () => {
  it('lets no byte of a prompt or completion leave, wherever it stands', () => {
    expect(bytesOf(true)).not.toContain(CANARY);
    expect(bytesOf(false)).toContain(CANARY);
  });

  it('keeps all metadata that fits without it, and no more', () => {
    const trace = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`k${index}`, 'v'.repeat(3_000)]));
    const metadata = (privacyMode: boolean) => {
      const [call] = mapGeneration({ ...everywhere, trace }, { privacyMode }).calls;
      const { attributes = [], droppedAttributesCount } = call ?? {};
      return [attributes.filter(({ key }) => key.startsWith('trace.metadata.')), droppedAttributesCount];
    };
    expect(metadata(true)).toEqual(metadata(false));
  });

  it('changes nothing else', () => {
    const contentKeys =
      /^gen_ai\.(prompt|completion|input\.messages|output\.messages|system_instructions|tool\.definitions)(\.truncated|\.original_bytes)?$/;
    const open = mapGeneration(everywhere).calls.map(({ attributes }) =>
      attributes.filter(({ key }) => !contentKeys.test(key)),
    );
    const closed = mapGeneration(everywhere, { privacyMode: true }).calls.map(({ attributes }) => attributes);
    expect(closed).toEqual(open);
  });
});
