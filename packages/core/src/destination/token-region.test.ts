import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase64 } from '../runtime/base64.ts';
import { tokenRegion } from './token-region.ts';

function token(payload: unknown): string {
  return `glc_${encodeBase64(JSON.stringify(payload))}`;
}

const PAYLOAD = { o: '652992', n: 'broadcast', k: 'c2VjcmV0', m: { r: 'prod-us-east-0' } };

describe('tokenRegion', () => {
  it('reads the region of a token, padded or not, in either alphabet', () => {
    const standard = token(PAYLOAD);
    expect(tokenRegion(standard)).toBe('prod-us-east-0');
    expect(tokenRegion(standard.replace(/=+$/, ''))).toBe('prod-us-east-0');
    expect(tokenRegion(standard.replaceAll('+', '-').replaceAll('/', '_'))).toBe('prod-us-east-0');
    expect(tokenRegion(` ${standard}\n`)).toBe('prod-us-east-0');
  });

  it('reads the short names of older tokens', () => {
    expect(tokenRegion(token({ ...PAYLOAD, m: { r: 'us' } }))).toBe('us');
  });

  it.each([
    ['a token without a region', token({ o: '1', n: 'x', k: 'y' })],
    ['a region that is no region', token({ ...PAYLOAD, m: { r: '<script>' } })],
    ['a region that is no text', token({ ...PAYLOAD, m: { r: 7 } })],
    ['a payload that is null', token(null)],
    ['a payload that is not JSON', `glc_${encodeBase64('not json')}`],
    ['a service account token', 'glsa_abcdefghijklmnopqrstuvwxyz012345_abcdef01'],
    ['a password', 'secret'],
    ['nothing', ''],
  ])('says nothing about %s', (_, apiKey) => {
    expect(tokenRegion(apiKey)).toBeUndefined();
  });

  it('gives out no other part of the token', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (n, k) => {
        expect(tokenRegion(token({ ...PAYLOAD, n, k }))).toBe('prod-us-east-0');
      }),
    );
  });

  it('answers any text without throwing', () => {
    fc.assert(fc.property(fc.string(), (text) => tokenRegion(`glc_${text}`) === undefined || text.length > 0));
  });
});
