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
  /** Lets the next writer have the rest of the memory. Nothing can be written any more. */
  release(): void;
}

const MAX_DEPTH = 32;
/** The prompt and the answer of a usual call, and some parts. */
const MAX_REMEMBERED = 8;
/** Shorter texts are written faster one by one, and not worth to be remembered. */
const SHORT = 48;
const SLAB_BYTES = 262_144;
/** With less left of a slab the next writer begins a new one. */
const LEAST_LEFT_BYTES = 65_536;
/** Far more than any attribute holds: an object that holds itself many times over is given up here. */
const MAX_CAPACITY = 16_777_216;
/** A byte becomes at most seven, such as the two backslashes and `u001f` of a control character. */
const MAX_EXPANSION = 7;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;

const encoder = new TextEncoder();

/** What becomes of a byte within a JSON string; `undefined` for itself. */
type Escapes = readonly (Uint8Array | undefined)[];

function escapesOf(escaped: (character: string) => string): Escapes {
  return Array.from({ length: 256 }, (_, byte) => {
    // Bytes of characters beyond ASCII are never escaped.
    const character = String.fromCharCode(byte);
    return byte > 0x7f || escaped(character) === character ? undefined : encoder.encode(escaped(character));
  });
}

const escapeOnce = (text: string) => JSON.stringify(text).slice(1, -1);
const ONCE = escapesOf(escapeOnce);
const TWICE = escapesOf((character) => escapeOnce(escapeOnce(character)));
const IS_SAFE = Uint8Array.from(ONCE, (escaped) => (escaped === undefined ? 1 : 0));

function firstUnsafe(memory: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && IS_SAFE[memory[at] as number] === 1) at += 1;
  return at;
}

/**
 * Copies bytes within memory, escaped. The hottest loop of recording, hence a function of locals alone.
 *
 * @returns Where they end, and how many bytes escaping them once adds.
 */
function escapeBytes(
  memory: Uint8Array,
  {
    from,
    end,
    to,
    escapes,
  }: { readonly from: number; readonly end: number; readonly to: number; readonly escapes: Escapes },
): { readonly to: number; readonly extra: number } {
  let target = to;
  let extra = 0;
  for (let at = from; at < end; at += 1) {
    const byte = memory[at] as number;
    if (IS_SAFE[byte] === 1) {
      memory[target] = byte;
      target += 1;
      continue;
    }
    const escaped = escapes[byte] as Uint8Array;
    for (let index = 0; index < escaped.length; index += 1) memory[target + index] = escaped[index] as number;
    target += escaped.length;
    extra += (ONCE[byte] as Uint8Array).length - 1;
  }
  return { to: target, extra };
}

/**
 * What a writer that is done has left of its memory. What it wrote stays where it is, for as long as somebody looks at it:
 * memory for each attribute would cost more than the writing.
 */
let slab: { readonly buffer: Uint8Array<ArrayBuffer>; readonly position: number } | undefined;

/** An empty writer, to be released in the end. Throws a RangeError for a value whose JSON is far too large. */
export function createNestedJsonWriter(): NestedJsonWriter {
  let { buffer, position } = slab ?? { buffer: new Uint8Array(SLAB_BYTES), position: 0 };
  // Nobody else writes there meanwhile, not even the same code, called by a getter of what is written.
  slab = undefined;
  /** Of the JSON itself. */
  let bytes = 0;
  const remembered: { readonly text: string; readonly piece: NestedJson }[] = [];

  /** Makes room after the position. What is in use may end later. */
  function reserve(length: number, end = position): void {
    const needed = position + length;
    if (needed <= buffer.length) return;
    if (needed > MAX_CAPACITY) throw new RangeError('The JSON of this value is too large to be made.');
    const larger = new Uint8Array(Math.max(2 * buffer.length, needed));
    larger.set(buffer.subarray(0, end));
    buffer = larger;
  }

  /** The JSON syntax and the quotation marks of the inner level. */
  function addByte(byte: number): void {
    buffer[position++] = byte;
    bytes += 1;
  }

  function addQuote(): void {
    buffer[position++] = BACKSLASH;
    addByte(QUOTE);
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
      if (unit > 0x7f || IS_SAFE[unit] !== 1) return false;
      buffer[position + index] = unit;
    }
    position += text.length;
    bytes += text.length;
    return true;
  }

  function addText(text: string): void {
    reserve(4);
    addQuote();
    if (text.length > SHORT || !addPlain(text)) addLongText(text);
    reserve(4);
    addQuote();
  }

  function addLongText(text: string): void {
    const known = remembered.find((entry) => entry.text === text)?.piece;
    if (known !== undefined) {
      reserve(known.end - known.start);
      buffer.copyWithin(position, known.start, known.end);
      position += known.end - known.start;
      bytes += known.bytes;
      return;
    }
    const [start, before] = [position, bytes];
    addEscaped(text, TWICE);
    if (remembered.length < MAX_REMEMBERED) {
      remembered.push({ text, piece: { start, end: position, bytes: bytes - before } });
    }
  }

  function addMembers(open: number, close: number, add: (separate: () => void) => void): true {
    let isFirst = true;
    reserve(4);
    addByte(open);
    add(() => {
      reserve(4);
      if (!isFirst) addByte(COMMA);
      isFirst = false;
    });
    reserve(4);
    addByte(close);
    return true;
  }

  function addFields(value: object, depth: number): true {
    return addMembers(0x7b, 0x7d, (separate) => {
      for (const [key, item] of Object.entries(value)) {
        if (item === undefined || typeof item === 'function' || typeof item === 'symbol') continue;
        separate();
        addText(key);
        reserve(4);
        addByte(COLON);
        if (!add(item, depth + 1)) addEscaped('null', ONCE);
      }
    });
  }

  function addItems(value: readonly unknown[], depth: number): true {
    return addMembers(0x5b, 0x5d, (separate) => {
      for (const item of value) {
        separate();
        if (!add(item, depth + 1)) addEscaped('null', ONCE);
      }
    });
  }

  /** `false` where JSON has nothing for it, and nothing was added. */
  function add(value: unknown, depth: number): boolean {
    if (typeof value === 'string') {
      addText(value);
      return true;
    }
    // What is too deep may also be endless, which the platform notices.
    if (typeof value !== 'object' || value === null || depth > MAX_DEPTH || 'toJSON' in value) {
      const json = JSON.stringify(value);
      if (json !== undefined && !addPlain(json)) addEscaped(json, ONCE);
      return json !== undefined;
    }
    return Array.isArray(value) ? addItems(value, depth) : addFields(value, depth);
  }

  function piece(write: () => boolean): NestedJson | undefined {
    const [start, before] = [position, bytes];
    return write() ? { start, end: position, bytes: bytes - before } : undefined;
  }

  function addAscii(text: string): void {
    reserve(text.length);
    for (let index = 0; index < text.length; index += 1) buffer[position++] = text.charCodeAt(index);
  }

  function quotedList(items: readonly NestedJson[], open: string, close: string): Uint8Array {
    const from = position;
    addAscii(`"${escapeOnce(open)}`);
    let separator = '';
    for (const { start, end } of items) {
      addAscii(separator);
      separator = ',';
      reserve(end - start);
      buffer.copyWithin(position, start, end);
      position += end - start;
    }
    addAscii(`${escapeOnce(close)}"`);
    return buffer.subarray(from, position);
  }

  return {
    write: (value) => piece(() => add(value, 0)),
    writeJson(json) {
      const [start, before] = [position, bytes];
      addEscaped(json, ONCE);
      return { start, end: position, bytes: bytes - before };
    },
    quotedList,
    quoted: (one) => quotedList([one], '', ''),
    release() {
      if (buffer.length - position >= LEAST_LEFT_BYTES) slab = { buffer, position };
      buffer = new Uint8Array(0);
    },
  };
}
