import { describe, expect, it } from 'vitest';
import { encodeBase64 } from '../runtime/base64.ts';
import { regionMismatch } from './region-mismatch.ts';

const US = 'https://otlp-gateway-prod-us-east-0.grafana.net/otlp';

function keyOf(region: string): string {
  return `glc_${encodeBase64(JSON.stringify({ o: '1', n: 'n', k: 'k', m: { r: region } }))}`;
}

describe('regionMismatch', () => {
  it('names both regions and offers the gateway of the key', () => {
    expect(regionMismatch({ baseUrl: US, apiKey: keyOf('prod-eu-west-2') })).toEqual({
      keyRegion: 'prod-eu-west-2',
      urlRegion: 'prod-us-east-0',
      fix: {
        field: 'baseUrl',
        value: 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp',
        label: 'Use eu-west-2',
      },
    });
  });

  it('names them without an offer where the address of the region cannot be known', () => {
    expect(regionMismatch({ baseUrl: US, apiKey: keyOf('prod-us-east-4') })).toEqual({
      keyRegion: 'prod-us-east-4',
      urlRegion: 'prod-us-east-0',
      fix: undefined,
    });
  });

  it.each([
    ['the same region', US, keyOf('prod-us-east-0')],
    ['an old key that says no more than us', US, keyOf('us')],
    ['a key without a region', US, 'plain-password'],
    ['a receiver of one’s own', 'https://traces.example.com/otlp', keyOf('prod-eu-west-2')],
  ])('says nothing about %s', (_, baseUrl, apiKey) => {
    expect(regionMismatch({ baseUrl, apiKey })).toBeUndefined();
  });
});
