import * as http from 'node:http';
import * as https from 'node:https';
import type { AddressInfo, LookupFunction, Socket } from 'node:net';
import * as net from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { MAX_ANSWER_BYTES } from '../otlp/bounded-text.ts';
import type { TransportRequest } from '../otlp/transport.ts';
import { SELF_SIGNED_CERTIFICATE, SELF_SIGNED_KEY } from './__fixtures__/self-signed-certificate.ts';
import { type NodeTransport, type NodeTransportOptions, nodeTransport } from './node-transport.ts';

const cleanups: (() => void)[] = [];

afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

function transportOf(options: NodeTransportOptions = {}): NodeTransport {
  const transport = nodeTransport(options);
  cleanups.push(() => transport.close());
  return transport;
}

/** Listens on a free port of loopback; every connection is counted and ends with the test. */
async function listen(server: net.Server): Promise<{ host: string; sockets: Socket[] }> {
  const sockets: Socket[] = [];
  server.on('connection', (socket: Socket) => {
    sockets.push(socket);
    // A client that gives up resets the connection; that is no failure of the test's server.
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, sockets };
}

async function serve(handler: http.RequestListener) {
  const { host, sockets } = await listen(http.createServer(handler));
  return { url: `http://${host}/otlp/v1/traces`, sockets };
}

function request(url: string, change: Partial<TransportRequest> = {}): TransportRequest {
  return {
    url,
    headers: { authorization: 'Basic canary', 'content-type': 'application/json' },
    body: new TextEncoder().encode('{"resourceSpans":[]}'),
    timeoutMs: 5_000,
    ...change,
  };
}

/** Waits for what happens on the other side of a socket. */
function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 5_000, interval: 5 });
}

async function bodyOf(incoming: http.IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of incoming) text += String(chunk);
  return text;
}

describe('nodeTransport', () => {
  it('sends the request whole and gives back the answer', async () => {
    const seen: unknown[] = [];
    const { url } = await serve(async (incoming, outgoing) => {
      seen.push({
        method: incoming.method,
        url: incoming.url,
        headers: incoming.headers,
        body: await bodyOf(incoming),
      });
      outgoing.writeHead(429, { 'Retry-After': '5', 'Content-Type': 'text/plain' }).end('slow down');
    });
    const result = await transportOf()(request(url));
    expect(seen).toMatchObject([
      {
        method: 'POST',
        url: '/otlp/v1/traces',
        headers: {
          authorization: 'Basic canary',
          'content-type': 'application/json',
          'content-length': '20',
          'accept-encoding': 'identity',
        },
        body: '{"resourceSpans":[]}',
      },
    ]);
    expect(result).toMatchObject({ kind: 'response', status: 429, body: 'slow down' });
    expect(result.kind === 'response' && [result.header('retry-after'), result.header('location')]).toEqual([
      '5',
      undefined,
    ]);
  });

  it('sends large bodies unharmed', async () => {
    const { url } = await serve(async (incoming, outgoing) => {
      outgoing.end(String((await bodyOf(incoming)).length));
    });
    const body = new Uint8Array(3_000_000).fill(97);
    expect(await transportOf()(request(url, { body }))).toMatchObject({ status: 200, body: '3000000' });
  });

  it('uses one connection for requests that follow each other', async () => {
    const { url, sockets } = await serve((incoming, outgoing) => {
      incoming.resume().on('end', () => outgoing.end('{}'));
    });
    const transport = transportOf();
    for (let count = 0; count < 5; count += 1) expect(await transport(request(url))).toMatchObject({ status: 200 });
    expect(sockets).toHaveLength(1);
  });

  it('lets destinations that hang fill their own connections, not those of others behind the same gateway', async () => {
    const hanging: http.ServerResponse[] = [];
    const { url, sockets } = await serve((incoming, outgoing) => {
      if (incoming.headers.authorization !== 'Basic healthy') return hanging.push(outgoing);
      return outgoing.end('{}');
    });
    const transport = transportOf({ maxSocketsPerDestination: 2 });
    const giveUp = new AbortController();
    const { signal } = giveUp;
    const of = (authorization: string) => transport(request(url, { headers: { authorization }, signal }));
    const stuck = ['a', 'b', 'c', 'd', 'e'].flatMap((user) => [1, 2, 3].map(() => of(`Basic ${user}`)));
    await eventually(() => hanging.length).toBe(10);
    for (let count = 0; count < 20; count += 1) expect(await of('Basic healthy')).toMatchObject({ status: 200 });
    expect(sockets).toHaveLength(11);
    giveUp.abort();
    expect(await Promise.all(stuck)).toEqual(Array(15).fill({ kind: 'failure', code: 'aborted' }));
  });

  it('keeps no more than 256 connections, however many destinations there are', async () => {
    const waiting: http.ServerResponse[] = [];
    const { url, sockets } = await serve((_, outgoing) => waiting.push(outgoing));
    const transport = transportOf();
    const results = Array.from({ length: 300 }, (__, number) =>
      transport(request(url, { headers: { authorization: `Basic ${number}` } })),
    );
    await eventually(() => waiting.length).toBe(300);
    for (const outgoing of waiting) outgoing.end('{}');
    expect(await Promise.all(results)).toMatchObject(Array(300).fill({ status: 200 }));
    await eventually(() => sockets.filter((socket) => !socket.destroyed).length).toBe(256);
  });

  it('opens no more connections to one destination than it may, and others do not wait for it', async () => {
    const waiting: http.ServerResponse[] = [];
    const slow = await serve((incoming, outgoing) => {
      incoming.resume().on('end', () => waiting.push(outgoing));
    });
    const quick = await serve((_, outgoing) => outgoing.end('quick'));
    const transport = transportOf({ maxSocketsPerDestination: 2 });
    const results = Array.from({ length: 6 }, () => transport(request(slow.url)));
    expect(await transport(request(quick.url))).toMatchObject({ body: 'quick' });
    let answered = 0;
    while (answered < 6) {
      await eventually(() => waiting.length).toBeGreaterThan(0);
      waiting.shift()?.end('slow');
      answered += 1;
    }
    expect(await Promise.all(results)).toMatchObject(Array(6).fill({ body: 'slow' }));
    expect(slow.sockets).toHaveLength(2);
  });

  it('never follows a redirect', async () => {
    const visited: (string | undefined)[] = [];
    const { url } = await serve((incoming, outgoing) => {
      visited.push(incoming.url);
      outgoing.writeHead(307, { location: '/login' }).end();
    });
    const result = await transportOf()(request(url));
    expect(result).toMatchObject({ kind: 'response', status: 307 });
    expect(result.kind === 'response' && result.header('location')).toBe('/login');
    expect(visited).toEqual(['/otlp/v1/traces']);
  });

  it('stops reading an answer that does not end, and hangs up', async () => {
    let hasHungUp = false;
    const { url } = await serve((_, outgoing) => {
      outgoing.on('close', () => {
        hasHungUp = true;
      });
      const write = () => {
        while (!outgoing.destroyed && outgoing.write('a'.repeat(16_384)));
      };
      outgoing.on('drain', write);
      write();
    });
    const result = await transportOf()(request(url));
    expect(result.kind === 'response' && result.body).toBe('a'.repeat(MAX_ANSWER_BYTES));
    await eventually(() => hasHungUp).toBe(true);
  });

  it('does not inflate an answer that was compressed without being asked', async () => {
    const bomb = gzipSync('a'.repeat(5_000_000));
    const { url } = await serve((_, outgoing) => outgoing.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    const result = await transportOf()(request(url));
    expect(result.kind === 'response' && result.body.length).toBeLessThan(10_000);
  });

  it('gives up on a server that never answers', async () => {
    const { url } = await serve(() => {});
    expect(await transportOf()(request(url, { timeoutMs: 50 }))).toEqual({ kind: 'failure', code: 'timeout' });
  });

  it('gives up on an answer that drips', async () => {
    const { url } = await serve((_, outgoing) => {
      outgoing.write('{"partial');
    });
    expect(await transportOf()(request(url, { timeoutMs: 50 }))).toEqual({ kind: 'failure', code: 'timeout' });
  });

  it('counts the wait for a free connection', async () => {
    const { url } = await serve(() => {});
    const transport = transportOf({ maxSocketsPerDestination: 1 });
    const first = transport(request(url, { timeoutMs: 200 }));
    expect(await transport(request(url, { timeoutMs: 50 }))).toEqual({ kind: 'failure', code: 'timeout' });
    await first;
  });

  it('stops when the caller cancels, before and while it waits', async () => {
    let arrived = 0;
    const { url, sockets } = await serve(() => {
      arrived += 1;
    });
    const controller = new AbortController();
    const result = transportOf()(request(url, { signal: controller.signal }));
    await eventually(() => arrived).toBe(1);
    controller.abort();
    expect(await result).toEqual({ kind: 'failure', code: 'aborted' });
    const late = await transportOf()(request(url, { signal: controller.signal }));
    expect(late).toEqual({ kind: 'failure', code: 'aborted' });
    expect(sockets).toHaveLength(1);
  });

  it('says that nothing listens there', async () => {
    const { url, sockets } = await serve(() => {});
    expect(sockets).toEqual([]);
    cleanups.pop()?.();
    await eventually(() => transportOf()(request(url))).toEqual({ kind: 'failure', code: 'refused' });
  });

  it('says that the connection broke before and within an answer', async () => {
    const before = await serve((incoming) => incoming.socket.destroy());
    expect(await transportOf()(request(before.url))).toEqual({ kind: 'failure', code: 'reset' });
    const within = await serve((incoming, outgoing) => {
      outgoing.writeHead(200, { 'content-length': '100' });
      outgoing.write('{"partial', () => incoming.socket.destroy());
    });
    expect(await transportOf()(request(within.url))).toEqual({ kind: 'failure', code: 'reset' });
  });

  it('sends once more on a new connection when the kept one was closed meanwhile', async () => {
    const served: Socket[] = [];
    const { url, sockets } = await serve((incoming, outgoing) => {
      // The second request on a connection meets a server that is closing it.
      if (served.includes(incoming.socket)) return incoming.socket.destroy();
      served.push(incoming.socket);
      return incoming.resume().on('end', () => outgoing.end('{}'));
    });
    const transport = transportOf();
    expect(await transport(request(url))).toMatchObject({ status: 200 });
    expect(await transport(request(url))).toMatchObject({ status: 200 });
    expect(sockets).toHaveLength(2);
  });

  it('reads the answer of a server that refuses a body without reading it', async () => {
    const { host } = await listen(
      net.createServer((socket) => {
        socket.once('data', () => {
          socket.write('HTTP/1.1 413 Payload Too Large\r\nconnection: close\r\ncontent-length: 9\r\n\r\ntoo large');
          socket.pause();
        });
      }),
    );
    const body = new Uint8Array(8_000_000);
    const result = await transportOf()(request(`http://${host}/v1/traces`, { body }));
    expect(result).toMatchObject({ kind: 'response', status: 413, body: 'too large' });
  });

  it('does not take something else than HTTP for an answer', async () => {
    const { host } = await listen(net.createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n')));
    expect(await transportOf()(request(`http://${host}/v1/traces`))).toEqual({ kind: 'failure', code: 'network' });
  });

  it('accepts no certificate that nobody vouches for', async () => {
    let requests = 0;
    const server = https.createServer({ cert: SELF_SIGNED_CERTIFICATE, key: SELF_SIGNED_KEY }, (_, outgoing) => {
      requests += 1;
      outgoing.end('{}');
    });
    const { host } = await listen(server);
    expect(await transportOf()(request(`https://${host}/v1/traces`))).toEqual({ kind: 'failure', code: 'tls' });
    expect(requests).toBe(0);
  });

  it('says that a port does not speak TLS', async () => {
    const { url } = await serve((_, outgoing) => outgoing.end());
    expect(await transportOf()(request(url.replace('http:', 'https:')))).toEqual({ kind: 'failure', code: 'tls' });
  });

  it('asks the given lookup for names, and says when there is no such name', async () => {
    const { url } = await serve((_, outgoing) => outgoing.end('found'));
    const { port } = new URL(url);
    const lookup: LookupFunction = (hostname, _options, callback) => {
      if (hostname === 'otlp.test') return callback(null, [{ address: '127.0.0.1', family: 4 }]);
      return callback(Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' }), []);
    };
    const transport = transportOf({ lookup });
    expect(await transport(request(`http://otlp.test:${port}/v1/traces`))).toMatchObject({ body: 'found' });
    expect(await transport(request(`http://gone.test:${port}/v1/traces`))).toEqual({ kind: 'failure', code: 'dns' });
  });

  it.each([
    ['a header with a line break', 'http://127.0.0.1:1/', { authorization: 'Basic canary\r\nhost: evil' }],
    ['a URL that is none', 'nonsense', {}],
    ['a scheme that is not HTTP', 'ftp://127.0.0.1/', {}],
  ])('never rejects and tells nothing of %s', async (_, url, headers) => {
    expect(await transportOf()(request(url, { headers }))).toEqual({ kind: 'failure', code: 'network' });
  });

  it('ends its connections when it is closed', async () => {
    const { url, sockets } = await serve((_, outgoing) => outgoing.end('{}'));
    const transport = transportOf();
    await transport(request(url));
    transport.close();
    await eventually(() => sockets[0]?.destroyed).toBe(true);
    expect(await transport(request(url))).toMatchObject({ status: 200 });
  });
});
