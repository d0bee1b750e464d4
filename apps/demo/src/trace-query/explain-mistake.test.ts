import { parseTraceql } from '@broadcast-kit/core';
import { describe, expect, it } from 'vitest';
import { explainMistake } from './explain-mistake.ts';

function explained(text: string) {
  const parsed = parseTraceql(text);
  if (parsed.ok) throw new Error(`${text} is TraceQL`);
  return explainMistake(text, parsed.mistake);
}

describe('explainMistake', () => {
  it.each([
    ['{ span.user.id == "a" }', 'found =', 'TraceQL compares with a single =.'],
    ["{ span.user.id = 'a' }", "' is not part of TraceQL.", 'Put texts in straight double quotes: "text".'],
    ['{ span.user.id = “a” }', '“ is not part of TraceQL.', 'Put texts in straight double quotes: "text".'],
    ['{ span.user.id = user_123 }', 'found user_123', 'Put texts in quotes: "user_123".'],
    ['{ user.id = "a" }', 'found user.id', 'Say where the attribute is: span.user.id or resource.user.id.'],
    ['{ status = error and kind = client }', 'found and', 'Join conditions with && or ||.'],
    ['status = error', 'found status', 'Put conditions in braces, such as { status = error }.'],
    ['{ duration > 5s', 'found the end of the query', 'End the conditions with }.'],
    ['{ } |', 'found the end of the query', 'Remove the last |, or write a function behind it.'],
  ])('says of %s what is wrong and how to mend it', (text, message, advice) => {
    expect(explained(text)).toMatchObject({ message: expect.stringContaining(message), advice });
  });

  it('marks the piece that cannot stand there', () => {
    const text = '{ status = broken }';
    const { position, length } = explained(text);
    expect(text.slice(position, position + length)).toBe('broken');
    expect(explained('{ duration > 5s')).toMatchObject({ position: 15, length: 0 });
  });

  it('gives no advice where there is none', () => {
    expect(explained('{ status = broken }')).toEqual({
      position: 11,
      length: 6,
      message: 'Expected one of ok, error, unset, but found broken.',
    });
  });
});
