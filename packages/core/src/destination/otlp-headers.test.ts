import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOtlpHeaders } from './otlp-headers.ts';

describe('parseOtlpHeaders', () => {
  it('splits at the first equals sign, so that base64 keeps its padding', () => {
    expect(parseOtlpHeaders('Authorization=Basic%20MTIzOmE=, X-Scope-OrgID = 7 ')).toEqual({
      authorization: 'Basic MTIzOmE=',
      'x-scope-orgid': '7',
    });
  });

  it('keeps a value as it is where its percent signs are no encoding', () => {
    expect(parseOtlpHeaders('x-load=100%,x-broken=%zz')).toEqual({ 'x-load': '100%', 'x-broken': '%zz' });
  });

  it('leaves out what is no pair and lets the last of two names win', () => {
    expect(parseOtlpHeaders('junk,,=x,a=1,A=2,')).toEqual({ a: '2' });
  });

  it('takes the name of every property of objects for a plain name', () => {
    expect(Object.entries(parseOtlpHeaders('__proto__=x,constructor=y'))).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });

  it('gives back every value that was encoded for it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        expect(parseOtlpHeaders(`x=${encodeURIComponent(value)}`)).toEqual({ x: value });
      }),
    );
  });
});
