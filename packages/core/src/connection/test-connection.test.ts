import { describe, expect, it, vi } from 'vitest';
import { fetchTransport } from '../otlp/fetch-transport.ts';
import type { Transport, TransportResult } from '../otlp/transport.ts';
import { createTestClock } from '../testing/create-test-clock.ts';
import { createFakeOtlpGateway } from '../testing/fake-otlp-gateway/create-fake-otlp-gateway.ts';
import type { OtlpFault } from '../testing/fake-otlp-gateway/otlp-fault.ts';
import { testConnection } from './test-connection.ts';

const CONFIG = {
  baseUrl: 'https://otlp-gateway-prod-us-east-0.grafana.net',
  instanceId: '123456',
  apiKey: 'glc_eyJvIjoiMTIzIn0=',
};

function answering(status: number, body: string): Transport {
  return vi.fn(async (): Promise<TransportResult> => ({ kind: 'response', status, header: () => undefined, body }));
}

describe('testConnection', () => {
  it('passes when Grafana takes an empty request with these credentials', async () => {
    const transport = answering(200, '{"partialSuccess":{}}');
    const { signal } = new AbortController();
    const result = await testConnection({ config: CONFIG, transport, signal });
    expect(result).toEqual({ ok: true, durationMs: expect.any(Number) });
    expect(transport).toHaveBeenCalledExactlyOnceWith({
      url: 'https://otlp-gateway-prod-us-east-0.grafana.net/otlp/v1/traces',
      headers: {
        'user-agent': 'broadcast-kit',
        authorization: 'Basic MTIzNDU2OmdsY19leUp2SWpvaU1USXpJbjA9',
        accept: 'application/json',
        'content-type': 'application/json',
      },
      body: new TextEncoder().encode('{}'),
      timeoutMs: 10_000,
      signal,
    });
  });

  it('measures how long the answer took', async () => {
    const clock = createTestClock();
    const transport: Transport = async () => {
      await clock.advance(183.4);
      return { kind: 'response', status: 200, header: () => undefined, body: '' };
    };
    expect(await testConnection({ config: CONFIG, transport, clock })).toEqual({ ok: true, durationMs: 183 });
  });

  it('sends nothing for values that cannot work', async () => {
    const transport = answering(200, '');
    const result = await testConnection({ config: { ...CONFIG, instanceId: 'acme' }, transport });
    expect(result).toMatchObject({
      ok: false,
      durationMs: 0,
      diagnosis: { code: 'config.invalid', field: 'instanceId' },
    });
    expect(transport).not.toHaveBeenCalled();
  });

  it('says what is wrong when Grafana refuses the key', async () => {
    const transport = answering(401, 'authentication error: invalid authentication credentials');
    expect(await testConnection({ config: CONFIG, transport })).toMatchObject({
      ok: false,
      diagnosis: {
        code: 'auth.unauthorized',
        status: 401,
        detail: 'authentication error: invalid authentication credentials',
      },
    });
  });

  it('does not pass a web page that answers 200', async () => {
    expect(await testConnection({ config: CONFIG, transport: answering(200, '<html></html>') })).toMatchObject({
      ok: false,
      diagnosis: { code: 'protocol.unexpected' },
    });
  });

  it('tells failures apart for the hosts of Grafana Cloud and for those that the operator knows, only', async () => {
    const transport: Transport = async () => ({ kind: 'failure', code: 'refused' });
    const own = { ...CONFIG, baseUrl: 'http://127.0.0.1:4318' };
    const codeFor = async (config: typeof CONFIG, trusts?: (url: URL) => boolean) => {
      const result = await testConnection({ config, transport, trusts });
      return result.ok ? undefined : result.diagnosis.code;
    };
    expect(await codeFor(CONFIG)).toBe('net.refused');
    expect(await codeFor(own)).toBe('net.unreachable');
    expect(await codeFor(own, ({ host }) => host === '127.0.0.1:4318')).toBe('net.refused');
  });

  it('gives up after 10 seconds', async () => {
    const clock = createTestClock();
    const transport = fetchTransport({ fetch: () => new Promise(() => {}), clock });
    const result = testConnection({ config: CONFIG, transport, clock });
    await clock.advance(10_000);
    expect(await result).toMatchObject({ ok: false, durationMs: 10_000, diagnosis: { code: 'net.timeout' } });
  });

  it('stops when the customer cancels', async () => {
    const transport = fetchTransport({ fetch: async () => new Response('{}') });
    const result = await testConnection({ config: CONFIG, transport, signal: AbortSignal.abort() });
    expect(result).toMatchObject({ ok: false, diagnosis: { code: 'test.aborted' } });
  });
});

describe('testConnection against the local gateway', () => {
  const credentials = { instanceId: CONFIG.instanceId, apiKey: CONFIG.apiKey };

  it('passes with the right values and leaves nothing behind', async () => {
    const gateway = createFakeOtlpGateway(credentials);
    const transport = fetchTransport({ fetch: gateway.fetch });
    expect(await testConnection({ config: CONFIG, transport })).toMatchObject({ ok: true });
    expect(gateway.received()).toHaveLength(1);
    expect(gateway.traces()).toEqual([]);
  });

  it.each([
    ['a wrong Instance ID', { instanceId: '999' }, 'auth.unauthorized'],
    ['a wrong key', { apiKey: 'glc_eyJvIjoiOTk5In0=' }, 'auth.unauthorized'],
    ['a key of another kind', { apiKey: 'some-other-key' }, 'auth.unauthorized'],
    ['a wrong path', { baseUrl: `${CONFIG.baseUrl}/tempo` }, 'endpoint.not_found'],
    ['a dashboard URL', { baseUrl: 'https://acme.grafana.net' }, 'endpoint.dashboard_url'],
  ])('names %s', async (_, change, code) => {
    const transport = fetchTransport({ fetch: createFakeOtlpGateway(credentials).fetch });
    const result = await testConnection({ config: { ...CONFIG, ...change }, transport });
    expect(result).toMatchObject({ ok: false, diagnosis: { code } });
    expect(JSON.stringify(result)).not.toContain('eyJ');
  });

  it.each<[string, OtlpFault]>([
    ['rate.limited', { kind: 'status', status: 429, headers: { 'retry-after': '30' } }],
    ['upstream.unavailable', { kind: 'status', status: 503 }],
    ['endpoint.dashboard_url', { kind: 'html' }],
    ['endpoint.dashboard_url', { kind: 'redirect' }],
    ['endpoint.redirected', { kind: 'redirect', location: 'https://elsewhere.example.com/' }],
    ['protocol.unexpected', { kind: 'oversized' }],
    ['net.refused', { kind: 'network' }],
    ['net.dns', { kind: 'network', code: 'ENOTFOUND' }],
    ['net.tls', { kind: 'network', code: 'CERT_HAS_EXPIRED' }],
  ])('says %s for %j', async (code, fault) => {
    const gateway = createFakeOtlpGateway(credentials);
    gateway.failWith(fault);
    const result = await testConnection({ config: CONFIG, transport: fetchTransport({ fetch: gateway.fetch }) });
    expect(result).toMatchObject({ ok: false, diagnosis: { code } });
  });

  it.each<OtlpFault>([{ kind: 'hang' }, { kind: 'drip' }])('says that the time is over for %j', async (fault) => {
    const clock = createTestClock();
    const gateway = createFakeOtlpGateway({ ...credentials, clock });
    gateway.failWith(fault);
    const transport = fetchTransport({ fetch: gateway.fetch, clock });
    const result = testConnection({ config: CONFIG, transport, clock });
    await clock.advance(10_000);
    expect(await result).toMatchObject({ ok: false, diagnosis: { code: 'net.timeout' } });
  });
});
