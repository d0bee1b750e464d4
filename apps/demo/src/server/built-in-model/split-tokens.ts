const TOKEN = / ?\p{L}{1,8}| ?\d{1,3}| ?[^\s\p{L}\d]{1,3}|\s/gu;

/** A text in pieces of the size that real tokenizers make. Joined, they are the text. */
export function splitTokens(text: string): string[] {
  return text.match(TOKEN) ?? [];
}
