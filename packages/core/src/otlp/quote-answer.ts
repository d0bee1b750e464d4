import { redactSecrets } from '../runtime/redact-secrets.ts';

const MAX_QUOTE_LENGTH = 300;

/** What the other side said, fit to be shown: one line without secrets and control characters, at most 300 characters. */
export function quoteAnswer(text: string, secrets: readonly string[]): string {
  // Redacted before it is cut, or half a secret could stay at the end.
  const line = redactSecrets(text, secrets)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length > MAX_QUOTE_LENGTH ? `${characters.slice(0, MAX_QUOTE_LENGTH - 1).join('')}…` : line;
}
