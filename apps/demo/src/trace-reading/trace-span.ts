/** An attribute in the words of OTLP. `value` is what JSON can show: whole numbers are decimal texts, as on the wire. */
export interface TraceAttribute {
  readonly key: string;
  readonly type: 'string' | 'int' | 'double' | 'bool' | 'array' | 'map' | 'bytes' | 'empty';
  readonly value: unknown;
}

/** Kinds of spans, in the order of OTLP's numbers. */
export const SPAN_KINDS = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'] as const;

/** One of {@link SPAN_KINDS}. */
export type TraceSpanKind = (typeof SPAN_KINDS)[number];

/** Something that happened at one moment of a span. */
export interface TraceEvent {
  readonly name: string;
  /** Epoch nanoseconds. */
  readonly timeNs: bigint;
  readonly attributes: readonly TraceAttribute[];
}

/** A span as it was received, with the resource and the scope that it came under. */
export interface TraceSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Absent on a root. */
  readonly parentSpanId?: string | undefined;
  readonly name: string;
  readonly kind: TraceSpanKind;
  /** Epoch nanoseconds. */
  readonly startNs: bigint;
  readonly endNs: bigint;
  readonly status: { readonly code: 'unset' | 'ok' | 'error'; readonly message: string };
  readonly attributes: readonly TraceAttribute[];
  readonly events: readonly TraceEvent[];
  readonly resource: readonly TraceAttribute[];
  readonly scope: string;
}
