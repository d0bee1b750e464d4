import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeBaseUrl } from './normalize-base-url.ts';

const GATEWAY = 'https://otlp-gateway-prod-us-east-0.grafana.net/otlp';

function baseUrl(pasted: string): string | undefined {
  const normalized = normalizeBaseUrl(pasted);
  return normalized.ok ? normalized.baseUrl : undefined;
}

function refusal(pasted: string): string | undefined {
  const normalized = normalizeBaseUrl(pasted);
  return normalized.ok ? undefined : normalized.issue.code;
}

describe('normalizeBaseUrl', () => {
  it.each([
    'https://otlp-gateway-prod-us-east-0.grafana.net',
    'https://otlp-gateway-prod-us-east-0.grafana.net/',
    'https://otlp-gateway-prod-us-east-0.grafana.net/otlp',
    'https://otlp-gateway-prod-us-east-0.grafana.net/otlp/',
    'https://otlp-gateway-prod-us-east-0.grafana.net/otlp/v1/traces',
    'https://otlp-gateway-prod-us-east-0.grafana.net/otlp/v1/traces/',
    'https://otlp-gateway-prod-us-east-0.grafana.net/otlp/v1/traces/v1/traces',
    'https://otlp-gateway-prod-us-east-0.grafana.net/otlp/v1/metrics',
    'https://otlp-gateway-prod-us-east-0.grafana.net/v1/traces',
    'otlp-gateway-prod-us-east-0.grafana.net',
    'otlp-gateway-prod-us-east-0.grafana.net/otlp',
    'http://otlp-gateway-prod-us-east-0.grafana.net/otlp',
    'HTTPS://OTLP-Gateway-Prod-US-East-0.Grafana.NET/otlp',
    'https://otlp-gateway-prod-us-east-0.grafana.net:443/otlp',
    'https://otlp-gateway-prod-us-east-0.grafana.net./otlp',
    '  https://otlp-gateway-prod-us-east-0.grafana.net/otlp\n',
    '"https://otlp-gateway-prod-us-east-0.grafana.net/otlp"',
    "'https://otlp-gateway-prod-us-east-0.grafana.net/otlp',",
    '“https://otlp-gateway-prod-us-east-0.grafana.net/otlp”',
    '\u200bhttps://otlp-gateway-prod-us-east-0.grafana.net/otlp\u200b',
    '\ufeffhttps://otlp-gateway-prod-us-east-0.grafana.net/otlp',
  ])('brings %j into the one canonical form', (pasted) => {
    expect(normalizeBaseUrl(pasted)).toEqual({ ok: true, baseUrl: GATEWAY, tracesUrl: `${GATEWAY}/v1/traces` });
  });

  it.each([
    ['https://otlp-gateway-prod-us-east-4.aws-us-east-4-1.grafana.net', '/otlp', 'a nested region'],
    ['https://collector.example.com:4318', '', 'a Collector'],
    ['https://proxy.example.com/tenants/7/otlp', '', 'a proxy with a path'],
    ['http://127.0.0.1:4318', '', 'a local receiver'],
    ['http://[::1]:4318', '', 'a local receiver on IPv6'],
  ])('keeps the host and path of %s', (given, added) => {
    expect(baseUrl(given)).toBe(`${given}${added}`);
    expect(baseUrl(`${given}${added}/v1/traces`)).toBe(`${given}${added}`);
  });

  it('takes a host with a port for a host, not for a scheme', () => {
    expect(baseUrl('localhost:4318')).toBe('https://localhost:4318');
    expect(baseUrl('collector.example.com:4318/v1/traces')).toBe('https://collector.example.com:4318');
  });

  it.each([
    ['', 'base_url.missing'],
    [' "" ', 'base_url.missing'],
    ['a'.repeat(2049), 'base_url.too_long'],
    ['glc_eyJvIjoiMTIzNDU2In0=', 'base_url.is_secret'],
    ['https://otlp.example.com/?key=glc_eyJvIjoiMTIzNDU2In0=', 'base_url.is_secret'],
    ['Basic MTIzNDU2OmdsY18=', 'base_url.is_secret'],
    ['123456', 'base_url.is_instance_id'],
    ['javascript:alert(1)', 'base_url.scheme'],
    ['ftp://otlp.example.com', 'base_url.scheme'],
    ['https:/otlp.example.com', 'base_url.scheme'],
    ['https:\\\\otlp.example.com', 'base_url.scheme'],
    ['https://', 'base_url.scheme'],
    ['https://otlp-gateway-prod-{region}.grafana.net', 'base_url.placeholder'],
    ['https://otlp-gateway-<region>.grafana.net/otlp', 'base_url.placeholder'],
    ['https://*.grafana.net/otlp', 'base_url.placeholder'],
    ['https://otlp.example.com\\@evil.example', 'base_url.malformed'],
    ['https://otlp.exa\tmple.com', 'base_url.malformed'],
    ['https://otlp.example.com/a b', 'base_url.malformed'],
    ['https://otlp.example.com:99999', 'base_url.malformed'],
    ['my-stack', 'base_url.malformed'],
    ['see the portal', 'base_url.malformed'],
    ['https://user:secret@otlp.example.com', 'base_url.credentials'],
    ['https://otlp.example.com/otlp?tenant=1', 'base_url.query'],
    ['https://otlp.example.com/otlp#traces', 'base_url.query'],
  ])('refuses %j', (pasted, code) => {
    expect(refusal(pasted)).toBe(code);
  });

  it('lets a dashboard or portal address with a query through to its own diagnosis', () => {
    expect(baseUrl('https://acme.grafana.net/d/abc?orgId=1&from=now-1h')).toBe('https://acme.grafana.net/d/abc');
    expect(baseUrl('https://grafana.com/orgs/acme/stacks/123456/otlp-info?x=1')).toBe(
      'https://grafana.com/orgs/acme/stacks/123456/otlp-info',
    );
  });

  it('never quotes what was pasted, since it may be a key', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12 }), (pasted) => {
        const normalized = normalizeBaseUrl(pasted);
        expect(!normalized.ok && normalized.issue.message.includes(pasted)).toBe(false);
      }),
    );
  });

  it('changes nothing on its own results', () => {
    const path = fc.array(fc.constantFrom('otlp', 'v1', 'traces', 'metrics', 'tenant-7', ''), { maxLength: 6 });
    const host = fc.constantFrom(
      'otlp-gateway-prod-us-east-0.grafana.net',
      'otlp.example.com:4318',
      '127.0.0.1:4318',
      'a.b.',
    );
    fc.assert(
      fc.property(fc.constantFrom('', 'https://', 'http://'), host, path, (scheme, name, segments) => {
        const first = normalizeBaseUrl(`${scheme}${name}/${segments.join('/')}`);
        if (!first.ok) throw new Error(`refused: ${first.issue.code}`);
        expect(normalizeBaseUrl(first.baseUrl)).toEqual(first);
        expect(normalizeBaseUrl(first.tracesUrl)).toEqual(first);
      }),
    );
  });

  it('answers a long hostile text at once instead of hanging on it', () => {
    expect(refusal(`a${' '.repeat(1_000_000)}b`)).toBe('base_url.too_long');
  });
});
