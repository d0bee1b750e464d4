import { isBroadcastError } from '@broadcast-kit/core';
import { describe, expect, it } from 'vitest';
import { memoryDestinationStore } from '../destination-store/memory-destination-store.ts';
import { createSecretBox } from '../secret-box/create-secret-box.ts';
import { ADMIN, createSettingsTestApi, DRAFT, GOOD_CONFIG, ROOT, reasonOf } from './__fixtures__/settings-test-api.ts';
import type { Caller } from './authorize.ts';
import type { SettingsHandlerOptions } from './create-settings-handler.ts';
import { createSettingsHandler } from './create-settings-handler.ts';

const MEMBER: Caller = { ...ADMIN, role: 'member' };
const COOKIE: Caller = { ...ADMIN, session: 'cookie' };
const FROM_PAGE = { 'x-broadcast-kit': '1', origin: 'https://gateway.example', 'sec-fetch-site': 'same-origin' };
const WRITES: readonly (readonly [string, string, unknown])[] = [
  ['PATCH', 'broadcast', { enabled: true }],
  ['POST', 'destinations', DRAFT],
  ['POST', 'destinations/test', { config: GOOD_CONFIG }],
  ['POST', 'destinations/send-trace', { config: GOOD_CONFIG }],
  ['PATCH', 'destinations/ID', { name: 'x' }],
  ['DELETE', 'destinations/ID', undefined],
  ['POST', 'destinations/ID/restore', {}],
  ['POST', 'destinations/ID/test', {}],
  ['POST', 'destinations/ID/send-trace', {}],
];
const READS = [
  'broadcast',
  'destinations',
  'destinations/ID',
  'destinations/ID/attempts',
  'destinations/ID/status',
  'openapi.json',
];

describe('who may do what', () => {
  it('answers 401 to everything where nobody is signed in, and touches nothing', async () => {
    const api = createSettingsTestApi();
    const { id } = await api.create();
    for (const [method, path, body] of [...WRITES, ...READS.map((path) => ['GET', path, undefined] as const)]) {
      const answer = await api.send(method, path.replace('ID', id), { body, caller: null });
      expect(reasonOf(answer)).toEqual([401, 'unauthenticated']);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
    expect(api.changedOwners.length).toBe(1);
  });

  it('lets members read and refuses them every change and test', async () => {
    const api = createSettingsTestApi();
    const { id } = await api.create();
    for (const path of READS) {
      expect((await api.send('GET', path.replace('ID', id), { caller: MEMBER })).status).toBe(200);
    }
    for (const [method, path, body] of WRITES) {
      const answer = await api.send(method, path.replace('ID', id), { body, caller: MEMBER });
      expect(reasonOf(answer)).toEqual([403, 'forbidden']);
    }
    const state = await api.send<{ can_edit: boolean }>('GET', 'broadcast', { caller: MEMBER });
    expect(state.data.can_edit).toBe(false);
    expect(api.probes.length).toBe(1);
  });

  it.each<[string, SettingsHandlerOptions['authorize']]>([
    ['rejects', () => Promise.reject(new Error('session store down, token glc_canarycanary'))],
    ['names no owner', () => ({ owner: '', actor: 'x', role: 'admin' })],
    ['names nobody who acts', () => ({ owner: 'a', role: 'admin' }) as unknown as Caller],
    ['names a role that does not exist', () => ({ owner: 'a', actor: 'x', role: 'root' }) as unknown as Caller],
    ['answers with nothing at all', () => undefined as unknown as null],
  ])('opens nothing where authorize() %s', async (_, authorize) => {
    const api = createSettingsTestApi({ authorize });
    const answer = await api.send('GET', 'destinations');
    expect(reasonOf(answer)).toEqual([500, 'server_error']);
    expect(answer.text + JSON.stringify(api.log)).not.toContain('canarycanary');
  });
});

describe('a session with a cookie', () => {
  it('may change things from a page of the host', async () => {
    const api = createSettingsTestApi();
    const made = await api.create({}, { caller: COOKIE, headers: FROM_PAGE });
    const headers = { ...FROM_PAGE, 'if-match': made.broadcast_kit.etag };
    const changed = await api.send('PATCH', `destinations/${made.id}`, {
      body: { name: 'x' },
      caller: COOKIE,
      headers,
    });
    expect(changed.status).toBe(200);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['another origin', { ...FROM_PAGE, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another origin that hides its site', { 'x-broadcast-kit': '1', origin: 'https://evil.example' }],
    ['a sandboxed frame', { 'x-broadcast-kit': '1', origin: 'null' }],
    ['a sister host', { ...FROM_PAGE, 'sec-fetch-site': 'same-site' }],
    ['a plain form of the host itself', { origin: 'https://gateway.example', 'sec-fetch-site': 'same-origin' }],
    ['a client without the header', {}],
  ])('may not be used by %s', async (_, headers) => {
    const api = createSettingsTestApi();
    for (const [method, path, body] of WRITES) {
      expect(reasonOf(await api.send(method, path, { body, caller: COOKIE, headers }))).toEqual([403, 'forbidden']);
    }
    expect(await api.store.isBroadcastEnabled('workspace_1')).toBe(false);
    expect((await api.send('GET', 'destinations', { caller: COOKIE, headers })).status).toBe(200);
  });

  it('is not opened by a body that a form could send', async () => {
    const headers = { ...FROM_PAGE, 'content-type': 'text/plain' };
    const options = { body: '{"enabled":true}', caller: COOKIE, headers };
    expect((await createSettingsTestApi().send('PATCH', 'broadcast', options)).status).toBe(415);
  });

  it('may be used by further origins that the operator names', async () => {
    const api = createSettingsTestApi({ allowedOrigins: ['https://app.acme.example'] });
    const headers = { 'x-broadcast-kit': '1', origin: 'https://app.acme.example', 'sec-fetch-site': 'cross-site' };
    const options = { body: { enabled: true }, caller: COOKIE, headers };
    expect((await api.send('PATCH', 'broadcast', options)).status).toBe(200);
  });

  it('may change things behind a proxy that rewrites the host, since the browser vouches for the page', async () => {
    const headers = { ...FROM_PAGE, origin: 'http://localhost:5173' };
    const options = { body: { enabled: true }, caller: COOKIE, headers };
    expect((await createSettingsTestApi().send('PATCH', 'broadcast', options)).status).toBe(200);
  });

  it('may change things in a browser that only tells the origin, also where a proxy ends TLS', async () => {
    const { handler } = createSettingsTestApi({ authorize: () => COOKIE });
    const headers = { 'x-broadcast-kit': '1', origin: 'https://gateway.example', 'content-type': 'application/json' };
    const init = { method: 'PATCH', body: '{"enabled":true}', headers };
    const url = `${ROOT.replace('https:', 'http:')}/broadcast`;
    expect((await handler(new Request(url, init))).status).toBe(200);
  });

  it('must name the version that it changes or deletes', async () => {
    const api = createSettingsTestApi();
    const { id } = await api.create();
    const options = { caller: COOKIE, headers: FROM_PAGE };
    const patched = await api.send('PATCH', `destinations/${id}`, { ...options, body: { name: 'x' } });
    expect(reasonOf(patched)).toEqual([428, 'etag_required']);
    expect((await api.send('DELETE', `destinations/${id}`, options)).status).toBe(428);
    expect((await api.send('POST', `destinations/${id}/test`, { ...options, body: {} })).status).toBe(200);
  });

  it('is what a request counts as where nothing says otherwise', async () => {
    const silent: Caller = { owner: 'workspace_1', actor: 'user_7', role: 'admin' };
    const api = createSettingsTestApi();
    const send = (headers: Record<string, string>) =>
      api.send('PATCH', 'broadcast', { body: { enabled: true }, caller: silent, headers });
    expect((await send({})).status).toBe(403);
    expect((await send({ authorization: 'Basic dXNlcjpwYXNz' })).status).toBe(403);
    expect((await send({ authorization: 'Bearer mk-123' })).status).toBe(200);
  });
});

describe('what every answer carries', () => {
  it('is kept by no cache, guessed about by no browser, open to no other origin, and can be traced', async () => {
    const api = createSettingsTestApi();
    const paths = ['broadcast', 'destinations', 'destinations/none', 'nowhere', 'destinations?limit=0'];
    for (const path of paths) {
      const { headers } = await api.send('GET', path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('takes over the id of the proxy, unless that is no id', async () => {
    const api = createSettingsTestApi();
    const answer = await api.send('GET', 'destinations/none', { headers: { 'x-request-id': 'proxy-42' } });
    expect([answer.headers.get('x-request-id'), answer.error.metadata?.request_id]).toEqual(['proxy-42', 'proxy-42']);
    const junk = await api.send('GET', 'broadcast', { headers: { 'x-request-id': '<script>' } });
    expect(junk.headers.get('x-request-id')).not.toContain('script');
  });

  it('says which paths and methods there are', async () => {
    const api = createSettingsTestApi();
    expect(reasonOf(await api.send('GET', 'nowhere'))).toEqual([404, 'not_found']);
    const answer = await api.send('PUT', 'destinations/x', { body: {} });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, PATCH, DELETE']);
    expect((await api.send('OPTIONS', 'destinations')).status).toBe(405);
    expect((await api.send('HEAD', 'destinations')).status).toBe(200);
  });

  it('lives at the path that the host gives', async () => {
    const api = createSettingsTestApi({ basePath: '/settings/', authorize: () => ADMIN });
    expect((await api.handler(new Request('https://gateway.example/settings/broadcast'))).status).toBe(200);
    expect((await api.handler(new Request(`${ROOT}/broadcast`))).status).toBe(404);
  });
});

describe('bodies', () => {
  it.each<[string, string, string, number]>([
    ['no JSON', 'hello', 'application/json', 400],
    ['an array', '[]', 'application/json', 400],
    ['a text', '"x"', 'application/json', 400],
    ['null', 'null', 'application/json', 400],
    ['a form', 'enabled=true', 'application/x-www-form-urlencoded', 415],
    ['more than 16 KiB', JSON.stringify({ enabled: true, x: 'x'.repeat(17_000) }), 'application/json', 413],
  ])('are refused where they are %s', async (_, body, type, status) => {
    const answer = await createSettingsTestApi().send('PATCH', 'broadcast', {
      body,
      headers: { 'content-type': type },
    });
    expect(reasonOf(answer)).toEqual([status, 'invalid_request']);
  });

  it('are refused where they are long and do not say so', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(4096).fill(32));
      },
    });
    const init = {
      method: 'PATCH',
      body,
      duplex: 'half',
      headers: { 'content-type': 'application/json' },
    } as RequestInit;
    const { handler } = createSettingsTestApi({ authorize: () => ADMIN });
    expect((await handler(new Request(`${ROOT}/broadcast`, init))).status).toBe(413);
    expect(sent).toBeLessThan(10);
  });

  it('are refused where they are not UTF-8', async () => {
    const { handler } = createSettingsTestApi({ authorize: () => ADMIN });
    const body = new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]);
    const init = { method: 'PATCH', body, headers: { 'content-type': 'application/json' } };
    expect((await handler(new Request(`${ROOT}/broadcast`, init))).status).toBe(400);
  });
});

describe('failures below', () => {
  it('answer 500 with the request id, and the reason stays in the log', async () => {
    const store = { ...memoryDestinationStore(), list: () => Promise.reject(new Error('disk /var/lib/x is full')) };
    const api = createSettingsTestApi({ store });
    const answer = await api.send('GET', 'destinations');
    expect(reasonOf(answer)).toEqual([500, 'server_error']);
    expect(answer.text).not.toMatch(/disk|\/var|stack|\.ts/);
    expect(api.log).toContainEqual({
      level: 'error',
      message: 'a settings request failed',
      fields: { requestId: answer.error.metadata?.request_id, error: 'Error: disk /var/lib/x is full' },
    });
  });

  it("of the host's own onChange do not fail what was saved", async () => {
    const api = createSettingsTestApi({
      onChange: () => {
        throw new Error('broken hook');
      },
    });
    expect((await api.send('PATCH', 'broadcast', { body: { enabled: true } })).status).toBe(200);
    expect(api.log.map(({ message }) => message)).toContain('onChange threw');
  });
});

describe('options', () => {
  const complete = (): SettingsHandlerOptions => ({
    store: memoryDestinationStore(),
    secrets: createSecretBox({ keys: ['M3xkYyVZQn1Tn0cVnZ7hQ2rjv8cS4x0m9wQ5sW1pX2k='] }),
    authorize: () => null,
  });

  it.each<[string, Partial<Record<keyof SettingsHandlerOptions, unknown>>]>([
    ['there is no authorize', { authorize: undefined }],
    ['hosts are opened without a transport that guards them', { urlPolicy: { allowSelfHosted: true } }],
    [
      'the policy holds a typing error',
      { urlPolicy: { allowSelfHosted: { hosts: ['http://x'] } }, transport: () => {} },
    ],
    ['no test is ever allowed', { testsPerMinute: 0 }],
    ['half a test is allowed', { testsPerHour: 0.5 }],
  ])('stop the start where %s', (_, wrong) => {
    let thrown: unknown;
    try {
      createSettingsHandler({ ...complete(), ...wrong } as SettingsHandlerOptions);
    } catch (error) {
      thrown = error;
    }
    expect(isBroadcastError(thrown) && thrown.code).toBe('invalid_option');
    expect(() => createSettingsHandler(complete())).not.toThrow();
  });
});
