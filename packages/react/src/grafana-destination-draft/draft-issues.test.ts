import { describe, expect, it } from 'vitest';
import { CANARY_KEY } from '../testing/sample-destination.ts';
import { draftIssues } from './draft-issues.ts';
import { createDraft, type GrafanaDraft } from './grafana-draft.ts';

const GOOD: GrafanaDraft = {
  ...createDraft('Grafana Cloud'),
  instanceId: '123456',
  apiKey: { kind: 'typed', value: CANARY_KEY },
};
const NEW = { takenNames: [], storedBaseUrl: undefined };

describe('draftIssues', () => {
  it('finds nothing in values that can work, also without a Base URL', () => {
    expect(draftIssues(GOOD, NEW)).toEqual({});
  });

  it.each([
    [{ name: '  ' }, 'name', 'name.missing'],
    [{ name: 'x'.repeat(101) }, 'name', 'name.too_long'],
    [{ baseUrl: 'https://acme.grafana.net' }, 'baseUrl', 'base_url.dashboard'],
    [{ instanceId: 'acme' }, 'instanceId', 'instance_id.not_numeric'],
    [{ apiKey: { kind: 'typed', value: 'glsa_AbCdEf012345' } }, 'apiKey', 'api_key.service_account'],
    [{ samplingPercent: '0.001' }, 'samplingRate', 'sampling_rate.invalid'],
  ] as const)('finds %j', (change, field, code) => {
    expect(draftIssues({ ...GOOD, ...change }, NEW)).toMatchObject({ [field]: { code } });
  });

  it('takes a stored key for its own host, whatever the path, and for no other', () => {
    const context = { takenNames: [], storedBaseUrl: 'https://otlp-gateway-prod-us-west-0.grafana.net/otlp' };
    const stored: GrafanaDraft = { ...GOOD, apiKey: { kind: 'stored', hint: 'glc_...a1b2c3d4' } };

    expect(draftIssues(stored, context)).toEqual({});
    expect(
      draftIssues({ ...stored, baseUrl: 'otlp-gateway-prod-us-west-0.grafana.net/otlp/v1/traces' }, context),
    ).toEqual({});
    expect(
      draftIssues({ ...stored, baseUrl: 'https://otlp-gateway-prod-eu-west-2.grafana.net' }, context).apiKey?.code,
    ).toBe('api_key.needed_again');
  });
});
