import { decodeBase64Url, encodeBase64Url } from './base64url.ts';
import type { KeyRing } from './key-ring.ts';
import { assertStrongKeys, deriveKeyRing } from './key-ring.ts';
import { lengthPrefixed } from './length-prefixed.ts';

/** Where a secret belongs. A sealed value opens in this place only. */
export interface SecretPlace {
  readonly owner: string;
  /** Id of the destination. */
  readonly destination: string;
  /** The field that holds it, such as `apiKey`. */
  readonly field: string;
}

/** An opened secret, or why it stays closed. */
export type OpenedSecret =
  | { readonly ok: true; readonly secret: string }
  /** `unknown_key`: sealed with a key that is not in the ring. `damaged`: changed, cut, or sealed for another place. */
  | { readonly ok: false; readonly code: 'unknown_key' | 'damaged' };

/** Options of {@link createSecretBox}. */
export interface SecretBoxOptions {
  /**
   * `[current, ...previous]`: the first key seals, every key opens. Each is a random text of at least 32 bytes, such as
   * 32 random bytes in base64. To rotate, put a new key in front and keep the old ones until nothing is sealed with them.
   */
  readonly keys: readonly string[];
}

/** Keeps secrets of destinations unreadable at rest, and signs what a client must not be able to make up. */
export interface SecretBox {
  /** Encrypts a secret for one place. The same secret seals to another text each time. */
  seal(secret: string, place: SecretPlace): Promise<string>;
  /** Decrypts what {@link SecretBox.seal} made. Never rejects for a value that does not open. */
  open(sealed: string, place: SecretPlace): Promise<OpenedSecret>;
  /** Whether it was sealed with the current key, so that the previous ones are not needed for it. */
  isCurrent(sealed: string): Promise<boolean>;
  /**
   * 8 hex digits that stand for a secret in the open: equal for equal secrets in one place under one current key. Those of
   * two places tell nothing about each other, so that nobody can try guesses at another's secret on a destination of their own.
   */
  fingerprint(secret: string, place: SecretPlace): Promise<string>;
  /** A signature over all of `parts`. Name the purpose in the first part, so that one kind cannot pass for another. */
  sign(parts: readonly string[]): Promise<string>;
  /** Whether `signature` was made by {@link SecretBox.sign} over the same parts, with any key of the ring. */
  verify(parts: readonly string[], signature: string): Promise<boolean>;
}

const SEALED = /^v1\.([0-9a-f]{8})\.([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]{22,})$/;
const SIGNATURE = /^([0-9a-f]{8})\.([A-Za-z0-9_-]{43})$/;
const IV_BYTES = 12;

const placeBytes = ({ owner, destination, field }: SecretPlace) =>
  lengthPrefixed(['broadcast-kit/secret/v1', owner, destination, field]);

const fingerprintBytes = (secret: string, { owner, destination, field }: SecretPlace) =>
  lengthPrefixed(['broadcast-kit/fingerprint/v1', owner, destination, field, secret]);

/**
 * Creates a secret box on WebCrypto: AES-256-GCM with a random 96-bit IV, bound to owner, destination and field, so that
 * a sealed value moved to another row does not open. The text is `v1.<key id>.<iv>.<ciphertext and tag>` in base64url.
 * Runs wherever WebCrypto does; no key can be exported from it.
 *
 * @throws BroadcastError `invalid_option` where a key is missing, too short or plainly guessable.
 *
 * @example
 * ```ts
 * const secrets = createSecretBox({ keys: [env.SECRET_KEY, ...(env.PREVIOUS_SECRET_KEY ? [env.PREVIOUS_SECRET_KEY] : [])] });
 * const place = { owner: 'workspace_1', destination: id, field: 'apiKey' };
 * const sealed = await secrets.seal('glc_...', place);
 * const opened = await secrets.open(sealed, place);
 * ```
 */
export function createSecretBox({ keys }: SecretBoxOptions): SecretBox {
  assertStrongKeys(keys);
  let derived: Promise<KeyRing> | undefined;
  const ring = () => {
    derived ??= deriveKeyRing(keys as readonly [string, ...string[]]);
    return derived;
  };

  return {
    async seal(secret, place) {
      const { current } = await ring();
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData: placeBytes(place) },
        current.sealing,
        new TextEncoder().encode(secret),
      );
      return `v1.${current.id}.${encodeBase64Url(iv)}.${encodeBase64Url(new Uint8Array(sealed))}`;
    },

    async open(sealed, place) {
      const [, keyId = '', ivText = '', sealedText = ''] = SEALED.exec(sealed) ?? [];
      const iv = decodeBase64Url(ivText);
      const bytes = decodeBase64Url(sealedText);
      if (keyId === '' || iv === undefined || bytes === undefined) return { ok: false, code: 'damaged' };
      const key = (await ring()).byId.get(keyId);
      if (key === undefined) return { ok: false, code: 'unknown_key' };
      try {
        const opened = await crypto.subtle.decrypt(
          { name: 'AES-GCM', iv, additionalData: placeBytes(place) },
          key.sealing,
          bytes,
        );
        return { ok: true, secret: new TextDecoder().decode(opened) };
      } catch {
        return { ok: false, code: 'damaged' };
      }
    },

    async isCurrent(sealed) {
      return SEALED.exec(sealed)?.[1] === (await ring()).current.id;
    },

    async fingerprint(secret, place) {
      const { current } = await ring();
      const mac = await crypto.subtle.sign('HMAC', current.fingerprints, fingerprintBytes(secret, place));
      return Array.from(new Uint8Array(mac).subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
    },

    async sign(parts) {
      const { current } = await ring();
      const mac = await crypto.subtle.sign('HMAC', current.signatures, lengthPrefixed(parts));
      return `${current.id}.${encodeBase64Url(new Uint8Array(mac))}`;
    },

    async verify(parts, signature) {
      const [, keyId = '', macText = ''] = SIGNATURE.exec(signature) ?? [];
      const key = (await ring()).byId.get(keyId);
      const mac = decodeBase64Url(macText);
      if (key === undefined || mac === undefined) return false;
      return crypto.subtle.verify('HMAC', key.signatures, mac, lengthPrefixed(parts));
    },
  };
}
