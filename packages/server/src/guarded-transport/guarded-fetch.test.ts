import * as http from 'node:http';
import * as https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { LogFields } from '@broadcast-kit/core';
import { silentLogger } from '@broadcast-kit/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { HOSTILE_ANSWERS, HOSTILE_URLS } from './__fixtures__/hostile-urls.ts';
import { TEST_CERTIFICATE, TEST_CERTIFICATE_KEY } from './__fixtures__/test-certificate.ts';
import type { GuardedFetch } from './guarded-fetch.ts';
import { guardedFetch } from './guarded-fetch.ts';
import type { AddressResolver } from './guarded-lookup.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

function kept<T extends GuardedFetch>(fetch: T): T {
  cleanups.push(() => fetch.close());
  return fetch;
}

async function listen(server: http.Server | https.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A receiver on loopback, and a guarded fetch whose operator opened exactly it. */
async function receiver(listener: http.RequestListener, options: Parameters<typeof guardedFetch>[1] = {}) {
  const port = await listen(http.createServer(listener));
  const fetch = kept(guardedFetch({ allowSelfHosted: { hosts: [`127.0.0.1:${port}`] } }, options));
  return { fetch, url: `http://127.0.0.1:${port}/v1/traces`, port };
}

function stubResolver(answers: typeof HOSTILE_ANSWERS): AddressResolver & { readonly asked: string[] } {
  const asked: string[] = [];
  const missing = () => Object.assign(new Error('no data'), { code: 'ENODATA' });
  const answer = async (addresses: readonly string[] | undefined) => {
    if (addresses === undefined) throw missing();
    return [...addresses];
  };
  return {
    asked,
    resolve4: (hostname) => {
      asked.push(hostname);
      return answer(answers[hostname]?.a);
    },
    resolve6: (hostname) => answer(answers[hostname]?.aaaa),
  };
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (error: { code?: unknown; name: string }) => (typeof error.code === 'string' ? error.code : error.name),
  );

describe('a receiver that the operator opened', () => {
  it('gets method, headers and body, and its answer comes back', async () => {
    const { fetch, url } = await receiver((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        response.setHeader('x-seen', `${request.method} ${request.headers['content-type']}`);
        response.statusCode = 202;
        response.end(Buffer.concat(chunks).toString().toUpperCase());
      });
    });
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new TextEncoder().encode('spans'),
    });
    expect(response.status).toBe(202);
    expect(response.headers.get('x-seen')).toBe('POST application/json');
    expect(await response.text()).toBe('SPANS');
  });

  it('gives each destination connections of its own: a customer who fills his pool holds up no other', async () => {
    const { fetch, url } = await receiver(
      ({ headers }, response) => {
        // The slow customer is never answered.
        if (headers.authorization === 'Basic other') response.writeHead(200).end('{}');
      },
      { maxSockets: 1 },
    );
    const stop = new AbortController();
    const post = (authorization: string) =>
      fetch(url, { method: 'POST', body: '{}', headers: { authorization }, signal: stop.signal });
    const stuck = [codeOf(post('Basic slow')), codeOf(post('Basic slow'))];
    expect((await post('Basic other')).status).toBe(200);
    stop.abort();
    expect(await Promise.all(stuck)).toEqual(['AbortError', 'AbortError']);
  });

  it('keeps its connection for the next call', async () => {
    const ports = new Set<number | undefined>();
    const { fetch, url } = await receiver((request, response) => {
      ports.add(request.socket.remotePort);
      request.resume();
      request.on('end', () => response.end());
    });
    for (let call = 0; call < 3; call += 1) await (await fetch(url, { method: 'POST', body: 'x' })).text();
    expect(ports.size).toBe(1);
  });

  it.each([301, 302, 307, 308])('is not followed when it redirects with %s', async (status) => {
    let visits = 0;
    const trap = await listen(http.createServer((_, response) => response.end(String(++visits))));
    const { fetch, url } = await receiver((_, response) => {
      response.writeHead(status, { location: `http://127.0.0.1:${trap}/` }).end();
    });
    const response = await fetch(url, { method: 'POST', headers: { authorization: 'Basic c2VjcmV0' }, body: 'x' });
    expect(response.status).toBe(status);
    expect(visits).toBe(0);
  });

  it('cannot make us read an endless body', async () => {
    const { fetch, url } = await receiver((_, response) => {
      const more = () => {
        while (response.write('x'.repeat(16_384)));
      };
      response.on('drain', more);
      more();
    });
    expect((await (await fetch(url)).text()).length).toBe(65_536);
  });

  it('cannot make us read a huge header block', async () => {
    const { fetch, url } = await receiver((_, response) => {
      for (let index = 0; index < 20; index += 1) response.setHeader(`x-${index}`, 'x'.repeat(1000));
      response.end();
    });
    expect(await codeOf(fetch(url))).toBe('HPE_HEADER_OVERFLOW');
  });

  it.each<[string, http.RequestListener]>([
    ['never answers', () => undefined],
    ['stops in the middle of its body', (_, response) => response.writeHead(200).write('half')],
  ])('cannot hold us when it %s', async (_, listener) => {
    const { fetch, url } = await receiver(listener, { timeoutMs: 50 });
    expect(await codeOf(fetch(url))).toBe('TimeoutError');
  });

  it('fails with a code when it breaks off or is not there', async () => {
    const { fetch, url, port } = await receiver((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      setImmediate(() => response.destroy());
    });
    expect(await codeOf(fetch(url))).toBe('ECONNRESET');
    for (const cleanup of cleanups.splice(0)) cleanup();
    const later = kept(guardedFetch({ allowSelfHosted: { hosts: [`127.0.0.1:${port}`] } }));
    expect(await codeOf(later(url))).toBe('ECONNREFUSED');
  });

  it('can be left at any time', async () => {
    const { fetch, url } = await receiver(() => undefined);
    const controller = new AbortController();
    const call = codeOf(fetch(url, { signal: controller.signal }));
    controller.abort();
    expect(await call).toBe('AbortError');
    expect(await codeOf(fetch(url, { signal: controller.signal }))).toBe('AbortError');
  });
});

describe('names', () => {
  const hostile = HOSTILE_URLS.find((group) => group.trick.startsWith('a public name with an inner'))?.urls ?? [];

  it.each(hostile)('%s is blocked at connect time', async (url) => {
    const resolver = stubResolver(HOSTILE_ANSWERS);
    const code = await codeOf(kept(guardedFetch({ allowSelfHosted: true }, { resolver }))(url));
    expect(code).toBe(url.includes('empty') ? 'ENODATA' : 'BLOCKED');
    expect(resolver.asked).toEqual([new URL(url).hostname]);
  });

  it('are not even resolved where the policy does not open them', async () => {
    const resolver = stubResolver({});
    expect(await codeOf(kept(guardedFetch({}, { resolver }))('https://evil.example/'))).toBe('BLOCKED');
    expect(resolver.asked).toEqual([]);
  });

  it('are blocked when Grafana Cloud itself seems to resolve to an inner address', async () => {
    const resolver = stubResolver({ 'otlp.grafana.net': { a: ['10.0.0.5'] } });
    expect(await codeOf(kept(guardedFetch({}, { resolver }))('https://otlp.grafana.net/otlp'))).toBe('BLOCKED');
  });

  it('do not get through when the answer changes between two connections', async () => {
    const answers: Record<string, { a: string[] }> = { 'otel.acme.test': { a: ['127.0.0.1'] } };
    const tls = { cert: TEST_CERTIFICATE, key: TEST_CERTIFICATE_KEY };
    const port = await listen(
      https.createServer(tls, (_, response) => response.writeHead(200, { connection: 'close' }).end()),
    );
    const policy = { allowSelfHosted: { hosts: [`otel.acme.test:${port}`], cidrs: ['127.0.0.1/32'] } };
    const options = { resolver: stubResolver(answers), lookupCacheMs: 0, extraCertificates: [TEST_CERTIFICATE] };
    const fetch = kept(guardedFetch(policy, options));
    expect((await fetch(`https://otel.acme.test:${port}/`)).status).toBe(200);
    answers['otel.acme.test'] = { a: ['127.0.0.1', '127.0.0.2'] };
    expect(await codeOf(fetch(`https://otel.acme.test:${port}/`))).toBe('BLOCKED');
  });

  it('say to the operator, and to nobody else, which address was refused', async () => {
    const lines: (LogFields | undefined)[] = [];
    const logger = { ...silentLogger, warn: (_: string, fields?: LogFields) => void lines.push(fields) };
    const resolver = stubResolver({ 'inner.example': { a: ['10.9.8.7'] } });
    const fetch = kept(guardedFetch({ allowSelfHosted: true }, { resolver, logger }));
    await expect(fetch('https://inner.example/')).rejects.not.toThrow(/10\.9\.8\.7/);
    expect(lines).toEqual([expect.objectContaining({ hostname: 'inner.example', address: '10.9.8.7' })]);
  });
});

describe('a self-hosted receiver over https', () => {
  const resolver = () => stubResolver({ 'otel.acme.test': { a: ['127.0.0.1'] } });
  const server = () =>
    listen(
      https.createServer({ cert: TEST_CERTIFICATE, key: TEST_CERTIFICATE_KEY }, (_, response) => response.end('ok')),
    );

  it('is reached by its name in an opened network, with its certificate checked', async () => {
    const port = await server();
    const policy = { allowSelfHosted: { hosts: [`otel.acme.test:${port}`], cidrs: ['127.0.0.0/8'] } };
    const options = { resolver: resolver(), extraCertificates: [TEST_CERTIFICATE] };
    const response = await kept(guardedFetch(policy, options))(`https://otel.acme.test:${port}/`);
    expect(await response.text()).toBe('ok');
  });

  it('is refused where nobody vouches for its certificate, whatever the environment says', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    cleanups.push(() => vi.unstubAllEnvs());
    const port = await server();
    const policy = { allowSelfHosted: { hosts: [`otel.acme.test:${port}`], cidrs: ['127.0.0.0/8'] } };
    const code = await codeOf(kept(guardedFetch(policy, { resolver: resolver() }))(`https://otel.acme.test:${port}/`));
    expect(code).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  });

  it('stays closed while only its name is listed and its network is private', async () => {
    const port = await server();
    const policy = { allowSelfHosted: { hosts: [`otel.acme.test:${port}`] } };
    const code = await codeOf(kept(guardedFetch(policy, { resolver: resolver() }))(`https://otel.acme.test:${port}/`));
    expect(code).toBe('BLOCKED');
  });

  it('answers under localhost without any name server', async () => {
    const stub = stubResolver({});
    const port = await listen(http.createServer((_, response) => response.end('here')));
    const fetch = kept(guardedFetch({ allowSelfHosted: { hosts: [`localhost:${port}`] } }, { resolver: stub }));
    expect(await (await fetch(`http://localhost:${port}/`)).text()).toBe('here');
    expect(stub.asked).toEqual([]);
  });
});

describe('misuse', () => {
  it('never repeats a header value in its error', async () => {
    const fetch = kept(guardedFetch());
    const call = fetch('https://otlp.grafana.net/', { headers: { authorization: 'Bearer glc_canary\u0000' } });
    await expect(call).rejects.toMatchObject({ code: 'INVALID_HEADER' });
    await expect(
      fetch('https://otlp.grafana.net/', { headers: { authorization: 'glc_canary\u0000' } }),
    ).rejects.not.toThrow(/canary/);
  });
});
