import type { FieldNode, LiteralNode, StageNode, TraceqlNode } from '@broadcast-kit/core';
import type { TraceSpan } from '../trace-reading/trace-span.ts';
import { findSpans } from './find-spans.ts';
import { compareValues } from './match-condition.ts';
import { type QueriedTrace, spanValues, valueNumber, valueText } from './span-values.ts';

/** A trace that a query found. */
export interface FoundTrace {
  readonly traceId: string;
  /** Ids of the spans that matched. */
  readonly spanIds: readonly string[];
}

type Group = readonly TraceSpan[];

function splitBy(field: FieldNode, group: Group, trace: QueriedTrace): Group[] {
  const groups = new Map<string, TraceSpan[]>();
  for (const span of group) {
    const [value] = spanValues(field, span, trace);
    const key = value === undefined ? 'nil' : valueText(value);
    groups.set(key, [...(groups.get(key) ?? []), span]);
  }
  return [...groups.values()];
}

function aggregateOf(stage: Extract<StageNode, { kind: 'having' }>, group: Group, trace: QueriedTrace) {
  const { aggregate, field } = stage;
  if (aggregate === 'count' || field === undefined) return group.length;
  const numbers = group.flatMap((span) => valueNumber(spanValues(field, span, trace)[0]) ?? []);
  if (numbers.length === 0) return undefined;
  const sum = numbers.reduce((total, number) => total + number, 0);
  return {
    avg: sum / numbers.length,
    min: Math.min(...numbers),
    max: Math.max(...numbers),
    sum,
  }[aggregate];
}

/** Numbers of every kind compare here: the result of a function has no column. */
function asDouble(value: LiteralNode): LiteralNode {
  if (value.type === 'duration') return { type: 'double', value: value.nanoseconds / 1e9 };
  return value.type === 'int' ? { type: 'double', value: Number(value.value) } : value;
}

function applyStage(stage: StageNode, groups: readonly Group[], trace: QueriedTrace): readonly Group[] {
  if (stage.kind === 'select') return groups;
  if (stage.kind === 'group') return groups.flatMap((group) => splitBy(stage.field, group, trace));
  return groups.filter((group) => {
    const value = aggregateOf(stage, group, trace);
    return value !== undefined && compareValues({ type: 'double', value }, stage.operator, asDouble(stage.value));
  });
}

/** The spans of a trace that are left after all stages of a query. */
export function selectSpans({ spans, stages }: TraceqlNode, trace: QueriedTrace): readonly TraceSpan[] {
  const found = findSpans(spans, trace);
  const groups = stages.reduce<readonly Group[]>(
    (left, stage) => applyStage(stage, left, trace),
    found.length === 0 ? [] : [found],
  );
  return groups.flat();
}

/** The traces that a query finds, in the order in which they are given. */
export function searchTraces(query: TraceqlNode, traces: readonly QueriedTrace[]): readonly FoundTrace[] {
  return traces.flatMap((trace) => {
    const spans = selectSpans(query, trace);
    return spans.length === 0 ? [] : [{ traceId: trace.traceId, spanIds: spans.map(({ spanId }) => spanId) }];
  });
}
