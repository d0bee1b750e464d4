const encoder = new TextEncoder();

/** What becomes of a byte within a JSON string; `undefined` for itself. */
export type Escapes = readonly (Uint8Array | undefined)[];

function escapesOf(escaped: (character: string) => string): Escapes {
  return Array.from({ length: 256 }, (_, byte) => {
    // Bytes of characters beyond ASCII are never escaped.
    const character = String.fromCharCode(byte);
    return byte > 0x7f || escaped(character) === character ? undefined : encoder.encode(escaped(character));
  });
}

const escapeOnce = (text: string) => JSON.stringify(text).slice(1, -1);
/** Within a JSON string. */
export const ONCE = escapesOf(escapeOnce);
/** Within a JSON string within a JSON string. */
export const TWICE = escapesOf((character) => escapeOnce(escapeOnce(character)));
/** A byte becomes at most seven, such as the two backslashes and `u001f` of a control character. */
export const MAX_EXPANSION = 7;

const IS_SAFE = Uint8Array.from(ONCE, (escaped) => (escaped === undefined ? 1 : 0));

/** Whether JSON has this byte as it is. */
export const isSafe = (byte: number) => IS_SAFE[byte] === 1;

/** Whether JSON has the four bytes from here on as they are. */
function areSafe(memory: Uint8Array, at: number): boolean {
  return (
    isSafe(memory[at] as number) &&
    isSafe(memory[at + 1] as number) &&
    isSafe(memory[at + 2] as number) &&
    isSafe(memory[at + 3] as number)
  );
}

/** Where the first byte is that JSON does not have as it is. */
export function firstUnsafe(memory: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end - 3 && areSafe(memory, at)) at += 4;
  while (at < end && isSafe(memory[at] as number)) at += 1;
  return at;
}

/** Bytes to be escaped, and where to. */
export interface EscapeOrder {
  readonly from: number;
  readonly end: number;
  readonly to: number;
  readonly escapes: Escapes;
}

/**
 * Copies bytes within memory, escaped. The hottest loop of recording, hence a function of locals alone, and four bytes at
 * once where there is nothing to escape: half the time for prose.
 *
 * @returns Where they end, and how many bytes escaping them once adds.
 */
export function escapeBytes(
  memory: Uint8Array,
  { from, end, to, escapes }: EscapeOrder,
): { readonly to: number; readonly extra: number } {
  let at = from;
  let target = to;
  let extra = 0;
  while (at < end) {
    while (at < end - 3 && areSafe(memory, at)) {
      memory[target] = memory[at] as number;
      memory[target + 1] = memory[at + 1] as number;
      memory[target + 2] = memory[at + 2] as number;
      memory[target + 3] = memory[at + 3] as number;
      at += 4;
      target += 4;
    }
    for (; at < end && isSafe(memory[at] as number); at += 1, target += 1) memory[target] = memory[at] as number;
    if (at === end) break;
    const byte = memory[at] as number;
    const escaped = escapes[byte] as Uint8Array;
    for (let index = 0; index < escaped.length; index += 1) memory[target + index] = escaped[index] as number;
    at += 1;
    target += escaped.length;
    extra += (ONCE[byte] as Uint8Array).length - 1;
  }
  return { to: target, extra };
}
