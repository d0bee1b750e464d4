import { traceql } from '@broadcast-kit/core';
import { QueryBuilder, RuleBuilder, type RuleGroup, RuleGroupBuilder } from '@grafana/grafana-foundation-sdk/alerting';
import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import { TypeReduceBuilder, TypeThresholdBuilder } from '@grafana/grafana-foundation-sdk/expr';
import { DataqueryBuilder as PrometheusQuery } from '@grafana/grafana-foundation-sdk/prometheus';
import { MetricsQueryType, DataqueryBuilder as TempoQuery } from '@grafana/grafana-foundation-sdk/tempo';

const FOLDER = 'broadcast';
const EXPRESSION = '__expr__';

/** One alert: fires where the query, as one number, is above the limit for a while. */
interface AlertRule {
  readonly uid: string;
  readonly title: string;
  readonly summary: string;
  readonly query: Builder<Dataquery>;
  readonly dataSource: string;
  /** Seconds of data that each evaluation looks at. */
  readonly windowSeconds: number;
  readonly reducer: 'last' | 'max' | 'sum';
  readonly limit: number;
}

function expression(refId: string, model: Builder<Dataquery>, windowSeconds: number) {
  return new QueryBuilder(refId)
    .datasourceUid(EXPRESSION)
    .relativeTimeRange({ from: windowSeconds, to: 0 })
    .model(model);
}

function rule({ uid, title, summary, query, dataSource, windowSeconds, reducer, limit }: AlertRule) {
  const inExpressions = { type: EXPRESSION, uid: EXPRESSION };
  const reduced = new TypeReduceBuilder().refId('B').datasource(inExpressions).expression('A').reducer(reducer);
  const above = new TypeThresholdBuilder()
    .refId('C')
    .datasource(inExpressions)
    .expression('B')
    .conditions([{ evaluator: { type: 'gt', params: [limit] } }]);
  return new RuleBuilder(title)
    .uid(uid)
    .folderUID(FOLDER)
    .queries([
      new QueryBuilder('A').datasourceUid(dataSource).relativeTimeRange({ from: windowSeconds, to: 0 }).model(query),
      expression('B', reduced, windowSeconds),
      expression('C', above, windowSeconds),
    ])
    .condition('C')
    .forDuration('5m')
    .noDataState('OK')
    .execErrState('Error')
    .labels({ source: 'broadcast' })
    .annotations({ summary });
}

function group(title: string, rules: readonly AlertRule[]): RuleGroup {
  return new RuleGroupBuilder(title)
    .folderUid(FOLDER)
    .interval(60)
    .rules(rules.map((alert) => rule({ ...alert }).ruleGroup(title)))
    .build();
}

/**
 * Alerts on the metrics that Grafana Cloud makes of spans (`traces_spanmetrics_*`). They know service, kind, status and
 * span name, and no attribute of ours, so attempts are left out by their name.
 */
export function spanMetricsAlerts(): RuleGroup {
  const calls = 'service="openrouter", span_kind="SPAN_KIND_CLIENT", span_name!~"provider attempt .*"';
  const prometheus = (expr: string) => new PrometheusQuery().refId('A').expr(expr).instant();
  const base = { dataSource: 'grafanacloud-prom', windowSeconds: 600, reducer: 'last' } as const;
  const rate = (more: string) => `sum(rate(traces_spanmetrics_calls_total{${calls}${more}}[10m]))`;
  return group('LLM calls (span metrics)', [
    {
      ...base,
      uid: 'broadcast-error-share',
      title: 'More than 5 % of LLM calls fail',
      summary: 'More than 5 % of the LLM calls of the last 10 minutes failed.',
      query: prometheus(`${rate(', status_code="STATUS_CODE_ERROR"')} / ${rate('')}`),
      limit: 0.05,
    },
    {
      ...base,
      uid: 'broadcast-latency-p95',
      title: 'One in 20 LLM calls takes longer than 30 s',
      summary: 'The 95th percentile of the last 10 minutes is above 30 seconds.',
      query: prometheus(
        `histogram_quantile(0.95, sum by (le) (rate(traces_spanmetrics_latency_bucket{${calls}}[10m])))`,
      ),
      limit: 30,
    },
  ]);
}

/** Alerts on TraceQL metrics: every attribute can be asked for, but Grafana has them in private preview only. */
export function traceqlAlerts(): RuleGroup {
  const { span } = traceql;
  const isCall = [traceql.resource('service.name').equals('openrouter'), span('gen_ai.operation.name').exists()];
  const cost = span('gen_ai.usage.total_cost');
  const firstToken = span('trace.metadata.openrouter.first_token_ms');
  const tempo = ({ text }: { readonly text: string }) =>
    new TempoQuery().refId('A').queryType('traceql').query(text).metricsQueryType(MetricsQueryType.Range);
  const base = { dataSource: 'grafanacloud-traces' } as const;
  return group('LLM calls (TraceQL metrics)', [
    {
      ...base,
      uid: 'broadcast-cost-hour',
      title: 'LLM calls cost more than $50 in an hour',
      summary: 'The LLM calls of the last hour cost more than 50 US dollars.',
      query: tempo(traceql(...isCall, cost.exists()).sumOverTime(cost)),
      windowSeconds: 3600,
      reducer: 'sum',
      limit: 50,
    },
    {
      ...base,
      uid: 'broadcast-first-token-p95',
      title: 'One in 20 LLM calls starts to answer after more than 5 s',
      summary: 'The 95th percentile of the time to the first token is above 5 seconds.',
      query: tempo(traceql(...isCall, firstToken.exists()).quantileOverTime(firstToken, 0.95)),
      windowSeconds: 900,
      reducer: 'max',
      limit: 5000,
    },
  ]);
}
