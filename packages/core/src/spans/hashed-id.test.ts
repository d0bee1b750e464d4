import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashedId } from './hashed-id.ts';

it('is the start of the SHA-256 of any text, one after the other', async () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 300, maxLength: 2_000 }));
  await fc.assert(
    fc.property(text, fc.constantFrom(16 as const, 32 as const), (value, digits) => {
      const whole = createHash('sha256').update(new TextEncoder().encode(value)).digest('hex');
      expect(hashedId(value, digits)).toBe(whole.slice(0, digits));
    }),
  );
});

it('takes what plain JavaScript hands over', () => {
  const given = (value: unknown) => hashedId(value as string, 32);
  expect([given(123), given(undefined)]).toEqual([hashedId('123', 32), hashedId('', 32)]);
});
