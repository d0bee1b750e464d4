import { describe, expect, it } from 'vitest';
import { CANARY_KEY } from '../testing/sample-destination.ts';
import { apiKeyHint, baseUrlHint, hintedChange } from './connection-hints.ts';
import { createDraft, type GrafanaDraft } from './grafana-draft.ts';

const EU = 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp';
const EU_KEY = `glc_${btoa(JSON.stringify({ o: '1', n: 'n', k: 'k', m: { r: 'prod-eu-west-2' } }))}`;

function draft(baseUrl: string, apiKey: string = CANARY_KEY): GrafanaDraft {
  return { ...createDraft('Grafana Cloud'), baseUrl, apiKey: { kind: 'typed', value: apiKey } };
}

describe('a hint at the Base URL', () => {
  it('knows the address of dashboards, and keeps it where links to Grafana need it', () => {
    const hint = baseUrlHint(draft('https://acme.grafana.net/d/abc?orgId=1'));

    expect(hint).toEqual({ kind: 'dashboard_url', grafanaUrl: 'https://acme.grafana.net', gateway: undefined });
    expect(hint && hintedChange(hint)).toEqual({ grafanaUrl: 'https://acme.grafana.net', baseUrl: '' });
  });

  it('puts the gateway of the key’s region in the place of dashboards', () => {
    const hint = baseUrlHint(draft('acme.grafana.net', EU_KEY));

    expect(hint && hintedChange(hint)).toEqual({ grafanaUrl: 'https://acme.grafana.net', baseUrl: EU });
  });

  it('reads the Instance ID out of a page of the portal', () => {
    const hint = baseUrlHint(draft('https://grafana.com/orgs/acme/stacks/123456/otlp-info'));

    expect(hint && hintedChange(hint)).toEqual({ instanceId: '123456', baseUrl: '' });
  });

  it.each(['https://otlp-gateway-prod-us-east-0.grafana.net', ''])(
    'sees that the key belongs to another region than "%s"',
    (baseUrl) => {
      const hint = baseUrlHint(draft(baseUrl, EU_KEY));

      expect(hint).toMatchObject({ kind: 'region', mismatch: { keyRegion: 'prod-eu-west-2' } });
      expect(hint && hintedChange(hint)).toEqual({ baseUrl: EU });
    },
  );

  it.each([
    ['the gateway of the key’s region', draft(EU, EU_KEY)],
    ['a key that names no region', draft(EU)],
    ['a receiver of one’s own', draft('https://traces.example.com', EU_KEY)],
    ['what is no URL yet', draft('https://', EU_KEY)],
    ['a stored key', { ...draft(EU), apiKey: { kind: 'stored', hint: 'glc_...a1b2c3d4' } } as const],
  ])('says nothing about %s', (_, given) => {
    expect(baseUrlHint(given)).toBeUndefined();
  });
});

describe('a hint at the API key', () => {
  it.each([
    ['glsa_AbCd', 'glsa_'],
    ['eyJrIjoi', 'eyJ'],
    [' "eyJhbGci" ', 'eyJ'],
  ])('knows the wrong kind of token by how %s begins', (typed, found) => {
    const hint = apiKeyHint(draft('', typed));

    expect(hint).toEqual({ kind: 'token_kind', found });
    expect(hint && hintedChange(hint)).toBeUndefined();
  });

  it.each([
    ['an access-policy token', draft('', CANARY_KEY)],
    ['nothing yet', draft('', '')],
    ['a token for a receiver of one’s own', draft('https://traces.example.com', 'eyJhbGci')],
  ])('says nothing about %s', (_, given) => {
    expect(apiKeyHint(given)).toBeUndefined();
  });
});
