import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Generation } from '../generation/generation.ts';
import { createTestClock } from '../testing/create-test-clock.ts';
import { fixtureBytes, fixtureJson } from './__fixtures__/read-fixture.ts';
import { type CaptureResponseOptions, captureResponse } from './capture-response.ts';

const encoder = new TextEncoder();
const request = fixtureJson('chat.request.json');
const delta = (content: string) =>
  `data: ${JSON.stringify({ id: 'gen-1', choices: [{ index: 0, delta: { content } }] })}\n\n`;

/** A body that hands out one chunk for each read, and tells what was asked of it. */
function scriptedBody(chunks: readonly Uint8Array[], end: 'close' | 'hang' | Error = 'close') {
  const seen = { pulls: 0, cancelledWith: undefined as unknown };
  let fail: (error: Error) => void = () => undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        fail = (error) => controller.error(error);
      },
      pull(controller) {
        const chunk = chunks[seen.pulls];
        seen.pulls += 1;
        if (chunk !== undefined) controller.enqueue(chunk);
        else if (end === 'close') controller.close();
        else if (end !== 'hang') controller.error(end);
      },
      cancel(reason) {
        seen.cancelledWith = reason;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, seen, fail: (error: Error) => fail(error) };
}

function capture(response: Response, options: Partial<CaptureResponseOptions> = {}) {
  const generations: Generation[] = [];
  const recorder = { record: (generation: Generation) => generations.push(generation) };
  const captured = captureResponse(response, { request, recorder, clock: createTestClock(), ...options });
  return { captured, generations };
}

it('passes on a reason phrase in any script', async () => {
  const answer = Response.json(fixtureJson('chat.response.json'));
  Object.defineProperty(answer, 'statusText', { value: '成功' });
  const { captured, generations } = capture(answer);
  expect(captured.statusText).toBe('成功');
  expect(await captured.json()).toEqual(fixtureJson('chat.response.json'));
  expect(generations).toHaveLength(1);
});

function contentOf(generation: Generation | undefined): unknown {
  return generation?.response?.choices[0]?.message.content;
}

const sse = { headers: { 'content-type': 'text/event-stream' } };

describe('an answer that is passed on', () => {
  it('keeps its bytes and gives the same generation however a stream is cut', async () => {
    const bytes = fixtureBytes('chat.sse');
    const whole = capture(new Response(bytes, sse));
    await whole.captured.arrayBuffer();

    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: bytes.length }), { maxLength: 30 }), async (cuts) => {
        const ends = [...cuts, bytes.length].sort((a, b) => a - b);
        const chunks = ends.map((end, index) => bytes.slice(index === 0 ? 0 : ends[index - 1], end));
        const { captured, generations } = capture(new Response(scriptedBody(chunks).body, sse));
        const received: Uint8Array[] = [];
        for await (const chunk of captured.body ?? []) received.push(chunk);

        expect(received).toEqual(chunks);
        expect(generations).toEqual(whole.generations);
      }),
      { numRuns: 25 },
    );
    expect(whole.generations).toHaveLength(1);
    expect(contentOf(whole.generations[0])).toBe('Ich sehe nach – für Köln und Kraków. 🌦️');
  });

  it('hands on the very chunks, one for each read and none before', async () => {
    const chunks = [encoder.encode(delta('a')), encoder.encode(delta('b'))];
    const { body, seen } = scriptedBody(chunks);
    const reader = capture(new Response(body, sse)).captured.body?.getReader();

    expect(seen.pulls).toBe(0);
    expect((await reader?.read())?.value).toBe(chunks[0]);
    expect(seen.pulls).toBe(1);
    expect((await reader?.read())?.value).toBe(chunks[1]);
    expect((await reader?.read())?.done).toBe(true);
  });

  it('keeps status, headers and address', async () => {
    const headers = new Headers({ 'content-type': 'application/json', 'x-request-id': 'r1' });
    headers.append('set-cookie', 'a=1');
    headers.append('set-cookie', 'b=2');
    const original = new Response('{"error":{"message":"Slow down"}}', {
      status: 429,
      statusText: 'Too Many',
      headers,
    });
    Object.defineProperty(original, 'url', { value: 'https://api.example/v1/chat/completions' });
    const { captured, generations } = capture(original);

    expect(captured).toMatchObject({ status: 429, statusText: 'Too Many', ok: false, redirected: false });
    expect(captured.url).toBe('https://api.example/v1/chat/completions');
    expect([...captured.headers]).toEqual([...headers]);
    expect(captured.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await captured.json()).toEqual({ error: { message: 'Slow down' } });
    expect(generations[0]?.error).toEqual({ type: '429', message: 'Slow down' });
  });

  it('can be copied', async () => {
    const { captured, generations } = capture(Response.json({ choices: [{ message: { content: 'Hi' } }] }));
    const copy = captured.clone();

    expect(await captured.json()).toEqual(await copy.json());
    expect(generations).toHaveLength(1);
  });

  it('is captured as JSON, whatever was asked for', async () => {
    const { captured, generations } = capture(Response.json(fixtureJson('chat.response.json')));
    await captured.text();

    expect(generations[0]).toMatchObject({ id: 'gen-1769028176-9hoKxJ8TwmmjRXQnYX3w', providerName: 'Amazon Bedrock' });
    expect(generations[0]?.firstTokenAtMs).toBeUndefined();
  });

  it('without a body is recorded at once and handed back as it is', () => {
    const original = new Response(null, { status: 204 });
    const { captured, generations } = capture(original);

    expect(captured).toBe(original);
    expect(generations[0]?.error?.type).toBe('invalid_response');
  });

  it('is measured from the start of the call', async () => {
    const clock = createTestClock();
    const startedAtMs = clock.now() - 700;
    const { body } = scriptedBody([encoder.encode(delta('a'))]);
    const { captured, generations } = capture(new Response(body, sse), { clock, startedAtMs });
    await clock.advance(300);
    await captured.text();

    expect(generations[0]).toMatchObject({
      startedAtMs,
      firstTokenAtMs: startedAtMs + 1_000,
      endedAtMs: startedAtMs + 1_000,
    });
  });
});

describe('an answer that does not come to its end', () => {
  it('is recorded when the client leaves, and the provider is told', async () => {
    const { body, seen } = scriptedBody([encoder.encode(delta('Half an ans'))], 'hang');
    const { captured, generations } = capture(new Response(body, sse));
    const reader = captured.body?.getReader();
    await reader?.read();
    await reader?.cancel('bye');

    expect(seen.cancelledWith).toBe('bye');
    expect(generations).toHaveLength(1);
    expect(generations[0]?.error?.type).toBe('client_disconnected');
    expect(contentOf(generations[0])).toBe('Half an ans');
  });

  it('is recorded when the client leaves while it waits for more', async () => {
    const { body } = scriptedBody([], 'hang');
    const { captured, generations } = capture(new Response(body, sse));
    const reader = captured.body?.getReader();
    const waiting = reader?.read();
    await reader?.cancel();

    expect((await waiting)?.done).toBe(true);
    expect(generations.map(({ error }) => error?.type)).toEqual(['client_disconnected']);
  });

  it('fails for its reader as it would have, and is recorded with what came before', async () => {
    const broken = new TypeError('terminated');
    const { body } = scriptedBody([encoder.encode(delta('Half'))], broken);
    const { captured, generations } = capture(new Response(body, sse));

    await expect(captured.text()).rejects.toBe(broken);
    expect(generations).toHaveLength(1);
    expect(generations[0]?.error).toEqual({ type: 'TypeError', message: 'terminated' });
    expect(contentOf(generations[0])).toBe('Half');
  });

  it('is recorded when it is aborted while nobody reads', async () => {
    const { body, fail } = scriptedBody([], 'hang');
    const { captured, generations } = capture(new Response(body, sse));
    const aborted = new DOMException('This operation was aborted', 'AbortError');
    fail(aborted);

    await expect(captured.body?.getReader().closed).rejects.toBe(aborted);
    expect(generations.map(({ error }) => error?.type)).toEqual(['client_disconnected']);
  });

  it('is recorded at [DONE] where its reader never sees the end of the body', async () => {
    const { body } = scriptedBody([encoder.encode(delta('All')), encoder.encode('data: [DONE]\n\n')], 'hang');
    const { captured, generations } = capture(new Response(body, sse));
    const reader = captured.body?.getReader();
    await reader?.read();
    expect(generations).toHaveLength(0);
    await reader?.read();

    expect(generations).toHaveLength(1);
    await reader?.cancel();
    expect(generations).toHaveLength(1);
    expect(generations[0]?.error).toBeUndefined();
  });

  it('is no failure where [DONE] is missing', async () => {
    const finish = 'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}';
    const { captured, generations } = capture(new Response(delta('All') + finish, sse));
    await captured.text();

    expect(generations[0]?.error).toBeUndefined();
    expect(generations[0]?.response?.choices[0]?.finishReason).toBe('stop');
  });

  it('in JSON fails where it breaks off, but not where all of it had come', async () => {
    const half = scriptedBody([encoder.encode('{"choices":[{"mess')], 'hang');
    const first = capture(new Response(half.body));
    const reader = first.captured.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(first.generations[0]?.error?.type).toBe('client_disconnected');

    const all = scriptedBody([encoder.encode('{"choices":[{"message":{"content":"Hi"}}]}')], 'hang');
    const second = capture(new Response(all.body));
    const other = second.captured.body?.getReader();
    await other?.read();
    await other?.cancel();
    expect(second.generations[0]?.error).toBeUndefined();
    expect(contentOf(second.generations[0])).toBe('Hi');
  });
});

describe('a capture that fails', () => {
  it('leaves the answer alone, and tells the logger without content', async () => {
    const warn = vi.fn();
    const logger = { debug() {}, info() {}, warn, error() {} };
    const recorder = {
      record() {
        throw new RangeError('secret prompt');
      },
    };
    const { captured } = capture(new Response('{"choices":[]}'), { recorder, logger });

    expect(await captured.text()).toBe('{"choices":[]}');
    expect(warn.mock.calls).toEqual([
      ['A call was not captured. The call itself is not affected.', { error: 'RangeError' }],
    ]);
  });

  it('hands a body back that is already being read', async () => {
    const original = new Response('{}');
    const reader = original.body?.getReader();
    const { captured, generations } = capture(original);

    expect(captured).toBe(original);
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('{}');
    expect(generations).toHaveLength(0);
  });

  it.each([
    ['not JSON', '<html>502</html>', 200],
    ['a hostile shape', '{"choices":{"length":5},"usage":[],"error":7}', 200],
    ['an array', '[{"error":{"code":400,"message":"Bad"}}]', 400],
    ['nothing', '', 500],
    ['bytes that are no text', '\u0000\ufffd', 200],
    ['megabytes in one value', `{"choices":[{"message":{"content":"${'x'.repeat(3_000_000)}"}}]}`, 200],
  ])('is not what happens with %s', async (_, text, status) => {
    const logger = { debug() {}, info() {}, warn: vi.fn(), error() {} };
    const { captured, generations } = capture(new Response(text, { status }), { logger });

    expect(await captured.text()).toBe(text);
    expect(generations).toHaveLength(1);
    expect(logger.warn).not.toHaveBeenCalled();
  });
});
