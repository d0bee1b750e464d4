import { describe, expect, it } from 'vitest';
import { classifyGrafanaHost } from '../destination/classify-grafana-host.ts';
import { encodeBase64 } from '../runtime/base64.ts';
import { comparableRegion, regionFix } from './region-fix.ts';

function keyOf(region: string): string {
  return `glc_${encodeBase64(JSON.stringify({ o: '1', n: 'n', k: 'k', m: { r: region } }))}`;
}

describe('regionFix', () => {
  it('offers the gateway of the region that the key belongs to', () => {
    const fix = regionFix(keyOf('prod-eu-west-2'));
    expect(fix).toEqual({
      field: 'baseUrl',
      value: 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp',
      label: 'Use eu-west-2',
    });
    expect(classifyGrafanaHost(fix?.value ?? '')).toEqual({ kind: 'gateway', region: 'prod-eu-west-2' });
  });

  it.each(['prod-us-east-4', 'us', 'prod-eu-west-1'])(
    'offers nothing for %s, whose address cannot be known',
    (region) => {
      expect(regionFix(keyOf(region))).toBeUndefined();
    },
  );

  it('offers nothing for a key without a region', () => {
    expect(regionFix('plain-password')).toBeUndefined();
  });
});

describe('comparableRegion', () => {
  it('compares full region names only', () => {
    expect(comparableRegion(keyOf('prod-us-east-4'))).toBe('prod-us-east-4');
    expect(comparableRegion(keyOf('us'))).toBeUndefined();
    expect(comparableRegion('plain-password')).toBeUndefined();
  });
});
