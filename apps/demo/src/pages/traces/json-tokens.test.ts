import { describe, expect, it } from 'vitest';
import { jsonTokens } from './json-tokens.ts';

describe('jsonTokens', () => {
  it.each([
    { role: 'user', content: 'He said: "true", 42' },
    [1.5e-7, -3, true, null, []],
    'a text',
    { 'a "key": 1': '\\' },
  ])('loses nothing of %j', (value) => {
    expect(
      jsonTokens(value)
        .map(({ text }) => text)
        .join(''),
    ).toBe(JSON.stringify(value, null, 2));
  });

  it('tells keys from texts, numbers and literals', () => {
    const kinds = jsonTokens({ a: 'b: 1', c: 2, d: true }).filter(({ kind }) => kind !== 'plain');
    expect(kinds).toEqual([
      { kind: 'key', text: '"a"' },
      { kind: 'string', text: '"b: 1"' },
      { kind: 'key', text: '"c"' },
      { kind: 'number', text: '2' },
      { kind: 'key', text: '"d"' },
      { kind: 'literal', text: 'true' },
    ]);
  });
});
