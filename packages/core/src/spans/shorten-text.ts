const encoder = new TextEncoder();

/** Length of a text in UTF-8 bytes. */
export function utf8Length(text: string): number {
  // A UTF-16 unit takes at most three bytes and at least one: most texts are decided without encoding.
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    if (unit < 0x800) bytes += 1;
    else if (unit >= 0xd800 && unit <= 0xdbff && index + 1 < text.length) {
      bytes += 2;
      index += 1;
    } else bytes += 2;
  }
  return bytes;
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
