import { describe, expect, it } from 'vitest';
import { splitTokens } from './split-tokens.ts';

describe('splitTokens', () => {
  it.each([
    '',
    'The capital of France is Paris.',
    'p95 = 1.250 ms\n\n- next',
    '👩‍🔬 naïve 日本語, ok?',
    '{"city":"Paris"}',
  ])('loses nothing of %j', (text) => {
    expect(splitTokens(text).join('')).toBe(text);
  });

  it('makes about one token of a short word', () => {
    expect(splitTokens('The capital of France')).toEqual(['The', ' capital', ' of', ' France']);
  });
});
