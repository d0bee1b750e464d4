/** The first bytes of an answer, as text. */
export interface BoundedText {
  /** Takes the next bytes; `true` once the limit is reached and the rest need not be read. */
  add(bytes: Uint8Array): boolean;
  /** What came so far, without a character that was cut in the middle. */
  text(): string;
}

/** Most bytes of an answer that are read. */
export const MAX_ANSWER_BYTES = 65_536;

/** Collects at most {@link MAX_ANSWER_BYTES} and decodes them as UTF-8. */
export function createBoundedText(): BoundedText {
  const decoder = new TextDecoder();
  let room = MAX_ANSWER_BYTES;
  let text = '';
  return {
    add(bytes) {
      text += decoder.decode(bytes.subarray(0, room), { stream: true });
      room = Math.max(0, room - bytes.byteLength);
      return room === 0;
    },
    text: () => text,
  };
}
