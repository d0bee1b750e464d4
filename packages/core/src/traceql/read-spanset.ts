import { readCondition } from './read-condition.ts';
import type { SpansetOperator } from './spanset-query.ts';
import type { TokenReader } from './token-reader.ts';
import type { SpansetNode } from './traceql-ast.ts';

const RELATIONS: readonly SpansetOperator[] = [
  ...(['>>', '>', '<<', '<', '~'] as const),
  ...(['!>>', '!>', '!<<', '!<', '!~'] as const),
  ...(['&>>', '&>', '&<<', '&<', '&~'] as const),
];

/** `{ ... }` */
export function readFilter(reader: TokenReader): SpansetNode {
  reader.expect('{');
  if (reader.take('}') !== undefined) return { kind: 'filter', condition: undefined };
  const condition = readCondition(reader);
  reader.expect('}');
  return { kind: 'filter', condition };
}

function readOperand(reader: TokenReader): SpansetNode {
  const token = reader.peek();
  const isGroup = token.kind === 'symbol' && token.text === '(';
  return isGroup ? reader.inParentheses(() => readSpanset(reader)) : readFilter(reader);
}

function readChain(
  reader: TokenReader,
  readPart: (reader: TokenReader) => SpansetNode,
  operators: readonly SpansetOperator[],
): SpansetNode {
  let left = readPart(reader);
  for (;;) {
    const operator = reader.take(...operators);
    if (operator === undefined) return left;
    left = { kind: 'relation', operator, left, right: readPart(reader) };
  }
}

/** Spans, and how they stand to others in their trace. `&&` and `||` bind less than the relations. */
export function readSpanset(reader: TokenReader): SpansetNode {
  return readChain(reader, () => readChain(reader, readOperand, RELATIONS), ['&&', '||']);
}
