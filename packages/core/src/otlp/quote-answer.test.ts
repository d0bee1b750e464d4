import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteAnswer } from './quote-answer.ts';

describe('quoteAnswer', () => {
  it('makes one line of it', () => {
    expect(quoteAnswer('  first\r\n\tsecond\u0000\u202e third ', [])).toBe('first second third');
  });

  it('cuts a long text between characters and marks the cut', () => {
    const quote = quoteAnswer('🏔'.repeat(400), []);
    expect(Array.from(quote)).toHaveLength(300);
    expect(quote.endsWith('🏔…')).toBe(true);
  });

  it('leaves no part of a secret behind at the cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 320 }), (before) => {
        const quote = quoteAnswer(`${'.'.repeat(before)} my-custom-secret-value ${'.'.repeat(100)}`, [
          'my-custom-secret-value',
        ]);
        expect(quote).not.toContain('my-custom');
      }),
    );
  });
});
