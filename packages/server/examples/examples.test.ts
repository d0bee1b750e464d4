import { createServer, type Server } from 'node:http';
import { createSettingsClient } from '@broadcast-kit/core';
import { serve } from '@hono/node-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createBroadcast } from './broadcast.ts';
import { createExpressApp } from './express.ts';
import { createFastifyApp } from './fastify.ts';
import { createHonoApp } from './hono.ts';
import { createHttpServer } from './node-http.ts';
import worker from './worker.ts';

const SECRET_KEY = 'M3xkYyVZQn1Tn0cVnZ7hQ2rjv8cS4x0m9wQ5sW1pX2k=';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function urlOf(server: Pick<Server, 'address'>): string {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close().closeAllConnections());
  return urlOf(server);
}

const HOSTS: Readonly<Record<string, () => Promise<string>>> = {
  async Hono() {
    const { fetch } = createHonoApp(createBroadcast(SECRET_KEY));
    const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
      const started = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(started));
    });
    closing.push(() => server.close());
    return urlOf(server);
  },
  'node:http': () => listen(createHttpServer(createBroadcast(SECRET_KEY))),
  Express: () => listen(createServer(createExpressApp(createBroadcast(SECRET_KEY)))),
  async Fastify() {
    const app = createFastifyApp(createBroadcast(SECRET_KEY));
    closing.push(() => app.close());
    return app.listen({ port: 0, host: '127.0.0.1' });
  },
};

describe.each(Object.entries(HOSTS))('mounted in %s', (_, start) => {
  it('serves the settings API as it is: values, refusals, and nothing without a key', async () => {
    const url = await start();
    const headers = { authorization: 'Bearer management-key' };
    const client = createSettingsClient({ baseUrl: `${url}/api/v1`, headers });
    expect(await client.setBroadcast(true)).toEqual({ ok: true, value: { enabled: true, canEdit: true } });
    expect(await client.getBroadcast()).toEqual({ ok: true, value: { enabled: true, canEdit: true } });
    const draft = {
      name: 'Dashboard',
      config: { baseUrl: 'https://acme.grafana.net', instanceId: '1', apiKey: 'glc_x' },
    };
    expect(await client.createDestination(draft)).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
    expect(await client.deleteDestination('none')).toMatchObject({ ok: false, error: { code: 'not_found' } });
    const stranger = createSettingsClient({ baseUrl: `${url}/api/v1` });
    expect(await stranger.getBroadcast()).toMatchObject({ ok: false, error: { code: 'unauthenticated' } });
  });
});

describe('a worker', () => {
  it('serves the settings API', async () => {
    const request = new Request('https://gateway.example/api/v1/observability/openapi.json', {
      headers: { authorization: 'Bearer management-key' },
    });
    const response = await worker.fetch(request, { SECRET_KEY });
    expect(await response.json()).toMatchObject({ openapi: '3.1.0' });
  });
});
