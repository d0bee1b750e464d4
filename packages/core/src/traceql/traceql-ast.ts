import type { AttributeScope } from './attribute-text.ts';
import type { SpansetOperator } from './spanset-query.ts';

/** Every intrinsic of a span by its scoped name; `duration` and `span:duration` are one. */
export type Intrinsic =
  | 'span:name'
  | 'span:status'
  | 'span:statusMessage'
  | 'span:kind'
  | 'span:duration'
  | 'span:id'
  | 'span:parentID'
  | 'trace:id'
  | 'trace:duration'
  | 'trace:rootName'
  | 'trace:rootService';

/** What a query looks at on a span. */
export type FieldNode =
  | { readonly kind: 'attribute'; readonly scope: AttributeScope; readonly name: string }
  | { readonly kind: 'intrinsic'; readonly name: Intrinsic };

/** A value in a query, in its type: Tempo never compares an integer with a double. */
export type LiteralNode =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'int'; readonly value: bigint }
  | { readonly type: 'double'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'duration'; readonly nanoseconds: number }
  /** A status or a kind of span, such as `error`, `client`. */
  | { readonly type: 'keyword'; readonly value: string }
  | { readonly type: 'nil' };

/** How two values compare. Patterns are RE2 and stand for the whole text. */
export type ComparisonOperator = '=' | '!=' | '>' | '>=' | '<' | '<=' | '=~' | '!~';

/** What must hold for one span. */
export type ConditionNode =
  | {
      readonly kind: 'comparison';
      readonly field: FieldNode;
      readonly operator: ComparisonOperator;
      readonly value: LiteralNode;
    }
  | { readonly kind: 'and' | 'or'; readonly left: ConditionNode; readonly right: ConditionNode }
  | { readonly kind: 'not'; readonly condition: ConditionNode };

/** Spans that are looked for. */
export type SpansetNode =
  /** Those for which the condition holds; without one, all. */
  | { readonly kind: 'filter'; readonly condition: ConditionNode | undefined }
  | {
      readonly kind: 'relation';
      readonly operator: SpansetOperator;
      readonly left: SpansetNode;
      readonly right: SpansetNode;
    };

/** What happens with the spans of each trace. */
export type StageNode =
  | {
      readonly kind: 'having';
      readonly aggregate: 'count' | 'avg' | 'min' | 'max' | 'sum';
      /** `undefined` for `count`. */
      readonly field: FieldNode | undefined;
      readonly operator: ComparisonOperator;
      readonly value: LiteralNode;
    }
  | { readonly kind: 'group'; readonly field: FieldNode }
  | { readonly kind: 'select'; readonly fields: readonly FieldNode[] };

/** A function that makes metrics of spans. */
export type MetricsCallNode =
  | { readonly function: 'rate' | 'count_over_time' }
  | {
      readonly function: 'sum_over_time' | 'avg_over_time' | 'min_over_time' | 'max_over_time' | 'histogram_over_time';
      readonly field: FieldNode;
    }
  | { readonly function: 'quantile_over_time'; readonly field: FieldNode; readonly quantiles: readonly number[] }
  | { readonly function: 'compare'; readonly selection: SpansetNode; readonly top: number };

/** What is computed over time. */
export interface MetricsNode {
  readonly call: MetricsCallNode;
  readonly by: readonly FieldNode[];
  /** What happens with the series, in this order. */
  readonly series: readonly SeriesStageNode[];
}

/** What happens with the series. */
export type SeriesStageNode =
  | { readonly kind: 'topk' | 'bottomk'; readonly count: number }
  | { readonly kind: 'keep'; readonly operator: ComparisonOperator; readonly value: LiteralNode };

/** A query that was read. */
export interface TraceqlNode {
  readonly spans: SpansetNode;
  readonly stages: readonly StageNode[];
  /** `undefined`: the query searches for traces. */
  readonly metrics: MetricsNode | undefined;
  readonly hints: Readonly<Record<string, LiteralNode>>;
}
