import type { TraceqlMistake } from '@broadcast-kit/core';

/** What is wrong with a query, where, and what to do about it. */
export interface ExplainedMistake {
  /** Where the query stops being one: an offset into its text in UTF-16 code units. */
  readonly position: number;
  /** How long the piece is that stands there; 0 at the end of the text. */
  readonly length: number;
  readonly message: string;
  /** What to write instead, where the mistake is one that people make. */
  readonly advice?: string | undefined;
}

/** What stands where something else should. */
const PIECE = /^(?:[\p{L}\d_.:/-]+|[=!<>~&|]+|\S)/u;

function adviceFor(text: string, { position, expected }: TraceqlMistake, found: string): string | undefined {
  const before = text.slice(0, position).trimEnd();
  if (found.startsWith('=') && before.endsWith('=')) return 'TraceQL compares with a single =.';
  if (/^['‘’“”]/.test(found)) return 'Put texts in straight double quotes: "text".';
  if (/^(?:and|or)$/i.test(found)) return 'Join conditions with && or ||.';
  if (expected === '"{"') return 'Put conditions in braces, such as { status = error }.';
  if (expected === '"}"' && found === '') return 'End the conditions with }.';
  if (expected.startsWith('an attribute') && /^[\p{L}_][\p{L}\d_.-]*$/u.test(found)) {
    return `Say where the attribute is: span.${found} or resource.${found}.`;
  }
  if (expected.startsWith('a value') && /^[\p{L}\d_./:-]+$/u.test(found)) return `Put texts in quotes: "${found}".`;
  if (expected.startsWith('a function') && found === '') return 'Remove the last |, or write a function behind it.';
  return undefined;
}

/** Says what is wrong with a query in words for whoever typed it. */
export function explainMistake(text: string, mistake: TraceqlMistake): ExplainedMistake {
  const { position, expected } = mistake;
  const found = PIECE.exec(text.slice(position))?.[0] ?? '';
  const advice = adviceFor(text, mistake, found);
  const message =
    expected === 'TraceQL'
      ? `${found} is not part of TraceQL.`
      : `Expected ${expected}, but found ${found === '' ? 'the end of the query' : found}.`;
  return { position, length: found.length, message, ...(advice === undefined ? {} : { advice }) };
}
