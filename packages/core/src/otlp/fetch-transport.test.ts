import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Fetch } from '../runtime/fetch.ts';
import { createTestClock } from '../testing/create-test-clock.ts';
import { MAX_ANSWER_BYTES } from './bounded-text.ts';
import { fetchTransport } from './fetch-transport.ts';
import type { TransportRequest } from './transport.ts';

const REQUEST: TransportRequest = {
  url: 'https://otlp-gateway-prod-us-east-0.grafana.net/otlp/v1/traces',
  headers: { authorization: 'Basic canary', 'content-type': 'application/json' },
  body: new TextEncoder().encode('{}'),
  timeoutMs: 10_000,
};

function answering(response: Response): Fetch {
  return async () => response;
}

/** A fetch as browsers and Node have it: it ends when its signal fires. */
const hanging: Fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
  });

describe('fetchTransport', () => {
  it('sends the request as it is and never follows a redirect', async () => {
    const fetch = vi.fn(answering(new Response('{}')));
    await fetchTransport({ fetch })(REQUEST);
    expect(fetch).toHaveBeenCalledExactlyOnceWith(REQUEST.url, {
      method: 'POST',
      headers: REQUEST.headers,
      body: REQUEST.body,
      redirect: 'manual',
      signal: expect.any(AbortSignal),
    });
  });

  it('gives back status, headers and body of any answer', async () => {
    const response = new Response('slow down', { status: 429, headers: { 'Retry-After': '5' } });
    const result = await fetchTransport({ fetch: answering(response) })(REQUEST);
    expect(result).toMatchObject({ kind: 'response', status: 429, body: 'slow down' });
    expect(result.kind === 'response' && [result.header('retry-after'), result.header('location')]).toEqual([
      '5',
      undefined,
    ]);
  });

  it('reads an answer without a body', async () => {
    const result = await fetchTransport({ fetch: answering(new Response(null, { status: 204 })) })(REQUEST);
    expect(result).toMatchObject({ kind: 'response', status: 204, body: '' });
  });

  it('reports the redirect that a browser hides as a redirect', async () => {
    const opaque = Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
    expect(await fetchTransport({ fetch: answering(opaque) })(REQUEST)).toMatchObject({
      kind: 'response',
      status: 302,
    });
  });

  it('stops reading an answer that does not end', async () => {
    const cancel = vi.fn();
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(10_000).fill(97)),
      cancel,
    });
    const result = await fetchTransport({ fetch: answering(new Response(endless)) })(REQUEST);
    expect(result.kind === 'response' && result.body).toBe('a'.repeat(MAX_ANSWER_BYTES));
    expect(cancel).toHaveBeenCalledOnce();
  });

  it.each([
    ['ENOTFOUND', 'dns'],
    ['ECONNREFUSED', 'refused'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['BLOCKED', 'blocked'],
  ])('says in one word what %s means', async (code, expected) => {
    const cause = Object.assign(new Error('secret details'), { code });
    const fetch: Fetch = async () => Promise.reject(new TypeError('fetch failed', { cause }));
    expect(await fetchTransport({ fetch })(REQUEST)).toEqual({ kind: 'failure', code: expected });
  });

  it('says that the connection broke when the body does', async () => {
    const broken = new ReadableStream({
      pull: (controller) => controller.error(Object.assign(new Error('terminated'), { code: 'UND_ERR_SOCKET' })),
    });
    const result = await fetchTransport({ fetch: answering(new Response(broken)) })(REQUEST);
    expect(result).toEqual({ kind: 'failure', code: 'reset' });
  });

  it('tells nothing of a header that fetch quotes in its error', async () => {
    const request = { ...REQUEST, headers: { authorization: 'Basic canary\ninjected: yes' } };
    expect(await fetchTransport()(request)).toEqual({ kind: 'failure', code: 'network' });
  });

  it('gives up after the time limit', async () => {
    const clock = createTestClock();
    const result = fetchTransport({ fetch: hanging, clock })(REQUEST);
    await clock.advance(10_000);
    expect(await result).toEqual({ kind: 'failure', code: 'timeout' });
  });

  it('counts the time of a body that drips', async () => {
    const clock = createTestClock();
    const dripping = new ReadableStream({ pull: () => new Promise<void>(() => {}) });
    const result = fetchTransport({ fetch: answering(new Response(dripping)), clock })(REQUEST);
    await clock.advance(10_000);
    expect(await result).toEqual({ kind: 'failure', code: 'timeout' });
  });

  it('gives up in time even with a fetch that does not listen to its signal', async () => {
    const clock = createTestClock();
    const deaf: Fetch = () => new Promise(() => {});
    const result = fetchTransport({ fetch: deaf, clock })(REQUEST);
    await clock.advance(10_000);
    expect(await result).toEqual({ kind: 'failure', code: 'timeout' });
  });

  it('stops when the caller cancels', async () => {
    const controller = new AbortController();
    const result = fetchTransport({ fetch: hanging })({ ...REQUEST, signal: controller.signal });
    controller.abort();
    expect(await result).toEqual({ kind: 'failure', code: 'aborted' });
  });

  it('sends nothing for a caller who has cancelled already', async () => {
    const fetch = vi.fn(hanging);
    const result = await fetchTransport({ fetch })({ ...REQUEST, signal: AbortSignal.abort() });
    expect(result).toEqual({ kind: 'failure', code: 'aborted' });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('leaves no timer and no listener behind', async () => {
    const clock = createTestClock();
    const { signal } = new AbortController();
    const removed = vi.spyOn(signal, 'removeEventListener');
    await fetchTransport({ fetch: answering(new Response('{}')), clock })({ ...REQUEST, signal });
    expect(clock.pending()).toBe(0);
    expect(removed).toHaveBeenCalledOnce();
  });

  it('uses the fetch that is installed when the request leaves', async () => {
    const transport = fetchTransport();
    const fetch = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('mocked'));
    expect(await transport(REQUEST)).toMatchObject({ body: 'mocked' });
    fetch.mockRestore();
  });
});

describe('fetchTransport on the built-in fetch', () => {
  const servers: http.Server[] = [];

  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  async function serve(handler: http.RequestListener): Promise<string> {
    const server = http.createServer((incoming, outgoing) => {
      outgoing.setHeader('connection', 'close');
      handler(incoming, outgoing);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('gives back a redirect instead of following it', async () => {
    const paths: (string | undefined)[] = [];
    const host = await serve((incoming, outgoing) => {
      paths.push(incoming.url);
      outgoing.writeHead(302, { location: '/login' }).end();
    });
    const result = await fetchTransport()({ ...REQUEST, url: `http://${host}/v1/traces` });
    expect(result).toMatchObject({ kind: 'response', status: 302 });
    expect(result.kind === 'response' && result.header('location')).toBe('/login');
    expect(paths).toEqual(['/v1/traces']);
  });

  it('knows a connection that breaks, nobody who listens, and a port without TLS', async () => {
    const host = await serve((incoming) => incoming.socket.destroy());
    expect(await fetchTransport()({ ...REQUEST, url: `http://${host}/` })).toEqual({ kind: 'failure', code: 'reset' });
    expect(await fetchTransport()({ ...REQUEST, url: `https://${host}/` })).toEqual({ kind: 'failure', code: 'tls' });
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await fetchTransport()({ ...REQUEST, url: `http://${host}/` })).toEqual({
      kind: 'failure',
      code: 'refused',
    });
  });

  it('gives up on an answer that drips', async () => {
    const host = await serve((_, outgoing) => {
      outgoing.write('{"partial');
    });
    const result = await fetchTransport()({ ...REQUEST, url: `http://${host}/`, timeoutMs: 50 });
    expect(result).toEqual({ kind: 'failure', code: 'timeout' });
  });
});
