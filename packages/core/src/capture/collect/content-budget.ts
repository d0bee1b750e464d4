import { jsonOf } from '../json-value.ts';

/** How much content one generation may still collect. */
export interface ContentBudget {
  /** The start of `text` that still fits, cut between characters, and spent. */
  take(text: string): string;
  /** Spends the size of a value that is kept whole. Answers whether it fitted; if not, it is not to be kept. */
  keep(value: unknown): boolean;
  /** Notes that content was left out elsewhere. */
  exceed(): void;
  /** Whether anything was left out. */
  readonly exceeded: boolean;
}

/** Cuts `text` to at most `maxChars` UTF-16 units, never inside a character. */
export function cutText(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const last = text.charCodeAt(maxChars - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? maxChars - 1 : maxChars);
}

/** A budget of `maxChars` UTF-16 units. */
export function createContentBudget(maxChars: number): ContentBudget {
  let room = maxChars;
  let exceeded = false;
  return {
    take(text) {
      if (text.length <= room) {
        room -= text.length;
        return text;
      }
      const kept = cutText(text, room);
      exceeded = true;
      room = 0;
      return kept;
    },
    keep(value) {
      const size = jsonOf(value)?.length;
      if (size === undefined || size > room) {
        exceeded = true;
        return false;
      }
      room -= size;
      return true;
    },
    exceed() {
      exceeded = true;
    },
    get exceeded() {
      return exceeded;
    },
  };
}
