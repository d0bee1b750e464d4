/** The body of one OTLP/HTTP JSON request (`POST /v1/traces`) while it is filled. */
export interface TracesBody {
  /** Bytes of each entry so far, in order. */
  readonly entryBytes: readonly number[];
  /** Adds one `resourceSpans` entry as JSON; returns its bytes. */
  add(json: string): number;
  /** Takes the entry that was added last out again. */
  removeLast(): void;
  /** The whole body, which must not be added to any more. */
  finish(): Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();
const HEAD = encoder.encode('{"resourceSpans":[');
const TAIL = encoder.encode(']}');
const COMMA = 0x2c;
const SMALLEST_CAPACITY = 4_096;

/** Where the first entry begins in a body; between two entries stands one more byte. */
export const HEAD_BYTES = HEAD.length;

/**
 * An empty body. Entries are encoded right into one growing buffer: bytes of their own for each would cost more than all of
 * the encoding.
 *
 * @param buffer - Memory to begin with, of at least 64 bytes. What it holds is overwritten.
 */
export function createTracesBody(buffer = new Uint8Array(SMALLEST_CAPACITY)): TracesBody {
  let length = HEAD.length;
  const entryBytes: number[] = [];
  buffer.set(HEAD);

  function grow(needed: number): void {
    const larger = new Uint8Array(Math.max(needed, 2 * buffer.length));
    larger.set(buffer.subarray(0, length));
    buffer = larger;
  }

  return {
    entryBytes,
    add(json) {
      const start = entryBytes.length > 0 ? length + 1 : length;
      const needed = start + json.length + TAIL.length;
      if (needed > buffer.length) grow(needed);
      let { read, written } = encoder.encodeInto(json, buffer.subarray(start));
      if (read < json.length) {
        // Three bytes are the most that one UTF-16 unit takes.
        grow(start + 3 * json.length + TAIL.length);
        ({ read, written } = encoder.encodeInto(json, buffer.subarray(start)));
      }
      // Only now, so that an entry for which there was no memory leaves the others as they are.
      if (start > length) buffer[length] = COMMA;
      length = start + written;
      entryBytes.push(written);
      return written;
    },
    removeLast() {
      const last = entryBytes.pop();
      if (last !== undefined) length -= last + (entryBytes.length > 0 ? 1 : 0);
    },
    finish() {
      if (length + TAIL.length > buffer.length) grow(length + TAIL.length);
      buffer.set(TAIL, length);
      return buffer.subarray(0, length + TAIL.length);
    },
  };
}
