/** What is shown in place of a stored key: its kind (`glc_`) and a fingerprint, never a character of the secret part. */
const MASK = /^(?:[a-z]{2,8}_)?\.\.\.([0-9a-f]{8})$/;

/**
 * The readable stand-in of a stored secret: `glc_...` and its fingerprint. The tail of a key is never shown, since the
 * last characters of a `glc_` token are one of about three values and cannot tell tokens apart.
 *
 * @param fingerprint - First 8 hex digits of a keyed hash of the secret.
 *
 * @example
 * ```ts
 * maskSecret({ secret: 'glc_eyJvIjoi...', fingerprint: 'a1b2c3d4' }); // 'glc_...a1b2c3d4'
 * ```
 */
export function maskSecret({ secret, fingerprint }: { readonly secret: string; readonly fingerprint: string }): string {
  const prefix = /^(?:glc|glsa)_/.exec(secret)?.[0] ?? '';
  return `${prefix}...${fingerprint}`;
}

/** The fingerprint in a mask made by {@link maskSecret}; `undefined` for anything else. */
export function maskedFingerprint(value: string): string | undefined {
  return MASK.exec(value)?.[1];
}
