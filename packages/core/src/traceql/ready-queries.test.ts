import { describe, expect, it } from 'vitest';
import { type ReadyQueryOptions, readyQueries } from './ready-queries.ts';

function queryOf(id: string, options?: ReadyQueryOptions): string | undefined {
  return readyQueries(options).find((ready) => ready.id === id)?.query;
}

describe('readyQueries', () => {
  it.each([
    '{ resource.service.name = "openrouter" }',
    '{ resource.service.name = "openrouter" && span.gen_ai.request.model = "openai/gpt-4-turbo" }',
    '{ resource.service.name = "openrouter" && span.trace.metadata.environment = "production" }',
    '{ resource.service.name = "openrouter" && span.trace.metadata.alert_id = "alert_789" }',
    '{ resource.service.name = "openrouter" && duration > 5s }',
    '{ resource.service.name = "openrouter" && span.user.id = "user_abc123" }',
    '{ resource.service.name = "openrouter" && status = error }',
    '{ resource.service.name = "openrouter" && span.gen_ai.request.model =~ ".*gpt-4.*" }',
  ])('has the query of the specification: %s', (query) => {
    expect(readyQueries()).toContainEqual(expect.objectContaining({ query, answer: 'traces' }));
  });

  it('has one query for each use case', () => {
    const service = 'resource.service.name = "openrouter"';
    const calls = `${service} && span.gen_ai.operation.name != nil`;
    const cost = `{ ${calls} && span.gen_ai.usage.total_cost != nil } | sum_over_time(span.gen_ai.usage.total_cost)`;
    const queries = Object.fromEntries(
      readyQueries()
        .filter(({ answer }) => answer === 'metrics')
        .map(({ id, query }) => [id, query]),
    );
    expect(queries).toEqual({
      'cost-by-feature': `${cost} by (span.trace.metadata.feature)`,
      'cost-by-user': `${cost} by (span.user.id) | topk(10)`,
      'cost-by-key': `${cost} by (span.trace.metadata.openrouter.api_key_name)`,
      'slow-models': `{ ${calls} } | quantile_over_time(span.trace.metadata.openrouter.latency_ms, 0.5, 0.95) by (span.gen_ai.request.model) > 0`,
      'errors-by-environment': `{ ${calls} && status = error } | rate() by (span.trace.metadata.environment)`,
      fallbacks: `{ ${service} && span."span.metadata.attempt_index" = 1 } | count_over_time()`,
      'first-token': `{ ${calls} } | quantile_over_time(span.trace.metadata.openrouter.first_token_ms, 0.5, 0.95) by (span.gen_ai.request.model) > 0`,
      tokens: `{ ${calls} && span.gen_ai.usage.total_tokens != nil } | sum_over_time(span.gen_ai.usage.total_tokens) by (span.gen_ai.request.model)`,
    });
  });

  it('asks for the service, user, session and keys that were given', () => {
    const options: ReadyQueryOptions = {
      serviceName: 'acme "eu"',
      user: 'u1',
      session: 's1',
      metadata: { key: 'my team', value: 'a\\b' },
      featureKey: 'feature.name',
      slowerThan: '1.5s',
    };
    expect(queryOf('all', options)).toBe('{ resource.service.name = "acme \\"eu\\"" }');
    expect(queryOf('user', options)).toContain('span.user.id = "u1"');
    expect(queryOf('session', options)).toContain('span.session.id = "s1"');
    expect(queryOf('metadata', options)).toContain('span."trace.metadata.my team" = "a\\\\b"');
    expect(queryOf('cost-by-feature', options)).toContain('by (span.trace.metadata.feature.name)');
    expect(queryOf('slow', options)).toContain('duration > 1.5s');
  });

  it.each([
    ['monitoring_pipeline_001', 'span.trace.metadata.trace_id = "monitoring_pipeline_001"'],
    ['5B8EFFF798038103D269B633813FC60C', 'trace:id = "5b8efff798038103d269b633813fc60c"'],
    ['5b8efff7-9803-8103-d269-b633813fc60c', 'trace:id = "5b8efff798038103d269b633813fc60c"'],
  ])('finds the trace of a request with trace_id %s', (traceId, condition) => {
    expect(queryOf('trace', { traceId })).toBe(`{ resource.service.name = "openrouter" && ${condition} }`);
  });

  it('names each query once', () => {
    const ids = readyQueries().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
