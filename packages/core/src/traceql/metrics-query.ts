import type { Condition } from './condition.ts';
import { type Field, type Ordered, ordered } from './field.ts';
import { countText, numberText, shareText } from './literal-text.ts';

/** A finished query. Its text is valid TraceQL; so is `${query}`. */
export interface TraceqlQuery {
  readonly text: string;
  toString(): string;
}

/**
 * Hints at the end of a query, as TraceQL names them: `most_recent` (search: newest first, instead of whatever is found
 * first), `exemplars` (metrics: whether, or how many), `sample` (metrics: share of the data from 0 to 1 to look at, or `true`
 * to let Tempo choose).
 */
export interface TraceqlHints {
  readonly most_recent?: boolean;
  readonly exemplars?: boolean | number;
  readonly sample?: boolean | number;
}

/** Most fields of a `by`. Tempo refuses more. */
export type GroupFields = readonly [Field, Field?, Field?, Field?];

/** Numbers over time. Comparisons keep the points that fulfil them; `gt(0)` drops the empty intervals of a quantile. */
export interface MetricsQuery extends TraceqlQuery, Ordered<number, MetricsQuery> {
  /** The `count` series with the largest values. */
  topk(count: number): MetricsQuery;
  /** The `count` series with the smallest values. */
  bottomk(count: number): MetricsQuery;
  with(hints: TraceqlHints): TraceqlQuery;
}

/** Numbers over time that are not grouped yet. */
export interface UngroupedMetricsQuery extends MetricsQuery {
  /** One series for each combination of values, of at most four fields. */
  by(...fields: GroupFields): MetricsQuery;
}

/** What metrics can be made of the spans that a query finds. Needs TraceQL metrics in Tempo, as Grafana Cloud has them. */
export interface MetricsFunctions {
  /** Spans per second. */
  rate(): UngroupedMetricsQuery;
  /** Spans per interval. */
  countOverTime(): UngroupedMetricsQuery;
  /** Sum per interval. Tempo answers nothing at all where one span lacks the field: ask for `exists()` first. */
  sumOverTime(field: Field): UngroupedMetricsQuery;
  avgOverTime(field: Field): UngroupedMetricsQuery;
  minOverTime(field: Field): UngroupedMetricsQuery;
  maxOverTime(field: Field): UngroupedMetricsQuery;
  /** Quantiles from 0 to 1. Tempo reads durations and integers, never doubles; empty intervals are 0, see {@link MetricsQuery}. */
  quantileOverTime(field: Field, first: number, ...more: readonly number[]): UngroupedMetricsQuery;
  /** Buckets for a heatmap. */
  histogramOverTime(field: Field): UngroupedMetricsQuery;
  /** What the selected spans have more often than the others: the `top` values of each attribute. Default 10. */
  compare(selection: Condition, top?: number): TraceqlQuery;
}

export function finishedQuery(text: string): TraceqlQuery {
  return { text, toString: () => text };
}

export function hintsText(hints: TraceqlHints): string {
  const pairs = Object.entries(hints).map(
    ([name, value]) => `${name}=${typeof value === 'number' ? numberText(value) : value}`,
  );
  return pairs.length === 0 ? '' : ` with (${pairs.join(', ')})`;
}

export function fieldsText(fields: readonly (Field | undefined)[]): string {
  return fields.flatMap((field) => field?.text ?? []).join(', ');
}

function metricsQuery(text: string): MetricsQuery {
  return {
    ...finishedQuery(text),
    ...ordered((operator, value: number) => metricsQuery(`${text} ${operator} ${numberText(value)}`)),
    topk: (count) => metricsQuery(`${text} | topk(${countText(count)})`),
    bottomk: (count) => metricsQuery(`${text} | bottomk(${countText(count)})`),
    with: (hints) => finishedQuery(text + hintsText(hints)),
  };
}

export function metricsFunctions(spans: string): MetricsFunctions {
  const call = (name: string, ...args: readonly string[]): UngroupedMetricsQuery => {
    const text = `${spans} | ${name}(${args.join(', ')})`;
    return { ...metricsQuery(text), by: (...fields) => metricsQuery(`${text} by (${fieldsText(fields)})`) };
  };
  return {
    rate: () => call('rate'),
    countOverTime: () => call('count_over_time'),
    sumOverTime: (field) => call('sum_over_time', field.text),
    avgOverTime: (field) => call('avg_over_time', field.text),
    minOverTime: (field) => call('min_over_time', field.text),
    maxOverTime: (field) => call('max_over_time', field.text),
    quantileOverTime: (field, ...quantiles) => call('quantile_over_time', field.text, ...quantiles.map(shareText)),
    histogramOverTime: (field) => call('histogram_over_time', field.text),
    compare: (selection, top = 10) => call('compare', `{ ${selection.text} }`, countText(top)),
  };
}
