import type { FieldNode, MetricsCallNode, MetricsNode, SeriesStageNode, TraceqlNode } from '@broadcast-kit/core';
import type { TraceSpan } from '../trace-reading/trace-span.ts';
import { compareValues } from './match-condition.ts';
import { selectSpans } from './search-traces.ts';
import { type QueriedTrace, spanValues, valueNumber, valueText } from './span-values.ts';

/** Numbers over time under one combination of labels. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  /** One per interval; null where there is nothing to say. */
  readonly values: readonly (number | null)[];
}

/** The time that is looked at, cut into intervals. */
export interface TimeRange {
  /** Epoch milliseconds. */
  readonly fromMs: number;
  readonly stepMs: number;
  readonly steps: number;
}

interface Measured {
  readonly span: TraceSpan;
  readonly trace: QueriedTrace;
}

type Compute = (group: readonly Measured[], seconds: number) => number | null;

function numbersOf(field: FieldNode, group: readonly Measured[]): number[] {
  return group.flatMap(({ span, trace }) => valueNumber(spanValues(field, span, trace)[0]) ?? []);
}

function ofNumbers(field: FieldNode, compute: (numbers: readonly number[]) => number): Compute {
  return (group) => {
    const numbers = numbersOf(field, group);
    return numbers.length === 0 ? null : compute(numbers);
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Tempo's quantiles read integers and durations, and skip doubles without a word. */
function quantile(field: FieldNode, share: number): Compute {
  return (group) => {
    const numbers = group
      .flatMap(({ span, trace }) => {
        const [value] = spanValues(field, span, trace);
        return value?.type === 'double' ? [] : (valueNumber(value) ?? []);
      })
      .sort((a, b) => a - b);
    return numbers[Math.min(numbers.length - 1, Math.floor(share * numbers.length))] ?? 0;
  };
}

/** What a call computes, one entry for each series that it makes of a group. */
function computations(
  call: MetricsCallNode,
): readonly { readonly label: string | undefined; readonly compute: Compute }[] {
  const one = (compute: Compute) => [{ label: undefined, compute }];
  switch (call.function) {
    case 'rate':
      return one((group, seconds) => group.length / seconds);
    case 'count_over_time':
      return one((group) => group.length);
    case 'sum_over_time':
      return one(ofNumbers(call.field, sum));
    case 'avg_over_time':
      return one(ofNumbers(call.field, (numbers) => sum(numbers) / numbers.length));
    case 'min_over_time':
      return one(ofNumbers(call.field, (numbers) => Math.min(...numbers)));
    case 'max_over_time':
      return one(ofNumbers(call.field, (numbers) => Math.max(...numbers)));
    case 'quantile_over_time':
      return call.quantiles.map((share) => ({
        label: `p${Number((share * 100).toFixed(2))}`,
        compute: quantile(call.field, share),
      }));
    case 'histogram_over_time':
    case 'compare':
      return [];
  }
}

function labelOf(field: FieldNode): string {
  return field.kind === 'intrinsic' ? field.name : [field.scope, field.name].filter((part) => part !== '').join('.');
}

function groupBy(fields: readonly FieldNode[], measured: readonly Measured[]) {
  const groups = new Map<string, { readonly labels: Record<string, string>; readonly members: Measured[] }>();
  for (const member of measured) {
    const values = fields.map((field) => {
      const [value] = spanValues(field, member.span, member.trace);
      return [labelOf(field), value === undefined ? 'nil' : valueText(value)] as const;
    });
    const key = JSON.stringify(values);
    const group = groups.get(key) ?? { labels: Object.fromEntries(values), members: [] };
    group.members.push(member);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function totalOf({ values }: Series): number {
  return sum(values.map((value) => value ?? 0));
}

function applyStage(stage: SeriesStageNode, series: readonly Series[]): readonly Series[] {
  if (stage.kind !== 'keep') {
    const sign = stage.kind === 'topk' ? -1 : 1;
    return series.toSorted((a, b) => sign * (totalOf(a) - totalOf(b))).slice(0, stage.count);
  }
  const { operator, value: literal } = stage;
  const limit = literal.type === 'int' ? { type: 'double' as const, value: Number(literal.value) } : literal;
  const holds = (value: number | null) => value !== null && compareValues({ type: 'double', value }, operator, limit);
  return series
    .map(({ labels, values }) => ({ labels, values: values.map((value) => (holds(value) ? value : null)) }))
    .filter(({ values }) => values.some((value) => value !== null));
}

function inRange({ span }: Measured, { fromMs, stepMs }: TimeRange): number {
  return Math.floor((Number(span.startNs / 1_000_000n) - fromMs) / stepMs);
}

/** Sums are empty where one of the spans lacks the field, as Tempo's are. */
function lacksSummand({ call }: MetricsNode, measured: readonly Measured[]): boolean {
  return call.function === 'sum_over_time' && numbersOf(call.field, measured).length < measured.length;
}

/** What a metrics query computes over a range of time. */
export function computeSeries(
  query: TraceqlNode & { readonly metrics: MetricsNode },
  traces: readonly QueriedTrace[],
  range: TimeRange,
): readonly Series[] {
  const { metrics } = query;
  const measured = traces
    .flatMap((trace) => selectSpans(query, trace).map((span) => ({ span, trace })))
    .filter((member) => inRange(member, range) >= 0 && inRange(member, range) < range.steps);
  if (lacksSummand(metrics, measured)) return [];
  const series = groupBy(metrics.by, measured).flatMap(({ labels, members }) => {
    const steps = Array.from({ length: range.steps }, (): Measured[] => []);
    for (const member of members) steps[inRange(member, range)]?.push(member);
    return computations(metrics.call).map(({ label, compute }) => ({
      labels: label === undefined ? labels : { ...labels, p: label },
      values: steps.map((step) => compute(step, range.stepMs / 1000)),
    }));
  });
  return metrics.series.reduce<readonly Series[]>((left, stage) => applyStage(stage, left), series);
}
