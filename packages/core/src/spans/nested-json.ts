import { utf8Length } from './shorten-text.ts';

/** JSON of a value. */
export interface NestedJson {
  readonly json: string;
  /** The same within a JSON string, without the quotation marks around it: content attributes hold JSON in JSON. */
  readonly quoted: string;
  /** UTF-8 bytes of `json`. */
  readonly bytes: number;
}

/** Makes the JSON of one value after the other. `undefined` where JSON has none, as for a function. */
export type NestedJsonWriter = (value: unknown) => NestedJson | undefined;

const SHORT = 64;
/** ASCII that JSON writes as it is. */
const PLAIN = /^[ !#-[\]-~]*$/;
const MAX_DEPTH = 32;
/** The prompt and the answer of a usual call, and some parts. */
const MAX_REMEMBERED = 8;

/** JSON that is there already. */
export function nestedJson(json: string): NestedJson {
  return { json, quoted: JSON.stringify(json).slice(1, -1), bytes: utf8Length(json) };
}

function plain(json: string): NestedJson {
  return { json, quoted: json, bytes: json.length };
}

/** JSON's `null`. */
export const NULL_JSON: NestedJson = plain('null');

/** Several as one list or object. */
export function joinJson(parts: readonly NestedJson[], open: string, close: string): NestedJson {
  let json = open;
  let quoted = open;
  let bytes = 2;
  let separator = '';
  for (const part of parts) {
    json += separator + part.json;
    quoted += separator + part.quoted;
    bytes += separator.length + part.bytes;
    separator = ',';
  }
  return { json: json + close, quoted: quoted + close, bytes };
}

/**
 * A writer for the attributes of one span. A text costs most by far, and stands in two attributes: it is escaped once, for
 * both levels, and joined from then on.
 */
export function createNestedJsonWriter(): NestedJsonWriter {
  const remembered: { readonly text: string; readonly made: NestedJson }[] = [];

  function writeText(text: string): NestedJson {
    if (text.length <= SHORT && PLAIN.test(text)) {
      return { json: `"${text}"`, quoted: `\\"${text}\\"`, bytes: text.length + 2 };
    }
    const known = remembered.find((entry) => entry.text === text);
    if (known !== undefined) return known.made;
    const made = nestedJson(JSON.stringify(text));
    if (remembered.length < MAX_REMEMBERED) remembered.push({ text, made });
    return made;
  }

  function writeObject(value: object, depth: number): NestedJson | undefined {
    // What is too deep may also be endless, which the platform notices.
    if (depth > MAX_DEPTH || 'toJSON' in value) {
      const json = JSON.stringify(value);
      return json === undefined ? undefined : nestedJson(json);
    }
    if (Array.isArray(value)) {
      return joinJson(
        value.map((item: unknown) => write(item, depth + 1) ?? NULL_JSON),
        '[',
        ']',
      );
    }
    const fields: NestedJson[] = [];
    for (const [key, item] of Object.entries(value)) {
      const written = write(item, depth + 1);
      if (written === undefined) continue;
      const name = writeText(key);
      fields.push({
        json: `${name.json}:${written.json}`,
        quoted: `${name.quoted}:${written.quoted}`,
        bytes: name.bytes + 1 + written.bytes,
      });
    }
    return joinJson(fields, '{', '}');
  }

  function write(value: unknown, depth: number): NestedJson | undefined {
    if (typeof value === 'string') return writeText(value);
    if (value === null || typeof value !== 'object') {
      const json = JSON.stringify(value);
      return json === undefined ? undefined : plain(json);
    }
    return writeObject(value, depth);
  }

  return (value) => write(value, 0);
}
