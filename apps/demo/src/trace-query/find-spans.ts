import type { SpansetNode, SpansetOperator } from '@broadcast-kit/core';
import type { TraceSpan } from '../trace-reading/trace-span.ts';
import { matchesCondition } from './match-condition.ts';
import type { QueriedTrace } from './span-values.ts';

/** Whether `below` hangs under `above`, right under it or anywhere. */
function hangsUnder(below: TraceSpan, above: TraceSpan, { spans }: QueriedTrace, isDirect: boolean): boolean {
  const seen = new Set<string>();
  let parentId = below.parentSpanId;
  while (parentId !== undefined && !seen.has(parentId)) {
    if (parentId === above.spanId) return true;
    if (isDirect) return false;
    seen.add(parentId);
    parentId = spans.find(({ spanId }) => spanId === parentId)?.parentSpanId;
  }
  return false;
}

type Relation = (left: TraceSpan, right: TraceSpan, trace: QueriedTrace) => boolean;

const RELATIONS: Readonly<Record<string, Relation>> = {
  '>>': (left, right, trace) => hangsUnder(right, left, trace, false),
  '>': (left, right, trace) => hangsUnder(right, left, trace, true),
  '<<': (left, right, trace) => hangsUnder(left, right, trace, false),
  '<': (left, right, trace) => hangsUnder(left, right, trace, true),
  '~': (left, right) => left !== right && left.parentSpanId !== undefined && left.parentSpanId === right.parentSpanId,
};

function related(
  left: readonly TraceSpan[],
  operator: SpansetOperator,
  right: readonly TraceSpan[],
  trace: QueriedTrace,
): readonly TraceSpan[] {
  if (operator === '||') return [...new Set([...left, ...right])];
  if (operator === '&&') return left.length > 0 && right.length > 0 ? [...new Set([...left, ...right])] : [];
  const [mode, name] = /^[!&]/.test(operator) ? [operator[0], operator.slice(1)] : ['', operator];
  const stands = RELATIONS[name];
  if (stands === undefined) return [];
  const found = right.filter((span) => left.some((other) => stands(other, span, trace)) !== (mode === '!'));
  if (mode !== '&') return found;
  const others = left.filter((span) => right.some((other) => stands(span, other, trace)));
  return [...new Set([...others, ...found])];
}

/** The spans of a trace that a query finds. */
export function findSpans(node: SpansetNode, trace: QueriedTrace): readonly TraceSpan[] {
  if (node.kind === 'relation') {
    return related(findSpans(node.left, trace), node.operator, findSpans(node.right, trace), trace);
  }
  const { condition } = node;
  return condition === undefined ? trace.spans : trace.spans.filter((span) => matchesCondition(condition, span, trace));
}
