import type { TokenReader } from './token-reader.ts';
import type { ComparisonOperator, ConditionNode, FieldNode, Intrinsic, LiteralNode } from './traceql-ast.ts';

const INTRINSICS: readonly Intrinsic[] = [
  'span:name',
  'span:status',
  'span:statusMessage',
  'span:kind',
  'span:duration',
  'span:id',
  'span:parentID',
  'trace:id',
  'trace:duration',
  'trace:rootName',
  'trace:rootService',
];

const SHORT_NAMES: ReadonlyMap<string, Intrinsic> = new Map([
  ['name', 'span:name'],
  ['status', 'span:status'],
  ['statusMessage', 'span:statusMessage'],
  ['kind', 'span:kind'],
  ['duration', 'span:duration'],
  ['traceDuration', 'trace:duration'],
  ['rootName', 'trace:rootName'],
  ['rootServiceName', 'trace:rootService'],
]);

const KEYWORDS: Partial<Readonly<Record<Intrinsic, readonly string[]>>> = {
  'span:status': ['ok', 'error', 'unset'],
  'span:kind': ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'],
};

const OPERATORS: readonly ComparisonOperator[] = ['=', '!=', '>', '>=', '<', '<=', '=~', '!~'];

/** An attribute or an intrinsic. */
export function readField(reader: TokenReader): FieldNode {
  const token = reader.peek();
  if (token.kind === 'attribute') {
    reader.next();
    return token.field;
  }
  const short = reader.take(...SHORT_NAMES.keys());
  const name = short === undefined ? reader.take(...INTRINSICS) : SHORT_NAMES.get(short);
  if (name !== undefined) return { kind: 'intrinsic', name };
  return reader.fail('an attribute such as span.user.id, or an intrinsic such as duration or status');
}

/** How to compare. */
export function readOperator(reader: TokenReader): ComparisonOperator {
  return reader.take(...OPERATORS) ?? reader.fail('a comparison: = != > >= < <= =~ !~');
}

/** A number or a length of time, with its sign. */
export function readQuantity(reader: TokenReader): LiteralNode {
  const sign = reader.take('-') === undefined ? 1 : -1;
  const token = reader.peek();
  const literal = token.kind === 'literal' ? token.literal : undefined;
  switch (literal?.type) {
    case 'int':
      reader.next();
      return { type: 'int', value: BigInt(sign) * literal.value };
    case 'double':
      reader.next();
      return { type: 'double', value: sign * literal.value };
    case 'duration':
      reader.next();
      return { type: 'duration', nanoseconds: sign * literal.nanoseconds };
    default:
      return reader.fail('a number, or a duration such as 5s');
  }
}

function readValue(reader: TokenReader, field: FieldNode): LiteralNode {
  const keywords = field.kind === 'intrinsic' ? KEYWORDS[field.name] : undefined;
  if (keywords !== undefined) {
    return { type: 'keyword', value: reader.take(...keywords) ?? reader.fail(`one of ${keywords.join(', ')}`) };
  }
  const word = reader.take('true', 'false', 'nil');
  if (word === 'nil') return { type: 'nil' };
  if (word !== undefined) return { type: 'boolean', value: word === 'true' };
  const token = reader.peek();
  if (token.kind === 'symbol' && token.text === '-') return readQuantity(reader);
  if (token.kind !== 'literal') reader.fail('a value: "text" in quotes, a number, a duration, true, false or nil');
  reader.next();
  return token.literal;
}

function readUnnegated(reader: TokenReader): ConditionNode {
  const token = reader.peek();
  if (token.kind === 'symbol' && token.text === '(') return reader.inParentheses(() => readCondition(reader));
  const field = readField(reader);
  const operator = readOperator(reader);
  const value = readValue(reader, field);
  return { kind: 'comparison', field, operator, value };
}

function readComparison(reader: TokenReader): ConditionNode {
  let negations = 0;
  while (reader.take('!') !== undefined) negations += 1;
  const condition = readUnnegated(reader);
  return negations % 2 === 0 ? condition : { kind: 'not', condition };
}

/** What must hold for a span. As in Tempo, `&&` binds no closer than `||`: from left to right. */
export function readCondition(reader: TokenReader): ConditionNode {
  let left = readComparison(reader);
  for (;;) {
    const operator = reader.take('&&', '||');
    if (operator === undefined) return left;
    left = { kind: operator === '&&' ? 'and' : 'or', left, right: readComparison(reader) };
  }
}
