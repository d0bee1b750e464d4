/** A value of a JSON document, with the place of its bytes: `[start, end)`. */
export type JsonNode = { readonly start: number; readonly end: number } & (
  | { readonly type: 'null' }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'string'; readonly value: string }
  /** Numbers stay text: a `number` would round what is larger than 2^53. */
  | { readonly type: 'number'; readonly literal: string }
  | { readonly type: 'array'; readonly items: readonly JsonNode[] }
  | { readonly type: 'object'; readonly fields: readonly JsonField[] }
);

/** A field of an object. An object may hold several with one name. */
export interface JsonField {
  readonly name: string;
  readonly value: JsonNode;
}

/** A value without parts. */
export type JsonScalar = Exclude<JsonNode, { readonly type: 'array' | 'object' }>;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

const isSpace = (byte: number | undefined) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
const isNumberByte = (byte: number | undefined) =>
  byte !== undefined && ((byte >= 0x30 && byte <= 0x39) || '+-.eE'.includes(String.fromCharCode(byte)));

/** The place of the next byte that is no white space. */
export function skipSpace(bytes: Uint8Array, start: number): number {
  let at = start;
  while (isSpace(bytes[at])) at += 1;
  return at;
}

/** The string, number, boolean or null that starts at `start`; `undefined` where there is none or it is malformed. */
export function scanScalar(bytes: Uint8Array, start: number): JsonScalar | undefined {
  switch (bytes[start]) {
    case QUOTE:
      return scanString(bytes, start);
    case 0x74:
      return scanWord(bytes, start, 'true') && { type: 'boolean', value: true, start, end: start + 4 };
    case 0x66:
      return scanWord(bytes, start, 'false') && { type: 'boolean', value: false, start, end: start + 5 };
    case 0x6e:
      return scanWord(bytes, start, 'null') && { type: 'null', start, end: start + 4 };
    default:
      return scanNumber(bytes, start);
  }
}

/** The string that starts at `start`. What is no Unicode (bad bytes, lone surrogates) becomes U+FFFD, as in Tempo. */
export function scanString(bytes: Uint8Array, start: number): Extract<JsonNode, { type: 'string' }> | undefined {
  if (bytes[start] !== QUOTE) return undefined;
  let end = start + 1;
  let escaped = false;
  for (; bytes[end] !== QUOTE; end += 1) {
    const byte = bytes[end];
    if (byte === undefined || byte < 0x20) return undefined;
    if (byte === BACKSLASH) {
      escaped = true;
      end += 1;
    }
  }
  end += 1;
  const raw = utf8.decode(bytes.subarray(start, end));
  const value = escaped ? unescapeString(raw) : raw.slice(1, -1);
  return value === undefined ? undefined : { type: 'string', value, start, end };
}

function unescapeString(literal: string): string | undefined {
  try {
    return String(JSON.parse(literal)).toWellFormed();
  } catch {
    return undefined;
  }
}

function scanNumber(bytes: Uint8Array, start: number): JsonScalar | undefined {
  let end = start;
  while (isNumberByte(bytes[end])) end += 1;
  const literal = utf8.decode(bytes.subarray(start, end));
  return NUMBER.test(literal) ? { type: 'number', literal, start, end } : undefined;
}

function scanWord(bytes: Uint8Array, start: number, word: string): true | undefined {
  return utf8.decode(bytes.subarray(start, start + word.length)) === word || undefined;
}
