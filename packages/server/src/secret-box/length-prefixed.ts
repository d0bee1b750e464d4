const encoder = new TextEncoder();

/**
 * Several well-formed texts as one sequence of bytes that no other list of texts can produce: each is preceded by its length.
 * Plain joining would let `['a|b', 'c']` stand for `['a', 'b|c']`.
 */
export function lengthPrefixed(parts: readonly string[]): Uint8Array<ArrayBuffer> {
  return encoder.encode(parts.map((part) => `${part.length}:${part}`).join('|'));
}
