import type { FieldNode, LiteralNode } from '@broadcast-kit/core';
import type { TraceAttribute, TraceSpan } from '../trace-reading/trace-span.ts';

/** A trace as a query sees it. */
export interface QueriedTrace {
  readonly traceId: string;
  readonly spans: readonly TraceSpan[];
}

type SpanValue = Exclude<LiteralNode, { readonly type: 'nil' }>;
type Intrinsic = Extract<FieldNode, { readonly kind: 'intrinsic' }>['name'];

function valuesOf({ type, value }: Pick<TraceAttribute, 'type' | 'value'>): readonly SpanValue[] {
  switch (type) {
    case 'string':
      return [{ type, value: String(value) }];
    case 'int':
      return [{ type, value: BigInt(String(value)) }];
    case 'double':
      return [{ type, value: Number(value) }];
    case 'bool':
      return [{ type: 'boolean', value: value === true }];
    case 'array':
      return (value as readonly unknown[]).flatMap((item) =>
        typeof item === 'string' ? [{ type: 'string' as const, value: item }] : [],
      );
    default:
      return [];
  }
}

function attributeValues(attributes: readonly TraceAttribute[], name: string): readonly SpanValue[] {
  const found = attributes.find(({ key }) => key === name);
  return found === undefined ? [] : valuesOf(found);
}

function text(value: string | undefined): readonly SpanValue[] {
  return value === undefined ? [] : [{ type: 'string', value }];
}

function lengthOf(startNs: bigint, endNs: bigint): readonly SpanValue[] {
  return [{ type: 'duration', nanoseconds: Number(endNs > startNs ? endNs - startNs : 0n) }];
}

function rootOf({ spans }: QueriedTrace): TraceSpan | undefined {
  return spans.find(({ parentSpanId }) => parentSpanId === undefined);
}

const INTRINSICS: Readonly<Record<Intrinsic, (span: TraceSpan, trace: QueriedTrace) => readonly SpanValue[]>> = {
  'span:name': ({ name }) => text(name),
  'span:status': ({ status }) => [{ type: 'keyword', value: status.code }],
  'span:statusMessage': ({ status }) => text(status.message),
  'span:kind': ({ kind }) => [{ type: 'keyword', value: kind }],
  'span:duration': ({ startNs, endNs }) => lengthOf(startNs, endNs),
  'span:id': ({ spanId }) => text(spanId),
  'span:parentID': ({ parentSpanId }) => text(parentSpanId),
  'trace:id': (_, { traceId }) => text(traceId),
  'trace:duration': (_, { spans }) =>
    lengthOf(
      spans.reduce((least, { startNs }) => (startNs < least ? startNs : least), spans[0]?.startNs ?? 0n),
      spans.reduce((most, { endNs }) => (endNs > most ? endNs : most), 0n),
    ),
  'trace:rootName': (_, trace) => text(rootOf(trace)?.name),
  'trace:rootService': (_, trace) => attributeValues(rootOf(trace)?.resource ?? [], 'service.name'),
};

/** What a span has in a field: nothing, one value, or the items of a list. */
export function spanValues(field: FieldNode, span: TraceSpan, trace: QueriedTrace): readonly SpanValue[] {
  if (field.kind === 'intrinsic') return INTRINSICS[field.name](span, trace);
  switch (field.scope) {
    case 'span':
      return attributeValues(span.attributes, field.name);
    case 'resource':
      return attributeValues(span.resource, field.name);
    case '': {
      const own = attributeValues(span.attributes, field.name);
      return own.length > 0 ? own : attributeValues(span.resource, field.name);
    }
    default:
      return [];
  }
}

/** A value as the label of a series. */
export function valueText(value: SpanValue): string {
  return value.type === 'duration' ? `${value.nanoseconds}ns` : String(value.value);
}

/** A value as a number; `undefined` where it is none. Durations count in seconds, as Tempo's metrics do. */
export function valueNumber(value: SpanValue | undefined): number | undefined {
  if (value?.type === 'duration') return value.nanoseconds / 1e9;
  return value?.type === 'int' || value?.type === 'double' ? Number(value.value) : undefined;
}
