import type { DestinationView } from '@broadcast-kit/core';
import { describe, expect, it } from 'vitest';
import { CANARY_KEY, sampleDestination } from '../testing/sample-destination.ts';
import { createRequest, updateRequest } from './draft-requests.ts';
import { createDraft, draftOf, type GrafanaDraft } from './grafana-draft.ts';

describe('createRequest', () => {
  it('sends canonical values and the receipt', () => {
    const draft = {
      ...createDraft(' Mine '),
      baseUrl: '"otlp-gateway-prod-eu-west-2.grafana.net/otlp/v1/traces"',
      instanceId: ' 7 ',
      apiKey: { kind: 'typed', value: ` ${CANARY_KEY}\n` } as const,
      samplingPercent: '2,5',
    };

    expect(createRequest(draft, 'receipt-1')).toEqual({
      name: 'Mine',
      config: { baseUrl: 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp', instanceId: '7', apiKey: CANARY_KEY },
      samplingRate: 0.025,
      testReceipt: 'receipt-1',
    });
  });
});

describe('updateRequest', () => {
  const initial = draftOf(sampleDestination());

  it('sends only what changed', () => {
    const draft = { ...initial, name: 'Renamed', privacyMode: true };

    expect(updateRequest(draft, { initial, testReceipt: undefined })).toEqual({ name: 'Renamed', privacyMode: true });
  });

  it('sends a changed connection as it was tested, without the stored key', () => {
    const draft = { ...initial, instanceId: '7' };

    expect(updateRequest(draft, { initial, testReceipt: 'receipt-1' })).toEqual({
      config: { baseUrl: initial.baseUrl, instanceId: '7' },
      testReceipt: 'receipt-1',
    });
  });

  it('does not take another spelling of the same connection for a change', () => {
    const draft = { ...initial, baseUrl: `${initial.baseUrl}/v1/traces/` };

    expect(updateRequest(draft, { initial, testReceipt: undefined })).toEqual({});
  });

  it('keeps stored headers out of a change of something else', () => {
    const stored = draftOf(withHeader());
    const draft = { ...stored, instanceId: '7' };

    expect(updateRequest(draft, { initial: stored, testReceipt: undefined }).config).not.toHaveProperty('headers');
  });

  it('sends all headers where one changed, and the mask of those whose value stays', () => {
    const stored = draftOf(withHeader());
    const added = { id: 'n1', name: ' X-Region ', value: { kind: 'typed', value: ' eu ' } } as const;
    const draft = { ...stored, headers: [...stored.headers, added] };

    expect(updateRequest(draft, { initial: stored, testReceipt: 'receipt-1' })).toEqual({
      config: { baseUrl: stored.baseUrl, instanceId: '123456', headers: { 'X-Scope-OrgID': '...', 'X-Region': 'eu' } },
      testReceipt: 'receipt-1',
    });
  });

  it('sends no headers at all where the last one was removed', () => {
    const stored = draftOf(withHeader());

    expect(updateRequest({ ...stored, headers: [] }, { initial: stored, testReceipt: undefined }).config).toEqual({
      baseUrl: stored.baseUrl,
      instanceId: '123456',
      headers: {},
    });
  });

  it('sends settings of the optional sections in canonical form', () => {
    const rule = { id: 'n1', field: 'total_cost', operator: 'gt', value: '0.5' } as const;
    const draft: GrafanaDraft = {
      ...initial,
      apiKeyHashes: ['b'.repeat(64), 'a'.repeat(64)],
      filterRules: { enabled: true, groups: [{ id: 'n1', logic: 'or', rules: [rule] }] },
      serviceName: ' checkout ',
      valueLimitBytes: '8,192',
      grafanaUrl: 'acme.grafana.net/d/abc?from=now',
      metadataScopes: ['identity', 'cost'],
      agentObservability: true,
    };

    expect(updateRequest(draft, { initial, testReceipt: undefined })).toEqual({
      apiKeyHashes: ['a'.repeat(64), 'b'.repeat(64)],
      filterRules: {
        enabled: true,
        groups: [{ logic: 'or', rules: [{ field: 'total_cost', operator: 'gt', value: 0.5 }] }],
      },
      serviceName: 'checkout',
      valueLimitBytes: 8192,
      grafanaUrl: 'https://acme.grafana.net',
      metadataScopes: ['cost', 'identity'],
      agentObservability: true,
    });
  });

  it('clears what was emptied', () => {
    const all = draftOf(
      sampleDestination({
        apiKeyHashes: ['a'.repeat(64)],
        filterRules: { enabled: true, groups: [{ logic: 'and', rules: [{ field: 'model', operator: 'exists' }] }] },
        serviceName: 'checkout',
        valueLimitBytes: 8192,
        grafanaUrl: 'https://acme.grafana.net',
        metadataScopes: ['cost'],
      }),
    );
    const { apiKeyHashes, filterRules, serviceName, valueLimitBytes, grafanaUrl, metadataScopes } = createDraft('');
    const draft = { ...all, apiKeyHashes, filterRules, serviceName, valueLimitBytes, grafanaUrl, metadataScopes };

    expect(updateRequest(draft, { initial: all, testReceipt: undefined })).toEqual({
      apiKeyHashes: null,
      filterRules: null,
      serviceName: 'openrouter',
      valueLimitBytes: 2048,
      grafanaUrl: null,
      metadataScopes: [],
    });
  });
});

function withHeader(): DestinationView {
  const destination = sampleDestination();
  return { ...destination, config: { ...destination.config, headers: { 'X-Scope-OrgID': '...' } } };
}
