const SECRET_SHAPES: readonly RegExp[] = [
  /\bgl(?:c|sa)_[A-Za-z0-9+/=_-]{6,}/g,
  /\beyJrIjoi[A-Za-z0-9+/=_-]{6,}/g,
  /\b(?:Basic|Bearer)(?:\s+|%20)[A-Za-z0-9+/=_.~%-]{6,}/gi,
  /\bsk-[A-Za-z0-9_-]{8,}/g,
];

/**
 * Replaces everything in `text` that looks like a credential, and each of `secrets` wherever it stands (plain or
 * URL-encoded), with `[redacted]`. Every text that came from outside passes through here before it is shown or logged.
 */
export function redactSecrets(text: string, secrets: readonly string[] = []): string {
  let redacted = text;
  for (const secret of secrets) {
    if (secret.length < 4) continue;
    redacted = redacted.replaceAll(secret, '[redacted]').replaceAll(encodeURIComponent(secret), '[redacted]');
  }
  for (const shape of SECRET_SHAPES) redacted = redacted.replace(shape, '[redacted]');
  return redacted;
}
