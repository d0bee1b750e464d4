/** Shortens a JSON text while it streams by. */
export interface JsonShrinker {
  push(text: string): void;
  /** JSON text of the same shape; `undefined` where even the shape was too large. */
  finish(): string | undefined;
}

/** Longest text that is kept whole: the largest value limit that a destination can have. */
const LONGEST_TEXT = 65_536;
/** What is kept of each text once the limit is reached: keys, ids and model names stay whole. */
const SHORT_TEXT = 256;
/** What is kept of an array of numbers. Longer ones are embeddings and sound, which no trace shows. */
const FEW_NUMBERS = 8;

const STRING_END = /["\\]/g;
const STRUCTURE = /[{}[\]",]/g;

function indexOfNext(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

/**
 * Keeps the shape of a JSON text of any length, and with it the usage at its end, in bounded memory: long texts are cut
 * and end with `…`, arrays of numbers keep their first few. Answers with megabytes of vectors or images are common.
 * Text that is not JSON stays so: whoever parses the result finds out.
 */
export function createJsonShrinker(maxChars: number): JsonShrinker {
  const kept: string[] = [];
  /** One entry for each open bracket: how many commas an array had, -1 for an object. */
  const open: number[] = [];
  let length = 0;
  let carry = '';
  let inString = false;
  let stringRoom = 0;
  let stringCut = false;
  let commaWaits = false;
  let tooLarge = false;

  function keep(text: string): void {
    if (tooLarge || text === '') return;
    kept.push(text);
    length += text.length;
    if (length <= maxChars * 2) return;
    tooLarge = true;
    kept.length = 0;
  }

  function keepToken(text: string): void {
    if (commaWaits) keep(',');
    commaWaits = false;
    keep(text);
  }

  function keepOfString(text: string, whole: boolean): void {
    if (stringCut || text === '') return;
    if (text.length <= stringRoom) {
      stringRoom -= text.length;
      keep(text);
      return;
    }
    stringCut = true;
    if (!whole) keep(text.slice(0, stringRoom).replace(/[\ud800-\udbff]$/, ''));
  }

  /** Reads on inside a string; answers where it stopped. */
  function readString(text: string, from: number): number {
    const end = indexOfNext(STRING_END, text, from);
    keepOfString(text.slice(from, end), false);
    if (end === text.length) return end;
    if (text[end] === '"') {
      keep(stringCut ? '…"' : '"');
      inString = false;
      return end + 1;
    }
    const escapeLength = text[end + 1] === 'u' ? 6 : 2;
    if (end + escapeLength > text.length) {
      carry = text.slice(end);
      return text.length;
    }
    keepOfString(text.slice(end, end + escapeLength), true);
    return end + escapeLength;
  }

  /** Reads on outside of strings; answers where it stopped. */
  function readStructure(text: string, from: number): number {
    const end = indexOfNext(STRUCTURE, text, from);
    const between = text.slice(from, end).trim();
    if (between !== '' && (open.at(-1) ?? -1) < FEW_NUMBERS) keepToken(between);
    if (end === text.length) return end;
    const mark = text.charAt(end);
    if (mark === '"') {
      keepToken(mark);
      inString = true;
      stringCut = false;
      stringRoom = Math.max(SHORT_TEXT, Math.min(LONGEST_TEXT, maxChars - length));
    } else if (mark === ',') {
      const commas = open.at(-1) ?? -1;
      if (commas >= 0) open[open.length - 1] = commas + 1;
      commaWaits = true;
    } else if (mark === '{' || mark === '[') {
      keepToken(mark);
      if (!tooLarge) open.push(mark === '[' ? 0 : -1);
    } else {
      commaWaits = false;
      keep(mark);
      open.pop();
    }
    return end + 1;
  }

  return {
    push(text) {
      const input = carry + text;
      carry = '';
      let index = 0;
      while (index < input.length && !tooLarge) {
        index = inString ? readString(input, index) : readStructure(input, index);
      }
    },
    finish: () => (tooLarge ? undefined : kept.join('')),
  };
}
