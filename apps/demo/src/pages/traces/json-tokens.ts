/** A piece of pretty-printed JSON and what it is. */
export interface JsonToken {
  readonly kind: 'key' | 'string' | 'number' | 'literal' | 'plain';
  readonly text: string;
}

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/g;

function kindOf(token: string, isKey: boolean): JsonToken['kind'] {
  if (isKey) return 'key';
  if (token.startsWith('"')) return 'string';
  return /^[-\d]/.test(token) ? 'number' : 'literal';
}

/** Pretty-prints a value and takes the text apart, so that its parts can be coloured. */
export function jsonTokens(value: unknown): JsonToken[] {
  const json = JSON.stringify(value, null, 2) ?? 'null';
  const tokens: JsonToken[] = [];
  let end = 0;
  for (const match of json.matchAll(TOKEN)) {
    const text = match[1] ?? match[0];
    if (match.index > end) tokens.push({ kind: 'plain', text: json.slice(end, match.index) });
    tokens.push({ kind: kindOf(text, match[2] !== undefined), text });
    end = match.index + text.length;
  }
  if (end < json.length) tokens.push({ kind: 'plain', text: json.slice(end) });
  return tokens;
}
