import type { JsonNode } from './scan-json.ts';

/** Why bytes were refused, in the terms of the JSON reader of a real receiver. */
export interface JsonFailure {
  /** What was being read, such as `ReadArray`. */
  readonly operation: string;
  readonly message: string;
  /** How many bytes had been read. */
  readonly position: number;
  /** The byte that did not fit, where it was one byte. Quoted at the end of the message. */
  readonly found?: number;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text with which a real receiver answers: it quotes the body around the place, cut at whole bytes.
 * `undefined` where that cut makes the text invalid UTF-8. Such a text does not fit into the answer, which is why a
 * byte order mark or a compressed body ends in a 500 instead of a 400.
 */
export function describeJsonFailure(bytes: Uint8Array, failure: JsonFailure): string | undefined {
  const { operation, position, found } = failure;
  if (found !== undefined && found > 0x7f) return undefined;
  const message = found === undefined ? failure.message : failure.message + String.fromCharCode(found);
  const around = (distance: number) =>
    strictUtf8.decode(bytes.subarray(Math.max(0, position - distance), position + distance));
  try {
    const nearby = `error found in #${Math.min(position, 10)} byte of ...|${around(10)}|...`;
    return `${operation}: ${message}, ${nearby}, bigger context ...|${around(50)}|...`;
  } catch {
    return undefined;
  }
}

/** The failure of a reader that sees at the first byte of a value that its type is wrong. */
export function unexpectedType(node: JsonNode, operation: string, expectation: string): JsonFailure {
  return { operation, message: `${expectation}, but found ${node.type}`, position: node.start + 1 };
}
