import type { ComparisonOperator, ConditionNode, LiteralNode } from '@broadcast-kit/core';
import { RE2JS } from 're2js';
import type { TraceSpan } from '../trace-reading/trace-span.ts';
import { type QueriedTrace, spanValues } from './span-values.ts';

const patterns = new Map<string, RE2JS>();
const MAX_PATTERNS = 100;

/** As Tempo does it: in linear time, for the whole text. */
function matchesWhole(pattern: string, text: string): boolean {
  let compiled = patterns.get(pattern);
  if (compiled === undefined) {
    compiled = RE2JS.compile(pattern);
    if (patterns.size < MAX_PATTERNS) patterns.set(pattern, compiled);
  }
  return compiled.matches(text);
}

type Comparable = string | number | bigint | boolean;

function comparableOf(value: LiteralNode): Comparable | undefined {
  if (value.type === 'nil') return undefined;
  return value.type === 'duration' ? value.nanoseconds : value.value;
}

/** Compares two values of one type. An integer is never equal to a double: Tempo keeps them in different columns. */
export function compareValues(value: LiteralNode, operator: ComparisonOperator, literal: LiteralNode): boolean {
  const [a, b] = [comparableOf(value), comparableOf(literal)];
  if (value.type !== literal.type || a === undefined || b === undefined) return false;
  switch (operator) {
    case '=':
      return a === b;
    case '!=':
      return a !== b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '=~':
      return typeof a === 'string' && typeof b === 'string' && matchesWhole(b, a);
    case '!~':
      return typeof a === 'string' && typeof b === 'string' && !matchesWhole(b, a);
  }
}

/** Whether a condition holds for a span. A comparison with what the span lacks does not hold, whatever the operator. */
export function matchesCondition(condition: ConditionNode, span: TraceSpan, trace: QueriedTrace): boolean {
  switch (condition.kind) {
    case 'and':
      return matchesCondition(condition.left, span, trace) && matchesCondition(condition.right, span, trace);
    case 'or':
      return matchesCondition(condition.left, span, trace) || matchesCondition(condition.right, span, trace);
    case 'not':
      return !matchesCondition(condition.condition, span, trace);
    case 'comparison': {
      const { field, operator, value: literal } = condition;
      const values = spanValues(field, span, trace);
      if (literal.type === 'nil') return (values.length === 0) === (operator === '=');
      return values.some((value) => compareValues(value, operator, literal));
    }
  }
}
