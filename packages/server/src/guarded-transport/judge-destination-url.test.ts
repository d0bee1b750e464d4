import { isBroadcastError } from '@broadcast-kit/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOSTILE_URLS } from './__fixtures__/hostile-urls.ts';
import type { SelfHostedRules } from './destination-url-policy.ts';
import { judgeDestinationUrl } from './judge-destination-url.ts';
import { trustsDestinationHost } from './trusts-destination-host.ts';

describe.each(HOSTILE_URLS)('$trick', ({ urls, byDefault, selfHosted }) => {
  it.each(urls)('%j', (url) => {
    expect(judgeDestinationUrl(url, {}).ok).toBe(byDefault !== 'block');
    expect(judgeDestinationUrl(url, { allowSelfHosted: true }).ok).toBe(selfHosted !== 'block');
  });
});

describe('the verdict', () => {
  it('holds the canonical URL', () => {
    expect(judgeDestinationUrl(' HTTPS://Otlp.Grafana.net.:443/otlp ')).toEqual({
      ok: true,
      url: 'https://otlp.grafana.net/otlp',
    });
  });

  it.each([
    ['https://otlp.gra\nfana.net/', 'malformed'],
    ['http://otlp.grafana.net/', 'scheme'],
    ['https://a:b@otlp.grafana.net/', 'credentials'],
    ['https://otlp.grafana.net/#x', 'fragment'],
    ['https://evil.example/', 'host_not_allowed'],
    ['https://otlp.grafana.net:8443/', 'port_not_allowed'],
    ['https://10.0.0.1/', 'address_not_public'],
  ])('says why %j is refused: %s', (url, code) => {
    expect(judgeDestinationUrl(url, {})).toEqual({ ok: false, code });
  });

  it('never throws and never lets another host pass by default, whatever is typed', () => {
    const host = fc.oneof(fc.domain(), fc.ipV4(), fc.ipV4Extended(), fc.ipV6(), fc.string());
    const url = fc.oneof(
      fc.string(),
      fc.webUrl(),
      host.map((name) => `https://${name}/otlp`),
      host.map((name) => `https://${name}.grafana.net/`),
      host.map((name) => `https://otlp.grafana.net${name}/`),
    );
    fc.assert(
      fc.property(url, (text) => {
        const verdict = judgeDestinationUrl(text, {});
        if (verdict.ok) expect(new URL(verdict.url).host).toMatch(/^(?:[a-z0-9-]+\.)+grafana\.net$/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what the operator opens', () => {
  const allows = (url: string, allowSelfHosted: SelfHostedRules) => judgeDestinationUrl(url, { allowSelfHosted }).ok;

  it('opens a listed host on its port only', () => {
    expect(allows('https://otel.acme.com:4318/', { hosts: ['otel.acme.com:4318'] })).toBe(true);
    expect(allows('https://otel.acme.com/', { hosts: ['otel.acme.com:4318'] })).toBe(false);
    expect(allows('https://x.otel.acme.com:4318/', { hosts: ['otel.acme.com:4318'] })).toBe(false);
  });

  it('opens a listed host without a port on all safe ports, or on those that are named', () => {
    expect(allows('https://otel.acme.com/', { hosts: ['OTEL.acme.com'] })).toBe(true);
    expect(allows('https://otel.acme.com:4318/', { hosts: ['otel.acme.com'] })).toBe(true);
    expect(allows('https://otel.acme.com:6379/', { hosts: ['otel.acme.com'] })).toBe(false);
    expect(allows('https://otel.acme.com:4318/', { hosts: ['otel.acme.com'], ports: [443] })).toBe(false);
  });

  it('allows plain http for a loopback host that is listed, and for nothing else', () => {
    expect(allows('http://127.0.0.1:4318/v1/traces', { hosts: ['127.0.0.1:4318'] })).toBe(true);
    expect(allows('http://localhost:4318/', { hosts: ['localhost:4318'] })).toBe(true);
    expect(allows('http://[::1]:4318/', { hosts: ['[::1]:4318'] })).toBe(true);
    expect(allows('http://127.0.0.1:4319/', { hosts: ['127.0.0.1:4318'] })).toBe(false);
    expect(allows('http://127.0.0.2:4318/', { cidrs: ['127.0.0.0/8'] })).toBe(false);
    expect(allows('http://10.0.0.5:4318/', { hosts: ['10.0.0.5:4318'] })).toBe(false);
    expect(allows('http://otel.acme.com:4318/', { hosts: ['otel.acme.com:4318'] })).toBe(false);
    expect(judgeDestinationUrl('http://127.0.0.1:4318/', { allowSelfHosted: true }).ok).toBe(false);
  });

  it('opens a private network for literal addresses, and leaves names to the resolved address', () => {
    expect(allows('https://10.20.1.2:4318/', { cidrs: ['10.20.0.0/16'] })).toBe(true);
    expect(allows('https://10.21.1.2:4318/', { cidrs: ['10.20.0.0/16'] })).toBe(false);
    expect(allows('https://[fd12::5]/', { cidrs: ['fd12::/64'] })).toBe(true);
    expect(allows('https://tempo.corp.internal/', { cidrs: ['10.20.0.0/16'] })).toBe(true);
  });

  it('keeps Grafana Cloud open and everything unnamed closed', () => {
    expect(allows('https://otlp.grafana.net/otlp', { hosts: [] })).toBe(true);
    expect(allows('https://93.184.216.34/', { hosts: ['otel.acme.com'] })).toBe(false);
    expect(allows('https://tempo.example.com/', { hosts: ['otel.acme.com'] })).toBe(false);
  });

  it.each<SelfHostedRules>([
    { hosts: ['https://otel.acme.com'] },
    { hosts: ['otel.acme.com/otlp'] },
    { hosts: ['otel.acme.com:99999'] },
    { hosts: [''] },
    { cidrs: ['10.0.0.0'] },
    { cidrs: ['10.0.0.0/99'] },
  ])('refuses an entry that it cannot understand: %j', (allowSelfHosted) => {
    let thrown: unknown;
    try {
      judgeDestinationUrl('https://otlp.grafana.net/', { allowSelfHosted });
    } catch (error) {
      thrown = error;
    }
    expect(isBroadcastError(thrown) && thrown.code).toBe('invalid_option');
  });

  it('trusts Grafana Cloud and listed hosts by name, not what only a network or the open policy lets through', () => {
    expect(trustsDestinationHost('https://otlp.grafana.net/otlp')).toBe(true);
    expect(trustsDestinationHost('https://otel.acme.com/', { allowSelfHosted: true })).toBe(false);
    expect(trustsDestinationHost('https://otel.acme.com/', { allowSelfHosted: { hosts: ['otel.acme.com'] } })).toBe(
      true,
    );
    expect(trustsDestinationHost('https://10.20.1.2/', { allowSelfHosted: { cidrs: ['10.20.0.0/16'] } })).toBe(false);
  });
});
