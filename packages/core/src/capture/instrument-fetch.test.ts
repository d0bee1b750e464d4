import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Generation } from '../generation/generation.ts';
import { createTestClock } from '../testing/create-test-clock.ts';
import { fixtureBytes, fixtureJson } from './__fixtures__/read-fixture.ts';
import { type InstrumentFetchOptions, instrumentFetch } from './instrument-fetch.ts';

const chatRequest = { model: 'gpt-4o', messages: [{ role: 'user', content: 'Hi' }] };
const chatAnswer = {
  id: 'chatcmpl-CwXyZ0abcdEFGH1234',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hello' } }],
};
const openai = 'https://api.openai.com/v1';
type FetchCall = Parameters<typeof globalThis.fetch>;

function instrument(
  answer: () => Response | Promise<Response> = () => Response.json(chatAnswer),
  options: InstrumentFetchOptions = {},
) {
  const generations: Generation[] = [];
  const calls: FetchCall[] = [];
  const send: typeof globalThis.fetch = async (...call) => {
    calls.push(call);
    return answer();
  };
  const recorder = { record: (generation: Generation) => generations.push(generation) };
  return { fetch: instrumentFetch(send, recorder, { clock: createTestClock(), ...options }), generations, calls };
}

function post(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** The ways in which clients call `fetch`. */
const INPUTS: readonly (readonly [name: string, call: () => FetchCall])[] = [
  ['a string', () => [`${openai}/chat/completions`, post(chatRequest)]],
  ['a URL', () => [new URL(`${openai}/chat/completions`), post(chatRequest)]],
  ['a Request', () => [new Request(`${openai}/chat/completions`, post(chatRequest))]],
  ['a Request with another body', () => [new Request(`${openai}/chat/completions`, post({})), post(chatRequest)]],
  [
    'bytes',
    () => [`${openai}/chat/completions`, { ...post({}), body: new TextEncoder().encode(JSON.stringify(chatRequest)) }],
  ],
  ['a view', () => [`${openai}/chat/completions`, { ...post({}), body: viewOf(JSON.stringify(chatRequest)) }]],
  ['a Blob', () => [`${openai}/chat/completions`, { ...post({}), body: new Blob([JSON.stringify(chatRequest)]) }]],
  ['a relative path', () => ['/api/v1/chat/completions', post(chatRequest)]],
  ['a lower-case method', () => [`${openai}/chat/completions`, { ...post(chatRequest), method: 'post' }]],
];

describe('an instrumented fetch', () => {
  it.each([
    ['chat_completions', '/chat/completions', 'chat', 'chat', 'chat.sse'],
    ['text_completions', '/completions', 'text', 'text_completion', 'text.sse'],
    ['responses', '/responses', 'responses', 'chat', 'responses.sse'],
    ['messages', '/messages', 'messages', 'chat', 'messages.sse'],
  ])('records calls of %s, whole and streamed', async (_, path, name, operation, stream) => {
    const whole = instrument(() => Response.json(fixtureJson(`${name}.response.json`)));
    await (await whole.fetch(`${openai}${path}`, post(fixtureJson(`${name}.request.json`)))).text();
    const streamed = instrument(
      () => new Response(fixtureBytes(stream), { headers: { 'content-type': 'text/event-stream' } }),
    );
    await (await streamed.fetch(`${openai}${path}/?api-version=1`, post(fixtureJson(`${name}.request.json`)))).text();

    expect(whole.generations).toHaveLength(1);
    expect(whole.generations[0]).toMatchObject({ operation, response: { choices: [{ index: 0 }] } });
    expect(streamed.generations).toHaveLength(1);
    expect(streamed.generations[0]).toMatchObject({ id: whole.generations[0]?.id, usage: whole.generations[0]?.usage });
    expect(streamed.generations[0]?.firstTokenAtMs).toBeDefined();
  });

  it('records embeddings', async () => {
    const { fetch, generations } = instrument(() => Response.json(fixtureJson('embeddings.response.json')));
    await (await fetch(`${openai}/embeddings`, post(fixtureJson('embeddings.request.json')))).json();

    expect(generations[0]).toMatchObject({ operation: 'embeddings', usage: { inputTokens: 2 } });
  });

  it('forwards exactly what it was given', async () => {
    const { fetch, calls } = instrument();
    const init = {
      ...post({ ...chatRequest, trace: { trace_id: 't' }, session_id: 's' }),
      signal: AbortSignal.timeout(1e6),
    };
    await fetch(`${openai}/chat/completions`, init);
    const url = new URL(`${openai}/models`);
    await fetch(url);

    expect(calls[0]?.[0]).toBe(`${openai}/chat/completions`);
    expect(calls[0]?.[1]).toBe(init);
    expect(calls[1]).toEqual([url]);
  });

  it.each(INPUTS)('understands %s, and leaves its body to the call', async (_, call) => {
    const { fetch, generations, calls } = instrument();
    const answer = await fetch(...call());

    expect(await answer.json()).toEqual(chatAnswer);
    await vi.waitFor(() => expect(generations).toHaveLength(1));
    expect(generations[0]?.request.messages).toEqual(chatRequest.messages);
    const [input, init] = calls[0] ?? [];
    if (input instanceof Request && init === undefined) expect(await input.json()).toEqual(chatRequest);
  });

  it.each([
    ['other paths', `${openai}/chat/completions/123`, post(chatRequest)],
    ['counts of tokens', `${openai}/messages/count_tokens`, post({ ...chatRequest, max_tokens: 1 })],
    ['messages of an assistant thread', `${openai}/threads/thread_1/messages`, post({ role: 'user', content: 'Hi' })],
    ['messages of a chat tool', 'https://chat.example/channels/1/messages', post({ text: 'Hi' })],
    ['GET', `${openai}/responses`, { method: 'GET' }],
    ['calls without a body', `${openai}/chat/completions`, { method: 'POST' }],
    ['bodies that are not JSON', `${openai}/chat/completions`, { method: 'POST', body: 'hello' }],
    ['bodies of another shape', `${openai}/chat/completions`, post([chatRequest])],
    ['forms', `${openai}/completions`, { method: 'POST', body: new URLSearchParams({ prompt: 'x' }) }],
  ])('leaves alone: %s', async (_, url, init) => {
    const original = Response.json(chatAnswer);
    const { fetch, generations } = instrument(() => original);

    expect(await fetch(url, init)).toBe(original);
    await original.text();
    expect(generations).toHaveLength(0);
  });

  it('leaves a streamed body alone, which it cannot read without taking it', async () => {
    const body = new Blob([JSON.stringify(chatRequest)]).stream();
    const { fetch, generations, calls } = instrument();
    await (await fetch(`${openai}/chat/completions`, { method: 'POST', body, duplex: 'half' } as RequestInit)).text();

    expect(generations).toHaveLength(0);
    expect(await new Response(calls[0]?.[1]?.body).json()).toEqual(chatRequest);
  });

  it('honours the session and the parent in the headers', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const { fetch, generations } = instrument();
    const headers = { 'X-Session-Id': 'session_1', traceparent };
    await (await fetch(`${openai}/chat/completions`, { ...post(chatRequest), headers })).text();
    await (await fetch(new Request(`${openai}/chat/completions`, { ...post(chatRequest), headers }))).text();

    await vi.waitFor(() => expect(generations).toHaveLength(2));
    for (const generation of generations) expect(generation).toMatchObject({ sessionId: 'session_1', traceparent });
  });

  it('takes what the application knows at the moment of the call', async () => {
    const context = vi.fn(() => ({ user: 'user_1', trace: { feature: 'search' }, traceparent: 'nonsense' }));
    const { fetch, generations } = instrument(undefined, { owner: 'workspace_1', apiKey: { name: 'ci' }, context });
    await (await fetch(`${openai}/chat/completions`, post({ ...chatRequest, user: 'user_2' }))).text();

    expect(context.mock.calls[0]).toMatchObject([
      { format: 'chat_completions', url: new URL(`${openai}/chat/completions`) },
    ]);
    expect(generations[0]).toMatchObject({
      owner: 'workspace_1',
      apiKey: { name: 'ci' },
      user: 'user_2',
      trace: { feature: 'search' },
      system: 'openai',
    });
    expect(generations[0]?.traceparent).toBeUndefined();
  });

  it('names the model of an Azure deployment', async () => {
    const { fetch, generations } = instrument();
    const url = 'https://acme.openai.azure.com/openai/deployments/my-gpt/chat/completions?api-version=2024-10-21';
    await (await fetch(url, post({ messages: chatRequest.messages }))).text();

    expect(generations[0]).toMatchObject({ system: 'azure-openai', request: { model: 'my-gpt' } });
  });

  it('cuts long texts of a huge request, says so, and forwards all of it', async () => {
    const image = `data:image/png;base64,${'A'.repeat(500_000)}`;
    const messages = [{ role: 'user', content: [{ type: 'image_url', image_url: { url: image } }] }];
    const { fetch, generations, calls } = instrument(undefined, { maxContentChars: 100_000 });
    await (await fetch(`${openai}/chat/completions`, post({ model: 'gpt-4o', messages }))).text();

    expect(String(calls[0]?.[1]?.body)).toContain(image);
    expect(JSON.stringify(generations[0]).length).toBeLessThan(200_000);
    expect(generations[0]).toMatchObject({ contentTruncated: true, request: { model: 'gpt-4o' } });
  });

  it('keeps what is configured where the application hook has no value for it', async () => {
    const { fetch, generations } = instrument(undefined, {
      owner: 'team-a',
      context: () => ({ owner: undefined, headers: undefined }),
    });
    const call = { ...post(chatRequest), headers: { 'x-session-id': 'session-1' } };
    await (await fetch(`${openai}/chat/completions`, call)).text();
    expect(generations[0]).toMatchObject({ owner: 'team-a', sessionId: 'session-1' });
  });

  it('hands on a fake answer that is not a Response', async () => {
    const fake = { ok: true, status: 200, json: async () => chatAnswer } as Response;
    const { fetch } = instrument(() => fake);
    expect(await fetch(`${openai}/chat/completions`, post(chatRequest))).toBe(fake);
  });

  it('works where the application hook, the recorder or the address is broken', async () => {
    const broken = () => {
      throw new Error('broken');
    };
    const warn = vi.fn();
    const logger = { debug() {}, info() {}, warn, error() {} };
    const send: typeof globalThis.fetch = async () => Response.json(chatAnswer);
    const fetch = instrumentFetch(send, { record: broken }, { context: broken, logger });

    expect(await (await fetch(`${openai}/chat/completions`, post(chatRequest))).json()).toEqual(chatAnswer);
    expect(await (await fetch('http://[', post(chatRequest))).json()).toEqual(chatAnswer);
    expect(warn).toHaveBeenCalledTimes(3);
  });
});

describe('an instrumented fetch on a real connection', () => {
  const closers: (() => void)[] = [];
  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });

  async function listen(handler: Parameters<typeof createServer>[1]): Promise<string> {
    const server = createServer(handler);
    closers.push(() => server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/chat/completions`;
  }

  function recording() {
    const generations: Generation[] = [];
    return { generations, fetch: instrumentFetch(fetch, { record: (generation) => generations.push(generation) }) };
  }

  const chunk = 'data: {"id":"gen-1","choices":[{"index":0,"delta":{"content":"Half"}}]}\n\n';

  it('records a refused connection and fails as it would have', async () => {
    const url = await listen(() => undefined);
    for (const close of closers.splice(0)) close();
    const { fetch, generations } = recording();
    const error = await fetch(url, post({ ...chatRequest, user: 'user_1' })).catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(TypeError);
    expect(generations).toHaveLength(1);
    expect(generations[0]).toMatchObject({
      error: { type: 'ECONNREFUSED' },
      user: 'user_1',
      request: { model: 'gpt-4o' },
    });
    expect(generations[0]?.response).toBeUndefined();
  });

  it('records an answer that breaks off', async () => {
    const url = await listen((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(chunk, () => response.destroy());
    });
    const { fetch, generations } = recording();
    const answer = await fetch(url, post({ ...chatRequest, stream: true }));

    await expect(answer.text()).rejects.toThrow('terminated');
    expect(generations).toHaveLength(1);
    expect(generations[0]?.error?.type).toMatch(/^UND_ERR_SOCKET$|^ECONNRESET$/);
    expect(generations[0]?.response?.choices[0]?.message.content).toBe('Half');
  });

  it('records an answer that the application aborts', async () => {
    const url = await listen((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(chunk);
    });
    const { fetch, generations } = recording();
    const controller = new AbortController();
    const answer = await fetch(url, { ...post({ ...chatRequest, stream: true }), signal: controller.signal });
    const reader = answer.body?.getReader();
    await reader?.read();
    controller.abort();

    await expect(reader?.read()).rejects.toMatchObject({ name: 'AbortError' });
    expect(generations.map(({ error }) => error?.type)).toEqual(['client_disconnected']);
    expect(answer.url).toBe(url);
  });

  it('gives up with the reader, so that the server sees the client go', async () => {
    let closed: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const url = await listen((request, response) => {
      request.resume();
      response.on('close', closed);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(chunk);
    });
    const { fetch, generations } = recording();
    const answer = await fetch(url, post({ ...chatRequest, stream: true }));
    for await (const _ of answer.body ?? []) break;
    await gone;

    expect(generations.map(({ error }) => error?.type)).toEqual(['client_disconnected']);
  });
});

function viewOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(`__${text}__`);
  return bytes.subarray(2, bytes.length - 2);
}
