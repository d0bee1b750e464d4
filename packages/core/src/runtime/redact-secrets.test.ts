import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase64 } from './base64.ts';
import { redactSecrets } from './redact-secrets.ts';

const KEY = 'glc_eyJvIjoiMTIzIiwibiI6ImNhbmFyeSIsImsiOiJzZWNyZXQrLyIsIm0iOnsiciI6InByb2QtdXMtZWFzdC0wIn19';

describe('redactSecrets', () => {
  it.each([
    ['an access-policy token', `token ${KEY} is invalid`],
    ['a token inside a word', `user=123456%3A${KEY}`],
    ['a URL-encoded token', `?key=${encodeURIComponent(`${KEY}+/==`)}&x=1`],
    ['a service account token', 'glsa_abcdefghijklmnopqrstuvwxyz012345_abcdef01'],
    ['a legacy key', `eyJrIjoi${'A'.repeat(80)}`],
    ['a Basic header', `Authorization: Basic ${encodeBase64(`123456:${KEY}`)}`],
    ['a percent-encoded Basic header', `Authorization=Basic%20${encodeBase64(`123456:${KEY}`)}`],
    ['a Bearer header', 'authorization: bearer abc.def.ghi-123'],
    ['a provider key', 'Incorrect API key provided: sk-or-v1-0123456789abcdef'],
  ])('removes %s', (_, text) => {
    const redacted = redactSecrets(text);
    expect(redacted).toContain('[redacted]');
    expect(redacted).not.toMatch(/eyJ|glsa_|[A-Za-z0-9+/]{24}|abc\.def|0123456789/);
  });

  it.each([
    'Basic authentication is required.',
    'Bearer token expected, Basic authorization found',
    'ingestion rate limit (15000000 bytes) exceeded',
    'This starts with glc_...',
  ])('leaves plain words alone: %s', (text) => {
    expect(redactSecrets(text)).toBe(text);
  });

  it('removes a known secret whose shape is unknown, in every spelling', () => {
    const secret = 'p/ss "word"+%';
    const text = `${secret} ${encodeURIComponent(secret)} ${JSON.stringify(secret)}`;
    expect(redactSecrets(text, [secret])).toBe('[redacted] [redacted] "[redacted]"');
  });

  it('removes the longer of two secrets that begin alike as a whole', () => {
    expect(redactSecrets('got tenant-key-more', ['tenant-key', 'tenant-key-more'])).toBe('got [redacted]');
  });

  it('leaves secrets too short to tell from words', () => {
    expect(redactSecrets('tenant 1 of 12', ['1', '12'])).toBe('tenant 1 of 12');
  });

  it('never lets a known secret through, whatever it is made of', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 4, maxLength: 60 }),
        fc.string(),
        fc.string(),
        (secret, before, after) => {
          fc.pre(!'[redacted]'.includes(secret));
          const redacted = redactSecrets(`${before}${secret}${after}`, [secret]);
          expect(redacted.split('[redacted]').some((part) => part.includes(secret))).toBe(false);
        },
      ),
    );
  });
});
