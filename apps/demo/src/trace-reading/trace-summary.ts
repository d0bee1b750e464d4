import { attributeText } from './read-attributes.ts';
import { readSpans } from './read-spans.ts';
import type { TraceSpan } from './trace-span.ts';

/** What the spans of a trace come to. */
export interface SpanTotals {
  readonly rootName: string;
  readonly serviceName: string;
  readonly spanCount: number;
  /** Epoch nanoseconds of the earliest span, as a decimal text. */
  readonly startTimeUnixNano: string;
  /** Epoch nanoseconds of the latest end, as a decimal text. */
  readonly endTimeUnixNano: string;
  /** From the earliest start to the latest end; never negative. */
  readonly durationMs: number;
  /** `error` where any span failed, else the root's. */
  readonly status: TraceSpan['status']['code'];
  /** Requested models, each once. */
  readonly models: readonly string[];
  readonly totalTokens: number;
  readonly totalCostUsd: number;
  readonly userId: string | null;
  readonly sessionId: string | null;
}

/** A trace in one line. */
export interface TraceSummary extends SpanTotals {
  readonly traceId: string;
  /** When the newest of its spans arrived, ISO 8601. */
  readonly receivedAt: string;
}

/**
 * The root of a trace: the span without a parent; else, where the trace hangs under a span of somebody else, the
 * earliest of those whose parent is not here.
 */
function rootOf(spans: readonly TraceSpan[]): TraceSpan | undefined {
  const ids = new Set(spans.map((span) => span.spanId));
  const tops = spans.filter((span) => span.parentSpanId === undefined || !ids.has(span.parentSpanId));
  const byStart = tops.toSorted((a, b) => Number(a.startNs - b.startNs));
  return byStart.find((span) => span.parentSpanId === undefined) ?? byStart[0] ?? spans[0];
}

function firstText(spans: readonly TraceSpan[], key: string): string | null {
  for (const span of spans) {
    const text = attributeText(span.attributes, key);
    if (text !== undefined) return text;
  }
  return null;
}

function sum(spans: readonly TraceSpan[], key: string): number {
  return spans.reduce((total, span) => total + (Number(attributeText(span.attributes, key)) || 0), 0);
}

/** Sums the spans of a trace up. */
export function totalsOf(spans: readonly TraceSpan[]): SpanTotals {
  const root = rootOf(spans);
  const start = spans.reduce((least, { startNs }) => (startNs < least ? startNs : least), root?.startNs ?? 0n);
  const end = spans.reduce((most, { endNs }) => (endNs > most ? endNs : most), start);
  const models = spans.map((span) => attributeText(span.attributes, 'gen_ai.request.model'));
  return {
    rootName: root?.name ?? '',
    serviceName: attributeText(root?.resource ?? [], 'service.name') ?? '',
    spanCount: spans.length,
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(end),
    durationMs: Number(end - start) / 1e6,
    status: spans.some((span) => span.status.code === 'error') ? 'error' : (root?.status.code ?? 'unset'),
    models: [...new Set(models.filter((model) => model !== undefined))],
    totalTokens: sum(spans, 'gen_ai.usage.total_tokens'),
    totalCostUsd: sum(spans, 'gen_ai.usage.total_cost'),
    userId: firstText(spans, 'user.id'),
    sessionId: firstText(spans, 'session.id'),
  };
}

/** Sums up what was received of a trace. */
export function summarizeTrace(traceId: string, resourceSpans: readonly unknown[], receivedAtMs: number): TraceSummary {
  return { traceId, ...totalsOf(readSpans(resourceSpans)), receivedAt: new Date(receivedAtMs).toISOString() };
}
