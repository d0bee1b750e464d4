import { randomInt } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A new id such as `gen-1769028176-9hoKxJ8TwmmjRXQnYX3w`: the second of the call and 20 random characters. */
export function createGenerationId(nowMs: number): string {
  const random = Array.from({ length: 20 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `gen-${Math.floor(nowMs / 1000)}-${random}`;
}
