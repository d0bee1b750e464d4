import { describe, expect, it } from 'vitest';
import { apiKeyIssue } from './grafana-config-issues.ts';
import { maskedFingerprint, maskSecret } from './mask-secret.ts';

describe('maskSecret', () => {
  it('shows the kind of the key and a fingerprint, and nothing of the key', () => {
    expect(maskSecret({ secret: 'glc_eyJvIjoiMTIzIn0=', fingerprint: 'a1b2c3d4' })).toBe('glc_...a1b2c3d4');
    expect(maskSecret({ secret: 'plain-password', fingerprint: 'a1b2c3d4' })).toBe('...a1b2c3d4');
  });

  it.each(['glc_eyJvIjoiMTIzIn0=', 'glsa_abcdef', 'plain-password'])(
    'makes a mask of %s that is recognised',
    (secret) => {
      const mask = maskSecret({ secret, fingerprint: '0123abcd' });
      expect(maskedFingerprint(mask)).toBe('0123abcd');
      expect(apiKeyIssue(mask)?.code).toBe('api_key.masked');
    },
  );

  it.each(['glc_...', 'glc_...A1B2C3D4', 'glc_...a1b2c3d4e', 'glc_eyJvIjoiMTIz', ' glc_...a1b2c3d4', ''])(
    'does not take %j for one of our masks',
    (value) => {
      expect(maskedFingerprint(value)).toBeUndefined();
    },
  );
});
