import { english, type Messages } from '@broadcast-kit/react';

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'é',
  i: 'í',
  n: 'ñ',
  o: 'ó',
  s: 'š',
  u: 'ú',
  y: 'ý',
  A: 'Á',
  B: 'Ɓ',
  C: 'Ç',
  D: 'Ð',
  E: 'É',
  I: 'Í',
  N: 'Ñ',
  O: 'Ó',
  S: 'Š',
  T: 'Ŧ',
  U: 'Ú',
};

/** German is about a third longer than English, and short words more than that. */
const GROWTH = 0.35;

/**
 * English that nobody takes for English: accented, a third longer, in brackets. What stands in a page without brackets is
 * no message of the kit, and what lacks its closing bracket is cut off.
 */
export const pseudoEnglish: Messages = pseudo(english) as Messages;

/** @example `Save` becomes `⟦Šávé··⟧`. */
function pseudoText(text: string): string {
  if (text === '') return text;
  const accented = text.replace(/[A-Za-z]/g, (letter) => ACCENTED[letter] ?? letter);
  return `⟦${accented}${'·'.repeat(Math.ceil(text.length * GROWTH))}⟧`;
}

function pseudo(message: unknown): unknown {
  if (typeof message === 'string') return pseudoText(message);
  if (typeof message === 'function') return (...known: unknown[]) => pseudo(message(...known));
  if (Array.isArray(message)) return message.map(pseudo);
  if (typeof message !== 'object' || message === null) return message;
  return Object.fromEntries(Object.entries(message).map(([key, value]) => [key, isText(key) ? pseudo(value) : value]));
}

/** Codes and addresses travel beside the words of a diagnosis or a step. */
function isText(key: string): boolean {
  return !['href', 'code', 'field', 'docs', 'status', 'requestId'].includes(key);
}
