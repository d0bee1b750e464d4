import type { OtlpResourceSpans, OtlpSpan } from './otlp-json.ts';
import { isEmptyId } from './spans-of.ts';

/** A trace in one line, as a list of search results shows it. */
export interface TraceSummary {
  /** 32 lower-case hex digits. */
  readonly traceId: string;
  /** Name of the root, or of the topmost span that arrived where the root belongs to somebody else. */
  readonly rootName: string;
  /** `service.name` of that span's resource; empty where there is none. */
  readonly serviceName: string;
  readonly spanCount: number;
  /** Earliest start, in nanoseconds as decimal text. */
  readonly startTimeUnixNano: string;
  /** Latest end, in nanoseconds as decimal text. */
  readonly endTimeUnixNano: string;
  /** From the earliest start to the latest end; never negative. */
  readonly durationMs: number;
  /** `error` where any span failed, else the root's. */
  readonly status: 'unset' | 'ok' | 'error';
}

interface PlacedSpan {
  readonly span: OtlpSpan;
  readonly entry: OtlpResourceSpans;
}

const STATUS_OK = 1;
const STATUS_ERROR = 2;

/** Sums up what arrived of one trace. */
export function summarizeTrace(traceId: string, resourceSpans: readonly OtlpResourceSpans[]): TraceSummary {
  const placed = resourceSpans.flatMap((entry) =>
    (entry.scopeSpans ?? []).flatMap(({ spans = [] }) => spans.map((span): PlacedSpan => ({ span, entry }))),
  );
  const top = topmostOf(placed);
  const start = placed.reduce((least, { span }) => (startOf(span) < least ? startOf(span) : least), startOf(top?.span));
  const end = placed.reduce((most, { span }) => (endOf(span) > most ? endOf(span) : most), 0n);
  const hasFailed = placed.some(({ span }) => span.status?.code === STATUS_ERROR);
  return {
    traceId,
    rootName: top?.span.name ?? '',
    serviceName: serviceNameOf(top?.entry),
    spanCount: placed.length,
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(end),
    durationMs: end > start ? Number(end - start) / 1e6 : 0,
    status: hasFailed ? 'error' : top?.span.status?.code === STATUS_OK ? 'ok' : 'unset',
  };
}

/** The earliest root; without one the earliest span whose parent did not arrive. */
function topmostOf(placed: readonly PlacedSpan[]): PlacedSpan | undefined {
  const spanIds = new Set(placed.map(({ span }) => span.spanId));
  const roots = placed.filter(({ span }) => isEmptyId(span.parentSpanId));
  const orphans = placed.filter(({ span }) => !spanIds.has(span.parentSpanId));
  return earliestOf(roots) ?? earliestOf(orphans) ?? earliestOf(placed);
}

function earliestOf(placed: readonly PlacedSpan[]): PlacedSpan | undefined {
  let earliest = placed[0];
  for (const candidate of placed) if (startOf(candidate.span) < startOf(earliest?.span)) earliest = candidate;
  return earliest;
}

function startOf(span: OtlpSpan | undefined): bigint {
  return BigInt(span?.startTimeUnixNano ?? 0);
}

function endOf(span: OtlpSpan): bigint {
  return BigInt(span.endTimeUnixNano ?? 0);
}

function serviceNameOf(entry: OtlpResourceSpans | undefined): string {
  const attribute = entry?.resource?.attributes?.find(({ key }) => key === 'service.name');
  return attribute?.value?.stringValue ?? '';
}
