import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTestClock } from '../testing/create-test-clock.ts';
import { fixtureBytes, fixtureJson } from './__fixtures__/read-fixture.ts';
import { createStreamCapture } from './create-stream-capture.ts';
import type { CaptureFormatName } from './formats/capture-format.ts';

const STREAMS: readonly (readonly [name: string, format: CaptureFormatName, request: string])[] = [
  ['chat.sse', 'chat_completions', 'chat.request.json'],
  ['chat-choices.sse', 'chat_completions', 'chat-choices.request.json'],
  ['chat-error.sse', 'chat_completions', 'chat.request.json'],
  ['text.sse', 'text_completions', 'text.request.json'],
  ['responses.sse', 'responses', 'responses.request.json'],
  ['messages.sse', 'messages', 'messages.request.json'],
  ['messages-error.sse', 'messages', 'messages.request.json'],
];

const delta = (content: string) => ({ id: 'gen-1', choices: [{ index: 0, delta: { content } }] });

describe('a captured stream', () => {
  it.each(STREAMS)('of %s is the same generation however its bytes are cut', (name, format, request) => {
    const bytes = fixtureBytes(name);
    const capture = (cuts: readonly number[]) => {
      const stream = createStreamCapture({ format, request: fixtureJson(request), clock: createTestClock() });
      const ends = [...cuts.map((cut) => cut % bytes.length), bytes.length].sort((a, b) => a - b);
      let from = 0;
      for (const end of ends) {
        stream.push(bytes.slice(from, end));
        from = end;
      }
      return stream.end();
    };
    const whole = capture([]);

    expect(capture(Array.from(bytes.keys()))).toEqual(whole);
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 40 }), (cuts) => {
        expect(capture(cuts)).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  it('is the same generation from parsed events as from bytes', () => {
    const text = new TextDecoder().decode(fixtureBytes('chat.sse'));
    const options = { request: fixtureJson('chat.request.json'), clock: createTestClock() };
    const fromBytes = createStreamCapture(options);
    fromBytes.push(fixtureBytes('chat.sse'));
    const fromEvents = createStreamCapture(options);
    for (const [, data = ''] of text.matchAll(/^data: (\{.*)$/gm)) {
      fromEvents.push(JSON.parse(data) as Record<string, unknown>);
    }

    expect(fromEvents.end()).toEqual(fromBytes.end());
  });

  it('times the first piece of output, not the first byte', async () => {
    const clock = createTestClock({ nowMs: 1_769_028_176_000 });
    const capture = createStreamCapture({ request: {}, clock });
    await clock.advance(100);
    capture.push(new TextEncoder().encode(': PROCESSING\n\n'));
    capture.push({ id: 'gen-1', choices: [{ index: 0, delta: { role: 'assistant', content: '' } }] });
    await clock.advance(200);
    capture.push({ choices: [{ index: 0, delta: { reasoning: 'Hm' } }] });
    await clock.advance(300);
    capture.push(delta('Hi'));

    expect(capture.end()).toMatchObject({
      startedAtMs: 1_769_028_176_000,
      firstTokenAtMs: 1_769_028_176_300,
      endedAtMs: 1_769_028_176_600,
    });
  });

  it('counts a tool call as output', async () => {
    const clock = createTestClock();
    const capture = createStreamCapture({ request: {}, clock, startedAtMs: clock.now() - 50 });
    capture.push({ choices: [{ index: 0, delta: { tool_calls: [{ index: 0, id: 'a', function: { name: 'f' } }] } }] });
    await clock.advance(10);
    const { startedAtMs, firstTokenAtMs = 0, endedAtMs } = capture.end();

    expect([firstTokenAtMs - startedAtMs, endedAtMs - startedAtMs]).toEqual([50, 60]);
  });

  it('does not run backwards when the wall clock is corrected', async () => {
    const clock = createTestClock();
    const capture = createStreamCapture({ request: {}, clock });
    await clock.advance(40);
    clock.jump(-3_600_000);
    capture.push(delta('Hi'));
    const { startedAtMs, firstTokenAtMs = 0, endedAtMs } = capture.end();

    expect([firstTokenAtMs - startedAtMs, endedAtMs - startedAtMs]).toEqual([40, 40]);
  });

  it('keeps what came before the client left', () => {
    const capture = createStreamCapture({ request: { model: 'm' } });
    capture.push(delta('Half an ans'));

    expect(capture.end('client_disconnected')).toMatchObject({
      error: { type: 'client_disconnected' },
      response: { choices: [{ finishReason: null, message: { content: 'Half an ans' } }] },
    });
  });

  it('is no failure where the client leaves after the last word', () => {
    const capture = createStreamCapture({ request: { model: 'm' } });
    capture.push(delta('All'));
    capture.push({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });

    expect(capture.end('client_disconnected').error).toBeUndefined();
  });

  it('fails with the class of what was thrown', () => {
    const capture = createStreamCapture({ request: { model: 'm' } });
    const cause = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });

    expect(capture.end(new TypeError('terminated', { cause })).error).toEqual({
      type: 'UND_ERR_SOCKET',
      message: 'terminated: other side closed',
    });
  });

  it('fails with its HTTP status, whatever kind of body says why', () => {
    const capture = createStreamCapture({ request: { model: 'm' }, status: 503 });
    capture.push(new TextEncoder().encode('upstream connect error'));

    expect(capture.end().error).toEqual({ type: '503', message: 'upstream connect error' });
  });

  it('says when content had to be left out', () => {
    const capture = createStreamCapture({ request: { model: 'm' }, maxContentChars: 100 });
    for (let index = 0; index < 100; index += 1) capture.push(delta('0123456789'));

    expect(capture.end().contentTruncated).toBe(true);
  });

  it('takes any event, however hostile', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STREAMS.map(([, format]) => format)),
        fc.array(hostileEvent(), { maxLength: 10 }),
        (format, events) => {
          const capture = createStreamCapture({ format, request: {}, clock: createTestClock() });
          for (const event of events) capture.push(event);
          expect(typeof capture.end().id).toBe('string');
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Events that have the right names in them, and anything as values. */
function hostileEvent(): fc.Arbitrary<Record<string, unknown>> {
  const names = [
    'choices',
    'delta',
    'message',
    'index',
    'tool_calls',
    'function',
    'usage',
    'error',
    'item',
    'response',
  ];
  const more = [
    'output',
    'content',
    'content_block',
    'type',
    'reasoning_details',
    'output_index',
    'code',
    'finish_reason',
  ];
  const types = ['content_block_start', 'content_block_delta', 'message_start', 'message_delta', 'error', 'text_delta'];
  const others = ['response.output_item.added', 'response.output_text.delta', 'response.completed', 'function_call'];
  const leaf = fc.oneof(
    fc.constantFrom(...types, ...others, '', 'x'),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.nat(),
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      leaf,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names, ...more, '__proto__'), tie('value'), { maxKeys: 6 }),
    ),
  }));
  return fc.dictionary(fc.constantFrom(...names, ...more), value, { maxKeys: 6 });
}
