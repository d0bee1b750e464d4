const QUOTES = new Set(['"', "'", '`']);

/** A pasted value without the blanks around it and without the pair of quotes that it was copied with. */
export function trimPasted(text: string): string {
  const trimmed = text.trim();
  const quote = trimmed.charAt(0);
  const quoted = trimmed.length > 1 && QUOTES.has(quote) && trimmed.endsWith(quote);
  return quoted ? trimmed.slice(1, -1).trim() : trimmed;
}
