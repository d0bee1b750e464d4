import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64 } from './base64.ts';

const text = fc.string({ unit: 'binary' });

describe('base64', () => {
  it('encodes credentials as curl and browsers do', () => {
    expect(encodeBase64('123456:glc_secret')).toBe('MTIzNDU2OmdsY19zZWNyZXQ=');
    expect(encodeBase64('Zürich 🏔')).toBe('WsO8cmljaCDwn4+U');
  });

  it('gives back every text', () => {
    fc.assert(fc.property(text, (original) => decodeBase64(encodeBase64(original)) === original));
  });

  it('agrees with Node', () => {
    fc.assert(fc.property(text, (original) => encodeBase64(original) === Buffer.from(original).toString('base64')));
  });

  it('reads the URL alphabet, with and without padding', () => {
    fc.assert(
      fc.property(text, (original) => {
        const urlSafe = Buffer.from(original).toString('base64url');
        expect(decodeBase64(urlSafe)).toBe(original);
        expect(decodeBase64(`${urlSafe}${'='.repeat((4 - (urlSafe.length % 4)) % 4)}`)).toBe(original);
      }),
    );
  });

  it.each(['a', '%%%%', 'Zm9v!', '/w==', 'gIA='])('says that %s is not base64 of text', (input) => {
    expect(decodeBase64(input)).toBeUndefined();
  });
});
