import type { JsonFailure } from './json-failure.ts';
import { type JsonNode, scanScalar, scanString, skipSpace } from './scan-json.ts';

/** The first document of a body, or why there is none. `end` is where it ends: what follows is nobody's business. */
export type ParsedJson =
  | { readonly ok: true; readonly root: JsonNode; readonly end: number }
  | { readonly ok: false; readonly failure: JsonFailure };

/**
 * Deepest nesting that is read. A real receiver reads 10,000 levels; what is kept here is handed to `JSON.stringify`
 * and `structuredClone`, which end in a stack overflow long before, in workers first.
 */
const MAX_DEPTH = 1_000;

const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

type Container = { start: number; end: number } & (
  | { type: 'array'; items: JsonNode[] }
  | { type: 'object'; fields: { name: string; value: JsonNode }[] }
);

/**
 * Reads the first JSON document of `bytes`, as the receivers written in Go do: numbers stay exact, repeated names are
 * kept, and whatever follows the document is not looked at. Works without recursion, so no nesting can exhaust the
 * stack. For large or hostile input as well as for small.
 */
export function parseJson(bytes: Uint8Array): ParsedJson {
  const open: Container[] = [];
  let root: JsonNode | undefined;
  let at = skipSpace(bytes, 0);

  for (;;) {
    const start = at;
    const opened = openContainer(bytes[start], start);
    const value = opened ?? scanScalar(bytes, start);
    if (value === undefined) return refused(bytes, start, 'ReadObject', 'expect { or , or } or n, but found ');
    place(value, open.at(-1));
    root ??= value;
    at = value.end;
    if (opened !== undefined) {
      if (open.length === MAX_DEPTH)
        return failed({ operation: 'incrementDepth', message: 'exceeded max depth', position: at });
      open.push(opened);
    }

    // Closes what ends here, then moves to the next value of the innermost open container.
    for (let isFirst = opened !== undefined; ; isFirst = false) {
      const container = open.at(-1);
      if (container === undefined) return { ok: true, root, end: at };
      at = skipSpace(bytes, at);
      if (bytes[at] === (container.type === 'array' ? CLOSE_ARRAY : CLOSE_OBJECT)) {
        at += 1;
        container.end = at;
        open.pop();
        continue;
      }
      if (!isFirst) {
        if (bytes[at] !== COMMA) return refused(bytes, at, 'ReadArray', 'expect [ or , or ] or n, but found ');
        at = skipSpace(bytes, at + 1);
      }
      if (container.type === 'object') {
        const name = scanString(bytes, at);
        if (name === undefined) return refused(bytes, at, 'ReadString', 'expects " or n, but found ');
        at = skipSpace(bytes, name.end);
        if (bytes[at] !== COLON) return refused(bytes, at, 'ReadObject', 'expect : after object field, but found ');
        container.fields.push({ name: name.value, value: name });
        at = skipSpace(bytes, at + 1);
      }
      break;
    }
  }
}

function openContainer(byte: number | undefined, start: number): Container | undefined {
  if (byte === OPEN_ARRAY) return { type: 'array', items: [], start, end: start + 1 };
  if (byte === OPEN_OBJECT) return { type: 'object', fields: [], start, end: start + 1 };
  return undefined;
}

/** A field is pushed with its name before its value is known; here it gets the value. */
function place(value: JsonNode, parent: Container | undefined): void {
  if (parent?.type === 'array') parent.items.push(value);
  const field = parent?.type === 'object' ? parent.fields.at(-1) : undefined;
  if (field !== undefined) field.value = value;
}

function refused(bytes: Uint8Array, at: number, operation: string, message: string): ParsedJson {
  return failed({ operation, message, position: Math.min(at + 1, bytes.length), found: bytes[at] ?? 0 });
}

function failed(failure: JsonFailure): ParsedJson {
  return { ok: false, failure };
}
