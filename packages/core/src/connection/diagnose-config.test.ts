import { describe, expect, it } from 'vitest';
import { parseGrafanaConfig } from '../destination/grafana-config.ts';
import { encodeBase64 } from '../runtime/base64.ts';
import { diagnoseConfig } from './diagnose-config.ts';
import type { Diagnosis } from './diagnosis.ts';

const KEY = `glc_${encodeBase64(JSON.stringify({ o: '1', n: 'n', k: 'k', m: { r: 'prod-us-east-0' } }))}`;
const GATEWAY = 'https://otlp-gateway-prod-us-east-0.grafana.net/otlp';
const VALID = { baseUrl: GATEWAY, instanceId: '123456', apiKey: KEY };

function diagnosisOf(input: unknown): Diagnosis {
  const parsed = parseGrafanaConfig(input);
  return diagnoseConfig({ issues: parsed.ok ? [] : parsed.issues, input });
}

describe('diagnoseConfig', () => {
  it.each([
    ['instanceId', { instanceId: 'acme' }, 'The Instance ID cannot work.'],
    ['apiKey', { apiKey: 'glsa_abc' }, 'The API key cannot work.'],
    ['headers', { headers: { host: 'x' } }, 'The headers cannot work.'],
    ['baseUrl', { baseUrl: 'nonsense' }, 'The Base URL cannot work.'],
  ])('points at %s and says what to do', (field, change, summary) => {
    const input = { ...VALID, ...change };
    const parsed = parseGrafanaConfig(input);
    const remedy = parsed.ok ? '' : parsed.issues[0]?.message;
    expect(diagnosisOf(input)).toMatchObject({ code: 'config.invalid', field, summary, remedy, steps: [] });
  });

  it('recognises the URL of the dashboards and offers the gateway of the key', () => {
    expect(diagnosisOf({ ...VALID, baseUrl: 'https://acme.grafana.net/d/abc?orgId=1' })).toMatchObject({
      code: 'endpoint.dashboard_url',
      field: 'baseUrl',
      fix: { field: 'baseUrl', value: GATEWAY, label: 'Use us-east-0' },
    });
  });

  it('offers the Instance ID that the address of the portal carries', () => {
    const baseUrl = 'https://grafana.com/orgs/acme/stacks/654321/otlp-info';
    expect(diagnosisOf({ ...VALID, baseUrl })).toMatchObject({
      code: 'config.invalid',
      field: 'baseUrl',
      fix: { field: 'instanceId', value: '654321', label: 'Use 654321 as Instance ID' },
    });
  });

  it('offers no repair where the key does not name a region', () => {
    const diagnosis = diagnosisOf({ ...VALID, baseUrl: 'https://acme.grafana.net', apiKey: 'plain-password' });
    expect(diagnosis).not.toHaveProperty('fix');
  });

  it('lists what else is wrong', () => {
    const diagnosis = diagnosisOf({ baseUrl: 'nonsense', instanceId: '', apiKey: '' });
    expect(diagnosis.field).toBe('baseUrl');
    expect(diagnosis.steps).toHaveLength(2);
  });

  it.each([undefined, null, 'x'])('explains %j, which is no config at all', (input) => {
    expect(diagnosisOf(input)).toMatchObject({
      code: 'config.invalid',
      remedy: expect.stringContaining('is an object'),
    });
  });

  it('points at no field for one that nobody knows', () => {
    const diagnosis = diagnosisOf({ ...VALID, toString: 1 });
    expect(diagnosis.code).toBe('config.invalid');
    expect(diagnosis.field).toBeUndefined();
  });
});
