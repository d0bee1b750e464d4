/** A typed value as OTLP/JSON spells it. At most one field is set; none where the sender gave no value. */
export interface OtlpAnyValue {
  readonly stringValue?: string;
  readonly boolValue?: boolean;
  /** Decimal text, exact also beyond 2^53. */
  readonly intValue?: string;
  /** A number; `NaN`, `Infinity` and `-Infinity` as text. */
  readonly doubleValue?: number | 'NaN' | 'Infinity' | '-Infinity';
  readonly arrayValue?: { readonly values?: readonly OtlpAnyValue[] };
  readonly kvlistValue?: { readonly values?: readonly OtlpKeyValue[] };
  /** Base64. */
  readonly bytesValue?: string;
}

/** An attribute. */
export interface OtlpKeyValue {
  readonly key?: string;
  readonly value?: OtlpAnyValue;
}

/** Something that happened at one moment of a span. */
export interface OtlpEvent {
  readonly timeUnixNano?: string;
  readonly name?: string;
  readonly attributes?: readonly OtlpKeyValue[];
  readonly droppedAttributesCount?: number;
}

/** A reference to another span. */
export interface OtlpLink {
  readonly traceId?: string;
  readonly spanId?: string;
  readonly traceState?: string;
  readonly attributes?: readonly OtlpKeyValue[];
  readonly droppedAttributesCount?: number;
  readonly flags?: number;
}

/** A span. Ids are lower-case hex, times are nanoseconds as decimal text, `kind` and `status.code` are numbers. */
export interface OtlpSpan {
  readonly traceId?: string;
  readonly spanId?: string;
  readonly parentSpanId?: string;
  readonly traceState?: string;
  readonly flags?: number;
  readonly name?: string;
  readonly kind?: number;
  readonly startTimeUnixNano?: string;
  readonly endTimeUnixNano?: string;
  readonly attributes?: readonly OtlpKeyValue[];
  readonly droppedAttributesCount?: number;
  readonly events?: readonly OtlpEvent[];
  readonly droppedEventsCount?: number;
  readonly links?: readonly OtlpLink[];
  readonly droppedLinksCount?: number;
  readonly status?: { readonly code?: number; readonly message?: string };
}

/** Spans of one instrumentation scope. */
export interface OtlpScopeSpans {
  readonly scope?: {
    readonly name?: string;
    readonly version?: string;
    readonly attributes?: readonly OtlpKeyValue[];
    readonly droppedAttributesCount?: number;
  };
  readonly spans?: readonly OtlpSpan[];
  readonly schemaUrl?: string;
}

/** Spans of one resource: what `resourceSpans` is a list of. */
export interface OtlpResourceSpans {
  readonly resource?: { readonly attributes?: readonly OtlpKeyValue[]; readonly droppedAttributesCount?: number };
  readonly scopeSpans?: readonly OtlpScopeSpans[];
  readonly schemaUrl?: string;
}
