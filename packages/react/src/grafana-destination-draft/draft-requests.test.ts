import { describe, expect, it } from 'vitest';
import { CANARY_KEY, sampleDestination } from '../testing/sample-destination.ts';
import { createRequest, updateRequest } from './draft-requests.ts';
import { createDraft, draftOf } from './grafana-draft.ts';

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
      privacyMode: false,
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
});
