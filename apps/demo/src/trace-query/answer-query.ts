import { parseTraceql } from '@broadcast-kit/core';
import { computeSeries, type Series, type TimeRange } from './compute-series.ts';
import { type ExplainedMistake, explainMistake } from './explain-mistake.ts';
import { type FoundTrace, searchTraces } from './search-traces.ts';
import type { QueriedTrace } from './span-values.ts';

/** What a query comes to. */
export type QueryAnswer =
  | { readonly kind: 'traces'; readonly found: readonly FoundTrace[] }
  | { readonly kind: 'metrics'; readonly range: TimeRange; readonly series: readonly Series[] }
  /** Where the place in the text is not the matter, it has none. */
  | ({ readonly kind: 'mistake' } & (ExplainedMistake | { readonly message: string; readonly position?: undefined }));

const MAX_STEPS = 48;
const LEAST_STEP_MS = 10_000;
const LONGEST_RANGE_MS = 24 * 3_600_000;

/** From the first of the traces until now, a day at most. */
function rangeOf(traces: readonly QueriedTrace[], nowMs: number): TimeRange {
  const starts = traces.flatMap(({ spans }) => spans.map(({ startNs }) => Number(startNs / 1_000_000n)));
  const earliestMs = starts.reduce((least, start) => Math.min(least, start), nowMs);
  const wantedMs = Math.min(LONGEST_RANGE_MS, nowMs - earliestMs);
  const stepMs = Math.max(LEAST_STEP_MS, Math.ceil(wantedMs / MAX_STEPS / LEAST_STEP_MS) * LEAST_STEP_MS);
  const steps = Math.max(1, Math.ceil((wantedMs + 1) / stepMs));
  return { fromMs: nowMs + 1 - steps * stepMs, stepMs, steps };
}

/**
 * Answers a TraceQL query from traces at hand, as Tempo would: the part of the language that `parseTraceql` reads, without
 * `histogram_over_time` and `compare`.
 */
export function answerQuery(text: string, traces: readonly QueriedTrace[], nowMs: number): QueryAnswer {
  const parsed = parseTraceql(text);
  if (!parsed.ok) return { kind: 'mistake', ...explainMistake(text, parsed.mistake) };
  const { query } = parsed;
  const { metrics } = query;
  if (metrics?.call.function === 'histogram_over_time' || metrics?.call.function === 'compare') {
    return { kind: 'mistake', message: `${metrics.call.function} is not computed here. Run it in Grafana.` };
  }
  try {
    if (metrics === undefined) return { kind: 'traces', found: searchTraces(query, traces) };
    const range = rangeOf(traces, nowMs);
    return { kind: 'metrics', range, series: computeSeries({ ...query, metrics }, traces, range) };
  } catch (error) {
    // The one thing that is read late: a pattern.
    return { kind: 'mistake', message: `This pattern is not RE2: ${error instanceof Error ? error.message : error}` };
  }
}
