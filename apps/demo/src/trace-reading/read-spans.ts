import { listOf, recordOf, textOf } from './json-record.ts';
import { readAttributes } from './read-attributes.ts';
import { SPAN_KINDS, type TraceSpan, type TraceSpanKind } from './trace-span.ts';

const STATUS_CODES = ['unset', 'ok', 'error'] as const;

/** Enums travel as numbers or, by the rules of protobuf's JSON, as names. */
function readEnum<Name extends string>(value: unknown, names: readonly Name[], prefix: string, other: Name): Name {
  if (typeof value === 'number') return names[value] ?? other;
  return names.find((name) => value === `${prefix}${name.toUpperCase()}`) ?? other;
}

function readNanoseconds(value: unknown): bigint {
  return /^\d+$/.test(String(value)) ? BigInt(String(value)) : 0n;
}

function readSpan(raw: unknown, context: Pick<TraceSpan, 'resource' | 'scope'>): TraceSpan {
  const span = recordOf(raw);
  const status = recordOf(span.status);
  const parentSpanId = textOf(span.parentSpanId).toLowerCase();
  return {
    traceId: textOf(span.traceId).toLowerCase(),
    spanId: textOf(span.spanId).toLowerCase(),
    ...(/[1-9a-f]/.test(parentSpanId) ? { parentSpanId } : {}),
    name: textOf(span.name),
    kind: readEnum<TraceSpanKind>(span.kind, SPAN_KINDS, 'SPAN_KIND_', 'unspecified'),
    startNs: readNanoseconds(span.startTimeUnixNano),
    endNs: readNanoseconds(span.endTimeUnixNano),
    status: { code: readEnum(status.code, STATUS_CODES, 'STATUS_CODE_', 'unset'), message: textOf(status.message) },
    attributes: readAttributes(span.attributes),
    events: listOf(span.events).map((event) => {
      const { name, timeUnixNano, attributes } = recordOf(event);
      return { name: textOf(name), timeNs: readNanoseconds(timeUnixNano), attributes: readAttributes(attributes) };
    }),
    ...context,
  };
}

/**
 * The spans of OTLP's `resourceSpans`. A span that came twice, as after a restart of its sender, is read once: a trace
 * store merges by span id too.
 */
export function readSpans(resourceSpans: readonly unknown[]): TraceSpan[] {
  const spans = new Map<string, TraceSpan>();
  for (const entry of resourceSpans.map(recordOf)) {
    const resource = readAttributes(recordOf(entry.resource).attributes);
    for (const scopeSpans of listOf(entry.scopeSpans).map(recordOf)) {
      const scope = [recordOf(scopeSpans.scope).name, recordOf(scopeSpans.scope).version].map(textOf).join(' ').trim();
      for (const raw of listOf(scopeSpans.spans)) {
        const span = readSpan(raw, { resource, scope });
        if (!spans.has(span.spanId)) spans.set(span.spanId, span);
      }
    }
  }
  return [...spans.values()];
}
