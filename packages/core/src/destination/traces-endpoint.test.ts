import { describe, expect, it } from 'vitest';
import { tracesEndpoint } from './traces-endpoint.ts';

const CONFIG = {
  baseUrl: 'https://otlp-gateway-prod-us-east-0.grafana.net/otlp',
  instanceId: '123456',
  apiKey: 'glc_secret',
};

describe('tracesEndpoint', () => {
  it('signs in with Instance ID and key, as the specification says', () => {
    expect(tracesEndpoint(CONFIG)).toEqual({
      url: 'https://otlp-gateway-prod-us-east-0.grafana.net/otlp/v1/traces',
      headers: { 'user-agent': 'broadcast-kit', authorization: 'Basic MTIzNDU2OmdsY19zZWNyZXQ=' },
      secrets: ['glc_secret', 'MTIzNDU2OmdsY19zZWNyZXQ='],
    });
  });

  it('adds the own headers of a destination and counts their values as secret', () => {
    const { headers, secrets } = tracesEndpoint({ ...CONFIG, headers: { 'X-Scope-OrgID': 'tenant-7' } });
    expect(headers['x-scope-orgid']).toBe('tenant-7');
    expect(secrets).toContain('tenant-7');
  });

  it('leaves out headers that no destination may set, even when a store let them in', () => {
    const headers = { Authorization: 'Bearer x', Host: 'evil.example', 'x-ok': 'yes', 'x-bad': 'a\r\nb' };
    expect(Object.keys(tracesEndpoint({ ...CONFIG, headers }).headers).sort()).toEqual([
      'authorization',
      'user-agent',
      'x-ok',
    ]);
    expect(tracesEndpoint({ ...CONFIG, headers }).headers.authorization).toMatch(/^Basic /);
  });

  it('throws for a Base URL that was never checked', () => {
    expect(() => tracesEndpoint({ ...CONFIG, baseUrl: 'nonsense' })).toThrow(/It should look like https/);
  });
});
