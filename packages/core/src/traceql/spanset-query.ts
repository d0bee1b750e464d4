import { and, type Condition, comparison } from './condition.ts';
import { type Field, type Ordered, ordered } from './field.ts';
import { durationText, numberText, type TraceqlDuration } from './literal-text.ts';
import {
  fieldsText,
  finishedQuery,
  hintsText,
  type MetricsFunctions,
  metricsFunctions,
  type TraceqlHints,
  type TraceqlQuery,
} from './metrics-query.ts';

type Relation = '>>' | '>' | '<<' | '<' | '~';

/**
 * How the spans of two queries stand to each other in one trace; what is found are those on the right. `>>` below, `>` right
 * below, `<<` above, `<` right above, `~` beside. With `!` those that do not, with `&` both sides are found. `&&` and `||`:
 * the trace has both, or any.
 */
export type SpansetOperator = Relation | `!${Relation}` | `&${Relation}` | '&&' | '||';

/** What must hold for the spans that a trace has in a query. */
export interface AggregateCondition {
  readonly aggregate: string;
}

/** A number over the spans of one trace or group, to compare. */
export type Aggregate<Value> = Ordered<Value, AggregateCondition>;

/** Spans that went through a stage: their traces judged, grouped or shown with more columns. Metrics can be made of them. */
export interface SpansetPipeline extends TraceqlQuery, MetricsFunctions {
  /** Only traces (or groups) whose spans fulfil this: `having(traceql.count().gt(2))`. */
  having(condition: AggregateCondition): SpansetPipeline;
  /** Groups the spans of each trace by a field; what comes next looks at each group. */
  groupBy(field: Field): SpansetPipeline;
  /** Shows these fields as columns. */
  select(first: Field, ...more: readonly Field[]): SpansetPipeline;
  with(hints: TraceqlHints): TraceqlQuery;
}

/** A query for spans: relate it to another one, refine it, or make metrics of it. */
export interface SpansetQuery extends SpansetPipeline {
  /** Its text as part of a larger query. */
  readonly operand: string;
  /** Spans that stand in this relation to those of another query. */
  relate(operator: SpansetOperator, other: SpansetQuery): SpansetQuery;
}

function pipeline(text: string): SpansetPipeline {
  const stage = (next: string): SpansetPipeline => pipeline(`${text} | ${next}`);
  return {
    ...finishedQuery(text),
    ...metricsFunctions(text),
    having: ({ aggregate }) => stage(aggregate),
    groupBy: (field) => stage(`by(${field.text})`),
    select: (...fields) => stage(`select(${fieldsText(fields)})`),
    with: (hints) => finishedQuery(text + hintsText(hints)),
  };
}

function spansetQuery(text: string, operand = `(${text})`): SpansetQuery {
  return {
    ...pipeline(text),
    operand,
    relate: (operator, other) => spansetQuery(`${operand} ${operator} ${other.operand}`),
  };
}

/** Spans for which all conditions hold; without any, all spans. */
export function spans(...conditions: readonly Condition[]): SpansetQuery {
  const [first, ...more] = conditions;
  const text = first === undefined ? '{ }' : `{ ${and(first, ...more).text} }`;
  return spansetQuery(text, text);
}

function aggregate<Value>(text: string, literal: (value: Value) => string): Aggregate<Value> {
  return ordered((operator, value: Value) => ({ aggregate: comparison(text, operator, literal(value)).text }));
}

/** How many spans. */
export function count(): Aggregate<number> {
  return aggregate('count()', numberText);
}

const number = (value: number | TraceqlDuration): string =>
  typeof value === 'number' ? numberText(value) : durationText(value);

/** A function over one field of the spans: of a duration, compared with one; of any other, with a number. */
export function aggregateOf(name: 'avg' | 'min' | 'max' | 'sum') {
  return (field: Field): Aggregate<number | TraceqlDuration> => aggregate(`${name}(${field.text})`, number);
}
