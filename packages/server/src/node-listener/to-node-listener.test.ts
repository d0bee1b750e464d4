import type { RequestListener, Server } from 'node:http';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { toNodeListener, type WebHandler } from './to-node-listener.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Answers with what arrived. */
const echo: WebHandler = async (given) =>
  Response.json(
    { method: given.method, url: given.url, via: given.headers.get('via'), body: await given.text() },
    { status: 201, headers: { etag: '"1"' } },
  );

describe('toNodeListener', () => {
  it('passes method, address, headers and body on, and the answer back', async () => {
    const port = await listen(toNodeListener(echo));
    const url = `http://127.0.0.1:${port}/api/x?y=1`;
    const response = await fetch(url, { method: 'PATCH', body: '{"a":"ü"}', headers: { via: 'proxy' } });
    expect([response.status, response.headers.get('etag')]).toEqual([201, '"1"']);
    expect(await response.json()).toEqual({ method: 'PATCH', url, via: 'proxy', body: '{"a":"ü"}' });
  });

  it('answers HEAD without a body', async () => {
    const port = await listen(toNodeListener(echo));
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([201, '']);
  });

  it('takes what Express leaves: the whole path, and a body that was parsed before', async () => {
    const listener = toNodeListener(echo);
    const port = await listen((incoming, response) => {
      incoming.resume().once('end', () => {
        const express = { originalUrl: `/api${incoming.url}`, body: { parsed: true } };
        void listener(Object.assign(incoming, express), response);
      });
    });
    const response = await fetch(`http://127.0.0.1:${port}/x`, { method: 'POST', body: '{"parsed":true}' });
    expect(await response.json()).toMatchObject({ url: `http://127.0.0.1:${port}/api/x`, body: '{"parsed":true}' });
  });

  it('lets the handler know when its caller leaves', async () => {
    let left: (() => void) | undefined;
    const leaving = new Promise<void>((resolve) => {
      left = resolve;
    });
    let entered: (() => void) | undefined;
    const entering = new Promise<void>((resolve) => {
      entered = resolve;
    });
    const port = await listen(
      toNodeListener(async ({ signal }) => {
        signal.addEventListener('abort', () => left?.());
        entered?.();
        await leaving;
        return new Response();
      }),
    );
    const call = request({ port, host: '127.0.0.1' });
    call.once('error', () => {});
    call.end();
    await entering;
    call.destroy();
    await leaving;
  });

  it.each([
    ['names no possible host', '/', 'a b'],
    ['hides a path in its host', '/', 'localhost/admin'],
    ['names another host in place of a path', '//evil.example/api', 'localhost'],
    ['names another host behind a backslash', '/\\evil.example/api', 'localhost'],
    ['names a whole URL', 'http://evil.example/api', 'localhost'],
    ['names no path', '*', 'localhost'],
  ])('refuses a request that %s', async (_, target, host) => {
    const port = await listen(toNodeListener(echo));
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(`OPTIONS ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
      );
      socket.once('data', (data) => resolve(data.toString()));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });
});
