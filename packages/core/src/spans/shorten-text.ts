const encoder = new TextEncoder();

/** Only ever written to: the platform counts bytes much faster than a loop over characters. */
const scratch = new Uint8Array(16_384);

/** Length of a text in UTF-8 bytes. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (let offset = 0; offset < text.length; ) {
    const { read, written } = encoder.encodeInto(offset === 0 ? text : text.slice(offset), scratch);
    bytes += written;
    offset += read;
  }
  return bytes;
}

/** The first `maxLength` UTF-16 units of a text, well-formed, without half a character at the end. */
export function textPrefix(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text.toWellFormed();
  const splits = /[\ud800-\udbff]/.test(text.charAt(maxLength - 1));
  return text.slice(0, splits ? maxLength - 1 : maxLength).toWellFormed();
}

/** The longest start of `text` that has at most `maxBytes` UTF-8 bytes. Never ends inside a character. */
export function utf8Prefix(text: string, maxBytes: number): string {
  if (text.length * 3 <= maxBytes) return text;
  const { read } = encoder.encodeInto(text, new Uint8Array(Math.max(0, maxBytes)));
  return read >= text.length ? text : text.slice(0, read);
}

/**
 * Shortens a text to at most `maxBytes` UTF-8 bytes, ending with a marker that says how much is gone. Tempo cuts at
 * 2,048 bytes without a word, also inside a character.
 */
export function shortenText(text: string, maxBytes: number): { readonly text: string; readonly shortened: boolean } {
  if (text.length <= maxBytes && (text.length * 3 <= maxBytes || utf8Length(text) <= maxBytes)) {
    return { text, shortened: false };
  }
  const total = utf8Length(text);
  const marker = `...[shortened from ${total} bytes]`;
  const room = maxBytes - marker.length;
  if (room <= 0) return { text: utf8Prefix(text, maxBytes), shortened: true };
  return { text: utf8Prefix(text, room) + marker, shortened: true };
}
