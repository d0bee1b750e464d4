import type { Escapes } from './escape-bytes.ts';
import { escapeBytes, firstUnsafe, isSafe, MAX_EXPANSION, ONCE, TWICE } from './escape-bytes.ts';

/** A piece of JSON that a {@link NestedJsonWriter} holds. */
export interface NestedJson {
  /** Place in the writer's memory. */
  readonly start: number;
  readonly end: number;
  /** UTF-8 bytes of the JSON itself, not of its form within a JSON string. */
  readonly bytes: number;
}

/**
 * Writes JSON as it stands within a JSON string, in UTF-8: content attributes hold JSON in JSON. A text costs most by far,
 * and stands in two attributes: it is escaped once, for both levels, right into bytes, and copied from then on.
 */
export interface NestedJsonWriter {
  /** The JSON of a value. `undefined` where JSON has none, as for a function. */
  write(value: unknown): NestedJson | undefined;
  /** JSON that is there already. */
  writeJson(json: string): NestedJson;
  /** Pieces as a list between two texts of ASCII, as a JSON string of its own. */
  quotedList(items: readonly NestedJson[], before: string, after: string): Uint8Array;
  /** One piece as a JSON string of its own. */
  quoted(piece: NestedJson): Uint8Array;
  /** Gives the memory back, once: the next one writes there. What was written must not be looked at any more. */
  release(): void;
}

const MAX_DEPTH = 32;
/** The prompt and the answer of a usual call, and some parts. */
const MAX_REMEMBERED = 8;
/** Shorter texts are written faster one by one, and not worth to be remembered. */
const SHORT = 48;
const CAPACITY = 65_536;
/** Far more than any attribute holds: an object that holds itself many times over is given up here. */
const MAX_CAPACITY = 16_777_216;
const MAX_SPARE_CAPACITY = 1_048_576;
const MAX_SPARES = 4;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const [OPEN_OBJECT, CLOSE_OBJECT] = [0x7b, 0x7d];
const [OPEN_ARRAY, CLOSE_ARRAY] = [0x5b, 0x5d];

const encoder = new TextEncoder();

interface Remembered {
  readonly text: string;
  readonly piece: NestedJson;
}

function createNestedJsonWriter(): NestedJsonWriter {
  let buffer = new Uint8Array(CAPACITY);
  let position = 0;
  /** Of the JSON itself. */
  let bytes = 0;
  let remembered: Remembered[] = [];

  /** Makes room after the position. What is in use may end later. */
  function reserve(length: number, end = position): void {
    const needed = position + length;
    if (needed <= buffer.length) return;
    if (needed > MAX_CAPACITY) throw new RangeError('The JSON of this value is too large to be made.');
    const larger = new Uint8Array(Math.max(2 * buffer.length, needed));
    larger.set(buffer.subarray(0, end));
    buffer = larger;
  }

  /** The syntax of JSON. */
  function addByte(byte: number): void {
    reserve(1);
    buffer[position++] = byte;
    bytes += 1;
  }

  /** A quotation mark of the inner level. */
  function addQuote(): void {
    reserve(2);
    buffer[position++] = BACKSLASH;
    buffer[position++] = QUOTE;
    bytes += 1;
  }

  /** Adds a text from its bytes; counts as many as it has where it is escaped once less. */
  function addEscaped(text: string, escapes: Escapes): void {
    reserve(3 * text.length);
    const { written } = encoder.encodeInto(text, buffer.subarray(position));
    const end = position + written;
    const safe = firstUnsafe(buffer, position, end);
    bytes += written;
    position = safe;
    if (safe === end) return;
    // What is left moves out of the way, to the end of all that it can become.
    const left = end - safe;
    reserve((MAX_EXPANSION + 1) * left, end);
    const source = safe + MAX_EXPANSION * left;
    buffer.copyWithin(source, safe, end);
    const added = escapeBytes(buffer, { from: source, end: source + left, to: safe, escapes });
    position = added.to;
    if (escapes === TWICE) bytes += added.extra;
  }

  /** Adds a short text of plain ASCII; `false` where it is none, and nothing was added. */
  function addPlain(text: string): boolean {
    reserve(text.length);
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      if (unit > 0x7f || !isSafe(unit)) return false;
      buffer[position + index] = unit;
    }
    position += text.length;
    bytes += text.length;
    return true;
  }

  function addCopy({ start, end }: NestedJson): void {
    reserve(end - start);
    buffer.copyWithin(position, start, end);
    position += end - start;
  }

  function addLongText(text: string): void {
    for (const known of remembered) {
      if (known.text !== text) continue;
      addCopy(known.piece);
      bytes += known.piece.bytes;
      return;
    }
    const [start, before] = [position, bytes];
    addEscaped(text, TWICE);
    if (remembered.length < MAX_REMEMBERED) {
      remembered.push({ text, piece: { start, end: position, bytes: bytes - before } });
    }
  }

  function addText(text: string): void {
    addQuote();
    if (text.length > SHORT || !addPlain(text)) addLongText(text);
    addQuote();
  }

  function addFields(value: Readonly<Record<string, unknown>>, depth: number): void {
    let isFirst = true;
    addByte(OPEN_OBJECT);
    for (const key of Object.keys(value)) {
      const item = value[key];
      if (item === undefined || typeof item === 'function' || typeof item === 'symbol') continue;
      if (!isFirst) addByte(COMMA);
      isFirst = false;
      addText(key);
      addByte(COLON);
      if (!add(item, depth + 1)) addPlain('null');
    }
    addByte(CLOSE_OBJECT);
  }

  function addItems(value: readonly unknown[], depth: number): void {
    let isFirst = true;
    addByte(OPEN_ARRAY);
    for (const item of value) {
      if (!isFirst) addByte(COMMA);
      isFirst = false;
      if (!add(item, depth + 1)) addPlain('null');
    }
    addByte(CLOSE_ARRAY);
  }

  /** `false` where JSON has nothing for it, and nothing was added. */
  function add(value: unknown, depth: number): boolean {
    if (typeof value === 'string') {
      addText(value);
    } else if (typeof value !== 'object' || value === null || depth > MAX_DEPTH || 'toJSON' in value) {
      // What is too deep may also be endless, which the platform notices.
      const json = JSON.stringify(value);
      if (json === undefined) return false;
      if (!addPlain(json)) addEscaped(json, ONCE);
    } else if (Array.isArray(value)) {
      addItems(value, depth);
    } else {
      addFields(value as Record<string, unknown>, depth);
    }
    return true;
  }

  /** A text of ASCII on the outer level, in which only quotation marks need to be escaped. */
  function addFrame(text: string): void {
    reserve(2 * text.length);
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      if (unit === QUOTE) buffer[position++] = BACKSLASH;
      buffer[position++] = unit;
    }
  }

  function quotedList(items: readonly NestedJson[], open: string, close: string): Uint8Array {
    const from = position;
    reserve(1);
    buffer[position++] = QUOTE;
    addFrame(open);
    let isFirst = true;
    for (const item of items) {
      if (!isFirst) addFrame(',');
      isFirst = false;
      addCopy(item);
    }
    addFrame(close);
    reserve(1);
    buffer[position++] = QUOTE;
    return buffer.subarray(from, position);
  }

  const writer: NestedJsonWriter = {
    write(value) {
      const [start, before] = [position, bytes];
      return add(value, 0) ? { start, end: position, bytes: bytes - before } : undefined;
    },
    writeJson(json) {
      const [start, before] = [position, bytes];
      addEscaped(json, ONCE);
      return { start, end: position, bytes: bytes - before };
    },
    quotedList,
    quoted: (one) => quotedList([one], '', ''),
    release() {
      if (buffer.length > MAX_SPARE_CAPACITY) return;
      position = 0;
      bytes = 0;
      remembered = [];
      if (spares.length < MAX_SPARES) spares.push(writer);
    },
  };
  return writer;
}

/** Released ones. Fresh memory for each generation would cost more than the writing; what it holds is overwritten. */
const spares: NestedJsonWriter[] = [];

/**
 * An empty writer, to be released in the end. Throws a RangeError for a value whose JSON is far too large. Nobody else has
 * it meanwhile, not even the same code, called by a getter of what is written.
 */
export function openNestedJsonWriter(): NestedJsonWriter {
  return spares.pop() ?? createNestedJsonWriter();
}
