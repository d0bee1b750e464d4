import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type DestinationInput, DestinationSchema } from './destination.ts';

const CONFIG = {
  baseUrl: 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp/v1/traces',
  instanceId: 123456,
  apiKey: 'glc_eyJvIjoiMTIzIn0=',
};
const MINIMAL = { id: 'main', name: ' Grafana Cloud ', config: CONFIG };

function parse(change: Record<string, unknown>) {
  return v.safeParse(DestinationSchema, { ...MINIMAL, ...change } as unknown as DestinationInput);
}

function paths(change: Record<string, unknown>) {
  return (parse(change).issues ?? []).map((issue) => v.getDotPath(issue));
}

describe('DestinationSchema', () => {
  it('needs no more than id, name and config', () => {
    expect(parse({}).output).toEqual({
      id: 'main',
      owner: 'default',
      type: 'grafana',
      name: 'Grafana Cloud',
      enabled: true,
      config: { ...CONFIG, baseUrl: 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp', instanceId: '123456' },
      samplingRate: 1,
      privacyMode: false,
      apiKeyHashes: null,
      filterRules: null,
      serviceName: 'openrouter',
      valueLimitBytes: 2048,
      grafanaUrl: null,
      metadataScopes: [],
      agentObservability: false,
    });
  });

  it('takes a Grafana below a path of its host', () => {
    expect(paths({ grafanaUrl: 'https://tools.acme.com/grafana' })).toEqual([]);
  });

  it.each([
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(101) }],
    ['samplingRate', { samplingRate: 0 }],
    ['samplingRate', { samplingRate: 1.1 }],
    ['samplingRate', { samplingRate: Number.NaN }],
    ['apiKeyHashes', { apiKeyHashes: [] }],
    ['apiKeyHashes.0', { apiKeyHashes: ['sk-or-v1-not-a-hash'] }],
    ['serviceName', { serviceName: '' }],
    ['valueLimitBytes', { valueLimitBytes: 100 }],
    ['grafanaUrl', { grafanaUrl: 'javascript:alert(1)' }],
    ['grafanaUrl', { grafanaUrl: 'https://acme.grafana.net/d/abc' }],
    ['grafanaUrl', { grafanaUrl: 'https://user:pass@acme.grafana.net' }],
    ['grafanaUrl', { grafanaUrl: 'https://tools.acme.com/grafana/' }],
    ['type', { type: 'datadog' }],
    ['config.instanceId', { config: { ...CONFIG, instanceId: 'acme' } }],
    ['config.headers.host', { config: { ...CONFIG, headers: { host: 'x' } } }],
    ['sampling_rate', { sampling_rate: 0.5 }],
  ])('names %s when it is wrong', (path, change) => {
    expect(paths(change)).toEqual([path]);
  });

  it.each([0.0001, 0.5, 1])('takes the sampling rate %s', (samplingRate) => {
    expect(parse({ samplingRate }).success).toBe(true);
  });
});
