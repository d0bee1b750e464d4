import type { AttributeScope } from './attribute-text.ts';
import { and, type Condition, comparison, not, or } from './condition.ts';
import {
  type AttributeField,
  attributeField,
  type Comparable,
  comparable,
  type Field,
  type Ordered,
  ordered,
  type TextField,
  textField,
} from './field.ts';
import { durationText, type TraceqlDouble, type TraceqlDuration } from './literal-text.ts';
import { type Aggregate, aggregateOf, count, type SpansetQuery, spans } from './spanset-query.ts';

/** Outcome of a span. */
export type SpanStatus = 'ok' | 'error' | 'unset';

/** Kind of a span, as TraceQL names it. LLM calls are `client`, structural spans `internal`. */
export type TraceqlSpanKind = 'unspecified' | 'internal' | 'server' | 'client' | 'producer' | 'consumer';

/** A field with few possible values, which TraceQL writes without quotes. */
export type KeywordField<Value extends string> = Field & Comparable<Value, Condition>;

/** A length of time. */
export type DurationField = Field & Ordered<TraceqlDuration, Condition>;

/** The builder. See {@link traceql}. */
export interface Traceql {
  /** Spans for which all conditions hold; without any, all spans. */
  (...conditions: readonly Condition[]): SpansetQuery;
  /** Attribute of a span, by its name as it stands there: `span('gen_ai.request.model')`. */
  span(name: string): AttributeField;
  /** Attribute of a resource: `resource('service.name')`. */
  resource(name: string): AttributeField;
  /** Attribute in another scope; with `''` on the span or its resource, which is slower. */
  attribute(scope: AttributeScope, name: string): AttributeField;
  /** Name of the span. */
  readonly spanName: TextField;
  readonly status: KeywordField<SpanStatus>;
  readonly statusMessage: TextField;
  readonly kind: KeywordField<TraceqlSpanKind>;
  /** How long the span took. */
  readonly duration: DurationField;
  /** Id of the trace: 32 hex digits. */
  readonly traceId: TextField;
  /** How long the whole trace took. */
  readonly traceDuration: DurationField;
  /** Name of the outermost span. */
  readonly rootName: TextField;
  /** `service.name` of the outermost span. */
  readonly rootService: TextField;
  and(first: Condition, ...more: readonly Condition[]): Condition;
  or(first: Condition, ...more: readonly Condition[]): Condition;
  not(condition: Condition): Condition;
  /**
   * A number that Tempo stores as a double even where it is whole. Needed for your own attributes only: the doubles of
   * Broadcast Kit, such as costs, are known.
   */
  double(value: number): TraceqlDouble;
  /** How many spans of a trace were found, to compare in `having`. */
  count(): Aggregate<number>;
  avg(field: Field): Aggregate<number | TraceqlDuration>;
  min(field: Field): Aggregate<number | TraceqlDuration>;
  max(field: Field): Aggregate<number | TraceqlDuration>;
  sum(field: Field): Aggregate<number | TraceqlDuration>;
}

function keywordField<Value extends string>(text: string): KeywordField<Value> {
  return { text, ...comparable((operator, value: Value) => comparison(text, operator, value)) };
}

function durationField(text: string): DurationField {
  return {
    text,
    ...ordered((operator, value: TraceqlDuration) => comparison(text, operator, durationText(value))),
  };
}

/**
 * Builds TraceQL, the query language of Grafana Tempo. What it makes is always valid: names and texts are quoted and
 * escaped, patterns anchored as Tempo reads them, numbers written in the type that Tempo compares.
 *
 * @throws BroadcastError `invalid_option` for what TraceQL cannot say: an empty attribute name, a number that is not finite.
 *
 * @example
 * ```ts
 * const slow = traceql(
 *   traceql.resource('service.name').equals('openrouter'),
 *   traceql.span('trace.metadata.environment').equals('production'),
 *   traceql.duration.gt('5s'),
 * );
 * slow.text; // { resource.service.name = "openrouter" && span.trace.metadata.environment = "production" && duration > 5s }
 * slow.rate().by(traceql.span('user.id')).topk(10).text; // { ... } | rate() by (span.user.id) | topk(10)
 * ```
 */
export const traceql: Traceql = /* @__PURE__ */ Object.assign(
  (...conditions: readonly Condition[]): SpansetQuery => spans(...conditions),
  {
    span: (name: string) => attributeField('span', name),
    resource: (name: string) => attributeField('resource', name),
    attribute: attributeField,
    spanName: /* @__PURE__ */ textField('name'),
    status: /* @__PURE__ */ keywordField<SpanStatus>('status'),
    statusMessage: /* @__PURE__ */ textField('statusMessage'),
    kind: /* @__PURE__ */ keywordField<TraceqlSpanKind>('kind'),
    duration: /* @__PURE__ */ durationField('duration'),
    traceId: /* @__PURE__ */ textField('trace:id'),
    traceDuration: /* @__PURE__ */ durationField('trace:duration'),
    rootName: /* @__PURE__ */ textField('trace:rootName'),
    rootService: /* @__PURE__ */ textField('trace:rootService'),
    and,
    or,
    not,
    double: (value: number) => ({ double: value }),
    count,
    avg: /* @__PURE__ */ aggregateOf('avg'),
    min: /* @__PURE__ */ aggregateOf('min'),
    max: /* @__PURE__ */ aggregateOf('max'),
    sum: /* @__PURE__ */ aggregateOf('sum'),
  },
);
