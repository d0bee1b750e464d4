/** The body of one OTLP/HTTP JSON request (`POST /v1/traces`) while it is filled. */
export interface TracesBody {
  /** Bytes of each entry so far, in order. */
  readonly entryBytes: readonly number[];
  /** Adds one `resourceSpans` entry as JSON, or as pieces that make it together; returns its bytes. */
  add(json: string | readonly JsonPiece[]): number;
  /** Takes the entry that was added last out again. */
  removeLast(): void;
  /** The whole body, which must not be added to any more. */
  finish(): Uint8Array<ArrayBuffer>;
}

/** JSON as text, or as UTF-8. */
export type JsonPiece = string | Uint8Array;

const encoder = new TextEncoder();
const HEAD = encoder.encode('{"resourceSpans":[');
const TAIL = encoder.encode(']}');
const COMMA = 0x2c;
const SMALLEST_CAPACITY = 4_096;
/** Entries differ in size, a little. */
const SLACK = 1.1;
const LARGEST_GUESS = 16_777_216;

/** Where the first entry begins in a body; between two entries stands one more byte. */
export const HEAD_BYTES = HEAD.length;

/**
 * An empty body. Entries are encoded right into one growing buffer: bytes of their own for each would cost more than all of
 * the encoding.
 *
 * @param buffer - Memory to begin with, of at least 64 bytes. What it holds is overwritten.
 * @param expectedEntries - So many entries will follow, where that is known: then the buffer hardly has to grow.
 */
export function createTracesBody(buffer = new Uint8Array(SMALLEST_CAPACITY), expectedEntries = 0): TracesBody {
  let length = HEAD.length;
  const entryBytes: number[] = [];
  buffer.set(HEAD);

  /** Makes room for so many bytes and the tail after `end`, to which everything stays. */
  function reserve(end: number, bytes: number): void {
    const needed = end + bytes + TAIL.length;
    if (needed <= buffer.length) return;
    const guess = entryBytes.length === 0 ? 0 : (length / entryBytes.length) * expectedEntries * SLACK;
    const larger = new Uint8Array(Math.max(needed, 2 * buffer.length, Math.min(guess, LARGEST_GUESS)));
    larger.set(buffer.subarray(0, end));
    buffer = larger;
  }

  /** Where the piece ends that begins at `start`. */
  function put(piece: JsonPiece, start: number): number {
    // A text at first as if it were ASCII.
    reserve(start, piece.length);
    if (typeof piece !== 'string') {
      buffer.set(piece, start);
      return start + piece.length;
    }
    let { read, written } = encoder.encodeInto(piece, buffer.subarray(start));
    if (read < piece.length) {
      // Three bytes are the most that one UTF-16 unit takes.
      reserve(start, 3 * piece.length);
      ({ read, written } = encoder.encodeInto(piece, buffer.subarray(start)));
    }
    reserve(start + written, 0);
    return start + written;
  }

  return {
    entryBytes,
    add(json) {
      const start = entryBytes.length > 0 ? length + 1 : length;
      let end = start;
      if (typeof json === 'string') end = put(json, start);
      else for (const piece of json) end = put(piece, end);
      // Only now, so that an entry for which there was no memory leaves the others as they are.
      if (start > length) buffer[length] = COMMA;
      length = end;
      entryBytes.push(end - start);
      return end - start;
    },
    removeLast() {
      const last = entryBytes.pop();
      if (last !== undefined) length -= last + (entryBytes.length > 0 ? 1 : 0);
    },
    finish() {
      buffer.set(TAIL, length);
      return buffer.subarray(0, length + TAIL.length);
    },
  };
}
