import type { ReportFinding } from './finding.ts';
import type { OtlpResourceSpans, OtlpSpan } from './otlp-json.ts';
import { protobufSize } from './protobuf-size.ts';
import { splitByTrace } from './split-by-trace.ts';
import { summarizeTrace, type TraceSummary } from './trace-summary.ts';

/** What of a trace is kept. */
export interface StoredTrace {
  readonly resourceSpans: readonly OtlpResourceSpans[];
}

/** Keeps the traces that arrived, like a small Tempo. */
export interface TraceStore {
  /** Takes the spans of one request, and answers with the traces that they belong to. */
  add(resourceSpans: readonly OtlpResourceSpans[], arrival: Arrival): readonly TraceSummary[];
  /** All traces, the one that started last first. */
  list(): readonly TraceSummary[];
  get(traceId: string): StoredTrace | undefined;
  clear(): void;
}

interface Arrival {
  /** Monotonic milliseconds. */
  readonly atMs: number;
  readonly report: ReportFinding;
}

interface TraceRecord {
  readonly parts: OtlpResourceSpans[];
  /** When each span id came first. */
  readonly firstSeenMs: Map<string, number>;
  bytes: number;
  summary: TraceSummary;
}

/** Copies of a span that come later than this land in another block, and are merged when the trace is read. */
const MERGED_AFTER_MS = 2_000;

/** Creates an empty store. A trace over `maxTraceBytes` takes no more spans; beyond `maxTraces` the oldest is dropped. */
export function createTraceStore(limits: { readonly maxTraces: number; readonly maxTraceBytes: number }): TraceStore {
  const records = new Map<string, TraceRecord>();

  function addToTrace(traceId: string, sent: readonly OtlpResourceSpans[], { atMs, report }: Arrival) {
    const record = records.get(traceId) ?? {
      parts: [],
      firstSeenMs: new Map<string, number>(),
      bytes: 0,
      summary: summarizeTrace(traceId, []),
    };
    const parts = withoutMerged(sent, record, atMs);
    const bytes = record.bytes + protobufSize(parts);
    if (bytes > limits.maxTraceBytes) {
      const message = `More than ${limits.maxTraceBytes} bytes: these spans are dropped. Start another trace.`;
      report({ code: 'trace-too-large', path: `trace ${traceId}`, message });
      return undefined;
    }
    noteSpans(parts, record, { atMs, report });
    for (const part of parts) record.parts.push(part);
    record.bytes = bytes;
    record.summary = summarizeTrace(traceId, record.parts);
    // Set anew, so that the map's order is the order of the last arrival.
    records.delete(traceId);
    records.set(traceId, record);
    return record.summary;
  }

  return {
    add(resourceSpans, arrival) {
      const touched = [...splitByTrace(resourceSpans)].flatMap(
        ([traceId, parts]) => addToTrace(traceId, parts, arrival) ?? [],
      );
      for (const traceId of records.keys()) {
        if (records.size <= limits.maxTraces) break;
        records.delete(traceId);
      }
      return touched;
    },
    list: () => [...records.values()].map(({ summary }) => summary).sort(byStartDescending),
    get(traceId) {
      const record = records.get(traceId.toLowerCase());
      return record && { resourceSpans: [...record.parts] };
    },
    clear: () => records.clear(),
  };
}

function withoutMerged(
  parts: readonly OtlpResourceSpans[],
  { firstSeenMs }: TraceRecord,
  atMs: number,
): readonly OtlpResourceSpans[] {
  if (firstSeenMs.size === 0) return parts;
  const isMerged = ({ spanId = '' }: OtlpSpan) => atMs - (firstSeenMs.get(spanId) ?? atMs) >= MERGED_AFTER_MS;
  return parts
    .map((entry) => ({
      ...entry,
      scopeSpans: (entry.scopeSpans ?? [])
        .map((scopeSpans) => ({ ...scopeSpans, spans: (scopeSpans.spans ?? []).filter((span) => !isMerged(span)) }))
        .filter(({ spans }) => spans.length > 0),
    }))
    .filter(({ scopeSpans }) => scopeSpans.length > 0);
}

function noteSpans(parts: readonly OtlpResourceSpans[], { firstSeenMs }: TraceRecord, { atMs, report }: Arrival): void {
  const spans = parts.flatMap(({ scopeSpans = [] }) => scopeSpans.flatMap((scope) => scope.spans ?? []));
  for (const { traceId = '', spanId = '' } of spans) {
    if (firstSeenMs.has(spanId)) {
      const message = `The span ${spanId} came twice within ${MERGED_AFTER_MS / 1000} s and stays double. Send it once.`;
      report({ code: 'duplicate-span', path: `trace ${traceId}`, message });
    } else {
      firstSeenMs.set(spanId, atMs);
    }
  }
}

function byStartDescending(one: TraceSummary, other: TraceSummary): number {
  const difference = BigInt(other.startTimeUnixNano) - BigInt(one.startTimeUnixNano);
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}
