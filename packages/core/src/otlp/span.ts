/**
 * An attribute. The type is fixed by what the attribute means, never by the value at hand: Tempo keeps integers and
 * doubles in different columns, so an attribute that is now one and now the other cannot be queried.
 */
export type Attribute = { readonly key: string } & AttributeValue;

/** A typed value. `int` holds whole numbers, `double` any finite number. */
export type AttributeValue =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'int'; readonly value: number | bigint }
  | { readonly type: 'double'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'array'; readonly value: readonly AttributeValue[] };

/** `INTERNAL` and `CLIENT` of OTLP's `SpanKind`. */
export type SpanKind = 'internal' | 'client';

/** Something that happened at one moment of a span. */
export interface SpanEvent {
  readonly name: string;
  /** Epoch milliseconds. */
  readonly timeMs: number;
  readonly attributes: readonly Attribute[];
}

/** A span, ready to be encoded. Ids are lower-case hex and never all zero. */
export interface Span {
  /** 32 hex digits. */
  readonly traceId: string;
  /** 16 hex digits. */
  readonly spanId: string;
  /** 16 hex digits; absent on a root. */
  readonly parentSpanId?: string | undefined;
  readonly name: string;
  readonly kind: SpanKind;
  /** Epoch milliseconds, fractions kept to the nanosecond. */
  readonly startMs: number;
  readonly endMs: number;
  readonly attributes: readonly Attribute[];
  /** How many attributes did not fit. Default 0. */
  readonly droppedAttributesCount?: number | undefined;
  readonly events?: readonly SpanEvent[] | undefined;
  readonly status:
    | { readonly code: 'unset' }
    | { readonly code: 'ok' }
    | { readonly code: 'error'; readonly message: string };
}

/** Spans that share a resource and a scope: what one generation becomes. */
export interface ResourceSpans {
  readonly resource: readonly Attribute[];
  /** Name and version of the instrumentation scope. */
  readonly scope: { readonly name: string; readonly version?: string | undefined };
  readonly schemaUrl?: string | undefined;
  readonly spans: readonly Span[];
}

/** A span whose attributes are there in another form, such as JSON. */
export type SpanWith<Attributes> = Omit<Span, 'attributes'> & { readonly attributes: Attributes };

/** {@link ResourceSpans} whose attributes are there in another form. */
export type ResourceSpansWith<Attributes> = Omit<ResourceSpans, 'resource' | 'spans'> & {
  readonly resource: Attributes;
  readonly spans: readonly SpanWith<Attributes>[];
};
