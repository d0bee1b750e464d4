const SECRET_SHAPES: readonly RegExp[] = [
  /gl(?:c|sa)_[A-Za-z0-9+/=_%-]{6,}/g,
  /eyJrIjoi[A-Za-z0-9+/=_%-]{6,}/g,
  // "Basic authentication is required" is a sentence, not a credential.
  /\b(?:Basic|Bearer)(?:\s|%20)+(?!(?:auth|authentication|authorization|credentials?|tokens?)(?:[\s.,;:!?)"']|$))[A-Za-z0-9+/=_.~%-]{6,}/gi,
  /\bsk-[A-Za-z0-9_-]{8,}/g,
];

/** Shorter ones would blank out ordinary words. */
const SHORTEST_SECRET = 4;

function spellings(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  try {
    return [secret, json, encodeURIComponent(secret)];
  } catch {
    // A lone surrogate has no URL encoding.
    return [secret, json];
  }
}

/**
 * Replaces everything in `text` that looks like a credential, and each of `secrets` wherever it stands (plain,
 * URL-encoded or escaped as in JSON), with `[redacted]`. Every text that came from outside passes through here before
 * it is shown or logged. Secrets of fewer than 4 characters are left alone.
 */
export function redactSecrets(text: string, secrets: readonly string[] = []): string {
  let redacted = text;
  // Longest first, or a secret that begins like a longer one would leave the rest of that one behind.
  const longestFirst = secrets.filter((secret) => secret.length >= SHORTEST_SECRET).sort((a, b) => b.length - a.length);
  for (const secret of longestFirst) {
    for (const spelling of spellings(secret)) redacted = redacted.replaceAll(spelling, '[redacted]');
  }
  for (const shape of SECRET_SHAPES) redacted = redacted.replace(shape, '[redacted]');
  return redacted;
}
