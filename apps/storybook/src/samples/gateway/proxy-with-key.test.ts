import { createSettingsClient } from '@broadcast-kit/core';
import { createSecretBox, createSettingsHandler, memoryDestinationStore } from '@broadcast-kit/server';
import { expect, it } from 'vitest';
import { proxyToGateway } from './proxy-with-key.ts';

const isSignedIn = async (request: Request) => request.headers.get('cookie') === 'session=1';

function openGateway() {
  const seen: Request[] = [];
  const handler = createSettingsHandler({
    store: memoryDestinationStore(),
    secrets: createSecretBox({ keys: ['only for tests: 32 characters or more'] }),
    authorize: () => ({ owner: 'workspace_1', actor: 'key', role: 'admin' }),
  });
  const fetchGateway: typeof fetch = (url, init) => {
    const request = new Request(url, init);
    seen.push(request);
    return handler(request);
  };
  return {
    seen,
    proxy: proxyToGateway({
      settingsApi: 'https://gateway.example/api/v1/observability',
      managementKey: 'management-key',
      mayManage: isSignedIn,
      fetch: fetchGateway,
    }),
  };
}

function clientOf(proxy: (request: Request) => Promise<Response>, headers: Record<string, string>) {
  return createSettingsClient({
    baseUrl: 'https://product.example/api/v1',
    headers,
    fetch: (url, init) => proxy(new Request(url, init)),
  });
}

it('lets a signed-in page change settings, and adds the key on the server', async () => {
  const { seen, proxy } = openGateway();
  const client = clientOf(proxy, { cookie: 'session=1' });
  expect(await client.setBroadcast(true)).toMatchObject({ ok: true, value: { enabled: true } });
  expect(await client.getBroadcast()).toMatchObject({ ok: true, value: { enabled: true } });
  expect(seen[0]?.url).toBe('https://gateway.example/api/v1/observability/broadcast');
  expect(seen[0]?.headers.get('authorization')).toBe('Bearer management-key');
  expect(seen[0]?.headers.get('cookie')).toBeNull();
});

it('asks strangers to sign in, without asking the gateway', async () => {
  const { seen, proxy } = openGateway();
  expect(await clientOf(proxy, {}).getBroadcast()).toMatchObject({ ok: false, error: { code: 'unauthenticated' } });
  expect(seen).toHaveLength(0);
});

it.each([
  ['a form of another site', { 'sec-fetch-site': 'cross-site', 'x-broadcast-kit': '1' }],
  ['a form in an old browser', {}],
])('refuses %s', async (_, headers) => {
  const { seen, proxy } = openGateway();
  const forged = new Request('https://product.example/api/v1/observability/broadcast', {
    method: 'PATCH',
    headers: { cookie: 'session=1', ...headers },
    body: '{"enabled":true}',
  });
  expect((await proxy(forged)).status).toBe(403);
  expect(seen).toHaveLength(0);
});
