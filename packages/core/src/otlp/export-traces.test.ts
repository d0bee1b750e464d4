import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { exportTraces } from './export-traces.ts';
import type { Transport, TransportRequest, TransportResult } from './transport.ts';

const BODY = new TextEncoder().encode('{"resourceSpans":[]}');
const ENDPOINT = {
  url: 'https://otlp-gateway-prod-us-east-0.grafana.net/otlp/v1/traces',
  headers: { authorization: 'Basic MTIzNDU2OmdsY19jYW5hcnk=', 'x-scope-orgid': 'tenant-secret' },
  secrets: ['glc_canary', 'MTIzNDU2OmdsY19jYW5hcnk=', 'tenant-secret'],
};

function recordingTransport(result: TransportResult) {
  const requests: TransportRequest[] = [];
  const transport: Transport = async (request) => {
    requests.push(request);
    return result;
  };
  return { requests, transport };
}

function answer(status: number, body: string): TransportResult {
  return { kind: 'response', status, header: () => undefined, body };
}

describe('exportTraces', () => {
  it('sends one POST with the credentials and says that it was delivered', async () => {
    const { requests, transport } = recordingTransport(answer(200, '{"partialSuccess":{}}'));
    const { signal } = new AbortController();
    const outcome = await exportTraces({ endpoint: ENDPOINT, body: BODY, transport, timeoutMs: 4_000, signal });
    expect(outcome).toEqual({ kind: 'delivered' });
    expect(requests).toEqual([
      {
        url: ENDPOINT.url,
        headers: { ...ENDPOINT.headers, accept: 'application/json', 'content-type': 'application/json' },
        body: BODY,
        timeoutMs: 4_000,
        signal,
      },
    ]);
  });

  it('waits 10 seconds where nothing else is said', async () => {
    const { requests, transport } = recordingTransport(answer(200, ''));
    await exportTraces({ endpoint: ENDPOINT, body: BODY, transport });
    expect(requests[0]?.timeoutMs).toBe(10_000);
  });

  it('compresses a plain body when asked, and says so', async () => {
    const { requests, transport } = recordingTransport(answer(200, ''));
    await exportTraces({ endpoint: ENDPOINT, body: BODY, gzip: true, transport });
    expect(requests[0]?.headers['content-encoding']).toBe('gzip');
    expect(new Uint8Array(gunzipSync(requests[0]?.body ?? BODY))).toEqual(BODY);
  });

  it('never compresses twice', async () => {
    const { requests, transport } = recordingTransport(answer(200, ''));
    await exportTraces({ endpoint: ENDPOINT, body: BODY, encoding: 'gzip', gzip: true, transport });
    expect(requests[0]).toMatchObject({ body: BODY, headers: { 'content-encoding': 'gzip' } });
  });

  it.each([
    ['cannot compress', async () => undefined],
    ['fails to compress', async () => Promise.reject(new Error('out of memory'))],
  ])('sends the plain body where the platform %s', async (_, gzip) => {
    const { requests, transport } = recordingTransport(answer(200, ''));
    await exportTraces({ endpoint: ENDPOINT, body: BODY, gzip, transport });
    expect(requests[0]?.body).toBe(BODY);
    expect(requests[0]?.headers).not.toHaveProperty('content-encoding');
  });

  it('shows no secret of the endpoint that the answer repeats', async () => {
    const echo = `got ${Object.values(ENDPOINT.headers).join(' ')} with glc_canary`;
    const { transport } = recordingTransport(answer(401, JSON.stringify({ message: echo })));
    const outcome = await exportTraces({ endpoint: ENDPOINT, body: BODY, transport });
    expect(outcome).toEqual({
      kind: 'permanent',
      reason: 'auth',
      status: 401,
      message: 'got Basic [redacted] [redacted] with [redacted]',
    });
  });

  it('asks to try again when there was no answer', async () => {
    const { transport } = recordingTransport({ kind: 'failure', code: 'timeout' });
    expect(await exportTraces({ endpoint: ENDPOINT, body: BODY, transport })).toMatchObject({
      kind: 'retry',
      reason: 'connection',
    });
  });
});
