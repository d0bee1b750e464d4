import { hexId } from '../runtime/hex-id.ts';
import type { Condition } from './condition.ts';
import type { TraceqlDuration } from './literal-text.ts';
import { traceql } from './traceql.ts';

/** Which of the {@link readyQueries}. Stable: for translations, tests and links. */
export type ReadyQueryId =
  | 'all'
  | 'model'
  | 'model-family'
  | 'environment'
  | 'metadata'
  | 'slow'
  | 'user'
  | 'errors'
  | 'session'
  | 'trace'
  | 'fallback-traces'
  | 'cost-by-feature'
  | 'cost-by-user'
  | 'cost-by-key'
  | 'slow-models'
  | 'errors-by-environment'
  | 'fallbacks'
  | 'first-token'
  | 'tokens';

/** A query that answers one question about the traces of Broadcast. */
export interface ReadyQuery {
  readonly id: ReadyQueryId;
  /** The question, in English. */
  readonly title: string;
  /** What comes back: a list of traces, or numbers over time. */
  readonly answer: 'traces' | 'metrics';
  /** TraceQL. */
  readonly query: string;
}

/** What the {@link readyQueries} ask for. Each default is the specification's own example. */
export interface ReadyQueryOptions {
  /** `service.name` of the destination. Default `openrouter`. */
  readonly serviceName?: string | undefined;
  /** Default `openai/gpt-4-turbo`. */
  readonly model?: string | undefined;
  /** Part of a model's name. Default `gpt-4`. */
  readonly modelFamily?: string | undefined;
  /** Value of the metadata key `environment`. Default `production`. */
  readonly environment?: string | undefined;
  /** A metadata key and its value. Default `alert_id`, `alert_789`. */
  readonly metadata?: { readonly key: string; readonly value: string } | undefined;
  /** From when on a request is slow. Default `5s`. */
  readonly slowerThan?: TraceqlDuration | undefined;
  /** The request's `user`. Default `user_abc123`. */
  readonly user?: string | undefined;
  /** The request's `session_id`. Default `session_abc`. */
  readonly session?: string | undefined;
  /** The request's `trace.trace_id`, in any of its forms. Default `monitoring_pipeline_001`. */
  readonly traceId?: string | undefined;
  /** The metadata key that says which feature made a request. Default `feature`. */
  readonly featureKey?: string | undefined;
}

const COST = 'gen_ai.usage.total_cost';
const TOKENS = 'gen_ai.usage.total_tokens';
const METADATA = 'trace.metadata.';
const GATEWAY = 'trace.metadata.openrouter.';

/** An id that OpenTelemetry can hold is the trace's own; any other stays searchable as metadata. */
function isTrace(traceId: string): Condition {
  const id = hexId(traceId, 32);
  return id === undefined ? traceql.span(`${METADATA}trace_id`).equals(traceId) : traceql.traceId.equals(id);
}

/**
 * Queries for the questions that people ask first: those of the specification, and one for each use case of Broadcast.
 * They select by attributes, so the names of spans do not matter, and their metrics count calls, never structural spans.
 *
 * @example
 * ```ts
 * const queries = readyQueries({ serviceName: destination.serviceName });
 * queries[0].query; // { resource.service.name = "openrouter" }
 * ```
 */
export function readyQueries(options: ReadyQueryOptions = {}): readonly [ReadyQuery, ...ReadyQuery[]] {
  const { span } = traceql;
  const service = traceql.resource('service.name').equals(options.serviceName ?? 'openrouter');
  const { key, value } = options.metadata ?? { key: 'alert_id', value: 'alert_789' };
  const model = span('gen_ai.request.model');
  const user = span('user.id');
  const environment = span(`${METADATA}environment`);
  const cost = span(COST);
  const tokens = span(TOKENS);
  // The span of the call alone has it: no root, no step, no attempt.
  const isCall = span('gen_ai.operation.name').exists();
  const calls = traceql(service, isCall);
  const spending = traceql(service, isCall, cost.exists()).sumOverTime(cost);

  const traces = (id: ReadyQueryId, title: string, ...conditions: readonly Condition[]): ReadyQuery => ({
    id,
    title,
    answer: 'traces',
    query: traceql(service, ...conditions).text,
  });
  const metrics = (id: ReadyQueryId, title: string, { text }: { readonly text: string }): ReadyQuery => ({
    id,
    title,
    answer: 'metrics',
    query: text,
  });
  return [
    traces('all', 'All traces'),
    traces('model', 'Requests of one model', model.equals(options.model ?? 'openai/gpt-4-turbo')),
    traces('model-family', 'Requests of similar models', model.contains(options.modelFamily ?? 'gpt-4')),
    traces('environment', 'Requests of one environment', environment.equals(options.environment ?? 'production')),
    traces('metadata', 'Requests with your own metadata', span(METADATA + key).equals(value)),
    traces('slow', 'Slow requests', traceql.duration.gt(options.slowerThan ?? '5s')),
    traces('user', 'Requests of one user', user.equals(options.user ?? 'user_abc123')),
    traces('errors', 'Errors', traceql.status.equals('error')),
    traces('session', 'One session', span('session.id').equals(options.session ?? 'session_abc')),
    traces('trace', 'One trace by your trace_id', isTrace(options.traceId ?? 'monitoring_pipeline_001')),
    traces('fallback-traces', 'Requests that fell back to another provider', span('span.metadata.attempt_index').gt(0)),
    metrics('cost-by-feature', 'Cost by feature', spending.by(span(METADATA + (options.featureKey ?? 'feature')))),
    metrics('cost-by-user', 'Users who cost most', spending.by(user).topk(10)),
    metrics('cost-by-key', 'Cost by API key', spending.by(span(`${GATEWAY}api_key_name`))),
    metrics(
      'slow-models',
      'Latency by model',
      calls
        .quantileOverTime(span(`${GATEWAY}latency_ms`), 0.5, 0.95)
        .by(model)
        .gt(0),
    ),
    metrics(
      'errors-by-environment',
      'Errors by environment',
      traceql(service, isCall, traceql.status.equals('error')).rate().by(environment),
    ),
    // Each request that fell back has exactly one second attempt.
    metrics(
      'fallbacks',
      'Fallbacks over time',
      traceql(service, span('span.metadata.attempt_index').equals(1)).countOverTime(),
    ),
    metrics(
      'first-token',
      'Time to first token by model',
      calls
        .quantileOverTime(span(`${GATEWAY}first_token_ms`), 0.5, 0.95)
        .by(model)
        .gt(0),
    ),
    metrics('tokens', 'Tokens by model', traceql(service, isCall, tokens.exists()).sumOverTime(tokens).by(model)),
  ];
}
