import { BroadcastError } from '@broadcast-kit/core';

/** The keys that one secret of the operator stands for: a key of its own for each purpose. */
export interface RingKey {
  /** Public name of the key inside sealed values: 8 hex digits. */
  readonly id: string;
  readonly sealing: CryptoKey;
  readonly fingerprints: CryptoKey;
  readonly signatures: CryptoKey;
}

/** The key that seals, and every key that still opens. */
export interface KeyRing {
  readonly current: RingKey;
  readonly byId: ReadonlyMap<string, RingKey>;
}

const MIN_KEY_BYTES = 32;
const MIN_DISTINCT_CHARACTERS = 10;
const encoder = new TextEncoder();

function assertStrong(key: unknown, position: number): void {
  const name = position === 0 ? 'The current secret key' : `Previous secret key ${position}`;
  const advice = 'Create one with `openssl rand -base64 32` and keep it outside the code.';
  if (typeof key !== 'string' || encoder.encode(key.trim()).length < MIN_KEY_BYTES) {
    const message = `${name} is shorter than ${MIN_KEY_BYTES} bytes, so what it seals could be opened by guessing. ${advice}`;
    throw new BroadcastError({ code: 'invalid_option', message });
  }
  if (new Set(key.trim()).size < MIN_DISTINCT_CHARACTERS) {
    const message = `${name} repeats a few characters, so it can be guessed. ${advice}`;
    throw new BroadcastError({ code: 'invalid_option', message });
  }
}

/**
 * Throws where a key is missing or too weak. Separate from {@link deriveKeyRing}, which is asynchronous, so that a
 * wrong setting stops a server at its start and not at its first request.
 */
export function assertStrongKeys(keys: readonly string[]): void {
  if (!Array.isArray(keys) || keys.length === 0) {
    throw new BroadcastError({
      code: 'invalid_option',
      message: 'A secret box needs at least one key. Pass keys: [current, ...previous].',
    });
  }
  keys.forEach(assertStrong);
}

async function deriveRingKey(key: string): Promise<RingKey> {
  const material = await crypto.subtle.importKey('raw', encoder.encode(key.trim()), 'HKDF', false, [
    'deriveKey',
    'deriveBits',
  ]);
  const purpose = (name: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(0),
    info: encoder.encode(`broadcast-kit/v1/${name}`),
  });
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 };
  const [idBits, sealing, fingerprints, signatures] = await Promise.all([
    crypto.subtle.deriveBits(purpose('key-id'), material, 32),
    crypto.subtle.deriveKey(purpose('sealing'), material, { name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]),
    crypto.subtle.deriveKey(purpose('fingerprints'), material, hmac, false, ['sign']),
    crypto.subtle.deriveKey(purpose('signatures'), material, hmac, false, ['sign', 'verify']),
  ]);
  const id = Array.from(new Uint8Array(idBits), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { id, sealing, fingerprints, signatures };
}

/** Derives the keys of all purposes (HKDF with SHA-256). The first of `keys` seals; all of them open. */
export async function deriveKeyRing([currentKey, ...previousKeys]: readonly [string, ...string[]]): Promise<KeyRing> {
  const [current, ...previous] = await Promise.all([deriveRingKey(currentKey), ...previousKeys.map(deriveRingKey)]);
  return { current, byId: new Map([...previous, current].map((key) => [key.id, key])) };
}
