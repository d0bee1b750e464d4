import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase64 } from '../runtime/base64.ts';
import { basicAuthorization } from './basic-authorization.ts';
import { parseBasicAuthorization } from './parse-basic-authorization.ts';

const KEY = 'glc_eyJvIjoiMTIzIn0=';

function codes(header: string): string[] {
  const parsed = parseBasicAuthorization(header);
  return parsed.ok ? [] : parsed.issues.map(({ code }) => code);
}

describe('parseBasicAuthorization', () => {
  it.each([
    ['as in HTTP', basicAuthorization({ instanceId: '123456', apiKey: KEY })],
    ['in lower case', `basic ${encodeBase64(`123456:${KEY}`)}`],
    ['percent-encoded', `Basic%20${encodeURIComponent(encodeBase64(`123456:${KEY}`))}`],
    ['made with echo, which adds a line break', `Basic ${encodeBase64(`123456:${KEY}\n`)}`],
  ])('reads a header %s', (_, header) => {
    expect(parseBasicAuthorization(header)).toEqual({ ok: true, value: { instanceId: '123456', apiKey: KEY } });
  });

  it('ends the Instance ID at the first colon, since a key may hold more of them', () => {
    expect(parseBasicAuthorization(`Basic ${encodeBase64('7:pass:word:x')}`)).toEqual({
      ok: true,
      value: { instanceId: '7', apiKey: 'pass:word:x' },
    });
  });

  it.each([
    [`Bearer ${KEY}`, 'authorization.bearer'],
    [encodeBase64(`123456:${KEY}`), 'authorization.not_basic'],
    ['', 'authorization.not_basic'],
    ['Basic <your-token>', 'authorization.placeholder'],
    ['Basic base64(instanceId:token)', 'authorization.placeholder'],
    ['Basic MTIz...', 'authorization.placeholder'],
    ['Basic !!!', 'authorization.not_base64'],
    [`Basic ${encodeBase64(KEY)}`, 'authorization.not_base64'],
    [`Basic ${encodeBase64(`acme:${KEY}`)}`, 'instance_id.not_numeric'],
    [`Basic ${encodeBase64('123456:')}`, 'api_key.missing'],
    [`Basic ${encodeBase64('123456:glsa_abcdef')}`, 'api_key.service_account'],
  ])('says about %j: %s', (header, code) => {
    expect(codes(header)).toEqual([code]);
  });

  it('reverses basicAuthorization for every id and key', () => {
    const apiKey = fc.stringMatching(/^glc_[A-Za-z0-9+/_-]{8,80}={0,2}$/);
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{1,20}$/), apiKey, (instanceId, key) => {
        const value = { instanceId, apiKey: key };
        expect(parseBasicAuthorization(basicAuthorization(value))).toEqual({ ok: true, value });
      }),
    );
  });

  it('never quotes the credential', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6 }), (secret) => {
        for (const header of [`Basic ${secret}`, `Basic ${encodeBase64(secret)}`, `Bearer ${secret}`, secret]) {
          const parsed = parseBasicAuthorization(header);
          if (!parsed.ok) expect(JSON.stringify(parsed.issues).includes(secret)).toBe(false);
        }
      }),
    );
  });
});
