import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const encoder = new TextEncoder();

// Every generation has an id, and a hash of its own for each would cost twice as much.
const untouched = sha256.create();
const hash = sha256.create();
const digest = new Uint8Array(hash.outputLen);
const scratch = new Uint8Array(1_024);

function utf8(text: string): Uint8Array {
  if (text.length * 3 > scratch.length) return encoder.encode(text);
  return scratch.subarray(0, encoder.encodeInto(text, scratch).written);
}

/** The first so many hex digits of the SHA-256 of a text. Synchronous, so that an id never waits. */
export function hashedId(text: string, digits: 16 | 32): string {
  untouched._cloneInto(hash);
  // Plain JavaScript hands over anything, such as an id from a counter, or none.
  hash.update(utf8(String(text ?? ''))).digestInto(digest);
  return bytesToHex(digest.subarray(0, digits / 2));
}
