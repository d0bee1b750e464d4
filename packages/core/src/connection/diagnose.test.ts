import { describe, expect, it } from 'vitest';
import type { TransportFailureCode } from '../otlp/transport.ts';
import { encodeBase64 } from '../runtime/base64.ts';
import { diagnose } from './diagnose.ts';
import type { Diagnosis } from './diagnosis.ts';

function keyOf(region: string): string {
  return `glc_${encodeBase64(JSON.stringify({ o: '1', n: 'canary', k: 'canary', m: { r: region } }))}`;
}

const GATEWAY = 'https://otlp-gateway-prod-us-east-0.grafana.net/otlp';
const COLLECTOR = 'https://collector.example.com:4318';
const CONFIG = { baseUrl: GATEWAY, instanceId: '123456', apiKey: keyOf('prod-us-east-0') };
const ELSEWHERE = { ...CONFIG, apiKey: keyOf('prod-eu-west-2') };

interface Answer {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Record<string, string>;
  readonly config?: typeof CONFIG & { headers?: Record<string, string> };
  readonly trusted?: boolean;
}

function answer({ status, body = '', headers = {}, config = CONFIG, trusted = true }: Answer): Diagnosis | undefined {
  const result = { kind: 'response' as const, status, header: (name: string) => headers[name], body };
  return diagnose({ result, config, trusted, nowMs: Date.UTC(2026, 10, 24, 5, 50, 0) });
}

function failure(code: TransportFailureCode, trusted: boolean): Diagnosis | undefined {
  return diagnose({ result: { kind: 'failure', code }, config: CONFIG, trusted });
}

describe('diagnose: a pass', () => {
  it.each([
    [200, '{"partialSuccess":{}}'],
    [200, '{}'],
    [200, ''],
    [202, ''],
    [204, ''],
  ])('has nothing to say about %i with %j', (status, body) => {
    expect(answer({ status, body })).toBeUndefined();
  });

  it('does not pass a login page that answers 200', () => {
    const body = '<!DOCTYPE html><html><head><title>Grafana</title></head><body></body></html>';
    expect(answer({ status: 200, body })).toMatchObject({ code: 'endpoint.dashboard_url', field: 'baseUrl' });
  });

  it.each(['<html><body>Welcome to nginx!</body></html>', 'OK', '{"cut'])('does not pass %j', (body) => {
    expect(answer({ status: 200, body })).toMatchObject({ code: 'protocol.unexpected', field: 'baseUrl', status: 200 });
  });
});

describe('diagnose: what Grafana Cloud answers', () => {
  it.each([
    ['no credentials', 401, 'authentication error: no credentials provided'],
    ['a wrong instance id', 401, 'authentication error: invalid authentication credentials'],
    ['a revoked token', 401, 'authentication error: invalid token'],
    [
      'another kind of token',
      401,
      'authentication error: legacy auth cannot be upgraded because the host is not found',
    ],
    ['no reason', 401, ''],
    ['a wrong status', 500, '{"status":"error","error":"authentication error: invalid token"}'],
  ])('blames Instance ID and key for %s', (_, status, body) => {
    expect(answer({ status, body })).toMatchObject({ code: 'auth.unauthorized', field: 'apiKey', status });
  });

  it('says that the credentials got lost on the way when none arrived', () => {
    const body = 'authentication error: no credentials provided';
    expect(answer({ status: 401, body })?.remedy).toContain('proxy');
  });

  it.each([
    [401, '{"status":"error","error":"authentication error: invalid scope requested"}'],
    [403, ''],
    [403, '{"message":"missing required scope [traces:write], received [logs:read]"}'],
  ])('names the missing scope for %i %s', (status, body) => {
    const diagnosis = answer({ status, body });
    expect(diagnosis).toMatchObject({ code: 'auth.scope', field: 'apiKey' });
    expect(diagnosis?.remedy).toContain('traces:write');
  });

  it('sees that key and URL belong to different regions, and repairs it in one click', () => {
    const body = 'authentication error: invalid authentication credentials';
    expect(answer({ status: 401, body, config: ELSEWHERE })).toMatchObject({
      code: 'auth.region_mismatch',
      field: 'baseUrl',
      summary: 'The API key belongs to prod-eu-west-2, the Base URL to prod-us-east-0.',
      fix: {
        field: 'baseUrl',
        value: 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp',
        label: 'Use eu-west-2',
      },
    });
  });

  it('names both regions without a repair where the address of the other is not known', () => {
    const config = { ...CONFIG, apiKey: keyOf('prod-us-east-4') };
    const diagnosis = answer({ status: 401, config });
    expect(diagnosis).toMatchObject({ code: 'auth.region_mismatch' });
    expect(diagnosis?.fix).toBeUndefined();
  });

  it('does not compare the short region of an older key', () => {
    expect(answer({ status: 401, config: { ...CONFIG, apiKey: keyOf('us') } })?.code).toBe('auth.unauthorized');
  });

  it('compares the region of a nested host', () => {
    const baseUrl = 'https://otlp-gateway-prod-us-east-4.aws-us-east-4-1.grafana.net/otlp';
    expect(answer({ status: 401, config: { ...CONFIG, baseUrl } })?.code).toBe('auth.region_mismatch');
    const config = { ...CONFIG, baseUrl, apiKey: keyOf('prod-us-east-4') };
    expect(answer({ status: 401, config })?.code).toBe('auth.unauthorized');
  });

  it('lets a missing scope go before the region', () => {
    const body = '{"error":"authentication error: invalid scope requested"}';
    expect(answer({ status: 401, body, config: ELSEWHERE })?.code).toBe('auth.scope');
  });

  const noSuchHost =
    '{"status":"error","errorType":"unavailable","error":"dial tcp: lookup cortex-gw-internal.tempo-prod-26.svc.cluster.local. on 10.50.0.10:53: no such host"}';

  it('explains the 502 of a wrong region', () => {
    expect(answer({ status: 502, body: noSuchHost, config: ELSEWHERE })).toMatchObject({
      code: 'auth.region_mismatch',
      fix: { label: 'Use eu-west-2' },
    });
    const config = { ...CONFIG, apiKey: 'plain-password' };
    expect(answer({ status: 502, body: noSuchHost, config })?.code).toBe('auth.region_mismatch');
  });

  it('believes in a failure of Grafana where the regions are the same', () => {
    expect(answer({ status: 502, body: noSuchHost })?.code).toBe('upstream.unavailable');
  });

  it('repairs a path other than /otlp in one click', () => {
    const config = { ...CONFIG, baseUrl: 'https://otlp-gateway-prod-us-east-0.grafana.net/api/traces' };
    expect(answer({ status: 404, body: '404 page not found', config })).toMatchObject({
      code: 'endpoint.not_found',
      field: 'baseUrl',
      fix: { field: 'baseUrl', value: GATEWAY },
    });
  });

  it('repairs a misspelt region with the one that the key belongs to', () => {
    const config = { ...CONFIG, baseUrl: 'https://otlp-gateway-prod-us-esat-0.grafana.net/otlp' };
    expect(answer({ status: 530, body: 'error code: 1016', config })).toMatchObject({
      code: 'endpoint.not_found',
      status: 530,
      fix: { field: 'baseUrl', value: GATEWAY, label: 'Use us-east-0' },
    });
  });

  it('offers no repair that changes nothing', () => {
    expect(answer({ status: 404 })?.fix).toBeUndefined();
  });

  it.each([
    ['a number of seconds', '17', 17],
    ['a date', 'Tue, 24 Nov 2026 05:50:30 GMT', 30],
    ['nothing', undefined, undefined],
  ])('counts down to the next try after a rate limit with %s', (_, retryAfter, retryAfterSeconds) => {
    const body = 'RATE_LIMITED: ingestion rate limit (15000000 bytes) exceeded while adding 10 bytes';
    const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
    const diagnosis = answer({ status: 429, body, headers });
    expect(diagnosis).toMatchObject({ code: 'rate.limited' });
    expect(diagnosis?.retryAfterSeconds).toBe(retryAfterSeconds);
    expect(diagnosis?.field).toBeUndefined();
  });

  it.each([
    [400, '{"code":3,"message":"trace ids must be 128 bit, received 0 bits"}'],
    [415, '415 unsupported media type, supported: [application/json, application/x-protobuf]'],
    [422, ''],
  ])('blames our request, not the values, for %i', (status, body) => {
    const diagnosis = answer({ status, body });
    expect(diagnosis).toMatchObject({ code: 'payload.rejected' });
    expect(diagnosis?.field).toBeUndefined();
  });

  it.each([500, 502, 503, 504, 507])('judges nothing on %i', (status) => {
    const diagnosis = answer({ status });
    expect(diagnosis).toMatchObject({ code: 'upstream.unavailable', docs: 'https://status.grafana.com/' });
    expect(diagnosis?.field).toBeUndefined();
  });
});

describe('diagnose: redirects', () => {
  it.each(['/login', 'https://grafana.example.com/login/', 'https://acme.grafana.net/'])(
    'sees dashboards behind a redirect to %s',
    (location) => {
      const config = { ...CONFIG, baseUrl: 'https://grafana.example.com' };
      expect(answer({ status: 302, headers: { location }, config })?.code).toBe('endpoint.dashboard_url');
    },
  );

  it('repairs http:// in one click where the host wants https://', () => {
    const config = { ...CONFIG, baseUrl: 'http://otel.example.com/otlp' };
    const headers = { location: 'https://otel.example.com/otlp/v1/traces' };
    expect(answer({ status: 301, headers, config })).toMatchObject({
      code: 'endpoint.redirected',
      fix: { field: 'baseUrl', value: 'https://otel.example.com/otlp' },
    });
  });

  it.each([{}, { location: 'https://elsewhere.example.com/otlp' }, { location: 'http://[' }])(
    'explains that redirects are not followed: %j',
    (headers) => {
      const diagnosis = answer({ status: 308, headers, config: { ...CONFIG, baseUrl: COLLECTOR } });
      expect(diagnosis).toMatchObject({ code: 'endpoint.redirected', field: 'baseUrl', status: 308 });
      expect(diagnosis?.fix).toBeUndefined();
      expect(JSON.stringify(diagnosis)).not.toContain('elsewhere');
    },
  );
});

describe('diagnose: other receivers', () => {
  const config = { ...CONFIG, baseUrl: COLLECTOR };

  it('does not send the owner of a Collector to the pages of Grafana Cloud', () => {
    for (const status of [404, 405, 503]) {
      const diagnosis = answer({ status, config });
      expect(JSON.stringify([diagnosis?.steps, diagnosis?.docs])).not.toMatch(/grafana/i);
    }
  });

  it('takes a 405 for a path that is no OTLP receiver', () => {
    expect(answer({ status: 405, body: '405 method not allowed, supported: [GET]', config })?.code).toBe(
      'endpoint.not_found',
    );
  });

  it('does not take the page of a firewall for a missing scope', () => {
    const body = '<html><title>Access denied</title></html>';
    expect(answer({ status: 403, body, config })?.code).toBe('protocol.unexpected');
  });

  it.each([402, 418, 451, 600, 0])('says for %i that this is no OTLP endpoint', (status) => {
    expect(answer({ status, config })?.code).toBe(status >= 500 ? 'upstream.unavailable' : 'protocol.unexpected');
  });
});

describe('diagnose: no answer', () => {
  it.each([
    ['dns', 'net.dns'],
    ['tls', 'net.tls'],
    ['refused', 'net.refused'],
    ['reset', 'net.refused'],
    ['network', 'net.refused'],
    ['timeout', 'net.timeout'],
    ['blocked', 'endpoint.not_allowed'],
  ] as const)('tells %s apart for a host that the operator knows', (code, expected) => {
    expect(failure(code, true)).toMatchObject({ code: expected, field: 'baseUrl' });
  });

  it('makes every failure of another host look alike, so that a test is no port scanner', () => {
    const codes = ['dns', 'tls', 'refused', 'reset', 'network', 'timeout', 'blocked'] as const;
    const diagnoses = codes.map((code) => JSON.stringify(failure(code, false)));
    expect(new Set(diagnoses).size).toBe(1);
    expect(failure('dns', false)?.code).toBe('net.unreachable');
  });

  it.each([true, false])('says that the test was cancelled (known host: %s)', (trusted) => {
    expect(failure('aborted', trusted)?.code).toBe('test.aborted');
  });
});

describe('diagnose: details', () => {
  const body = JSON.stringify({ code: 16, message: `bad token ${CONFIG.apiKey} of x-tenant-secret\n at gateway` });
  const config = { ...CONFIG, headers: { 'x-tenant': 'x-tenant-secret' } };

  it('quotes a host that the operator knows, without secrets', () => {
    expect(answer({ status: 401, body, config })?.detail).toBe('bad token [redacted] of [redacted] at gateway');
  });

  it('makes every answer of another host look like none at all', () => {
    const headers = { 'retry-after': '17', location: 'https://grafana.example.com/login' };
    const page = '<html><title>Grafana</title></html>';
    const diagnoses = [
      ...[302, 400, 401, 403, 404, 429, 500, 502, 530].map((status) =>
        answer({ status, body, headers, config, trusted: false }),
      ),
      answer({ status: 200, body: page, trusted: false }),
    ];
    expect(diagnoses).toEqual(diagnoses.map(() => failure('refused', false)));
  });

  it('passes another host that takes the request', () => {
    expect(answer({ status: 200, body: '{}', trusted: false })).toBeUndefined();
  });

  it('shows nothing of the key but its region', () => {
    const everything = [
      ...[200, 302, 400, 401, 403, 404, 429, 500, 502, 530].map((status) =>
        answer({ status, body, config: { ...ELSEWHERE, headers: config.headers } }),
      ),
      failure('tls', true),
    ];
    expect(JSON.stringify(everything)).not.toMatch(/canary|glc_ey|x-tenant-secret|Basic [A-Za-z0-9]/);
  });
});
