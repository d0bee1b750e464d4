import { traceql } from '@broadcast-kit/core';
import { PanelBuilder as BarGauge } from '@grafana/grafana-foundation-sdk/bargauge';
import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  BigValueGraphMode,
  GraphDrawStyle,
  LegendDisplayMode,
  LegendPlacement,
  ReduceDataOptionsBuilder,
  SortOrder,
  StackingConfigBuilder,
  StackingMode,
  TooltipDisplayMode,
  VizLegendOptionsBuilder,
  VizOrientation,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as Stat } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as Table } from '@grafana/grafana-foundation-sdk/table';
import { DataqueryBuilder, MetricsQueryType, SearchTableType } from '@grafana/grafana-foundation-sdk/tempo';
import { PanelBuilder as TimeSeries } from '@grafana/grafana-foundation-sdk/timeseries';
import { chosenMetadata, DATA_SOURCE, isChosenCall, withVariables } from './dashboard-variables.ts';
import { variableText } from './variable-text.ts';

const { span, status } = traceql;

const model = span('gen_ai.request.model');
const provider = span('trace.metadata.openrouter.provider_name');
const apiKey = span('trace.metadata.openrouter.api_key_name');
const user = span('user.id');
const environment = span('trace.metadata.environment');
const latency = span('trace.metadata.openrouter.latency_ms');
const firstToken = span('trace.metadata.openrouter.first_token_ms');
const speed = span('trace.metadata.openrouter.tokens_per_second');
const cost = span('gen_ai.usage.total_cost');
const tokens = span('gen_ai.usage.total_tokens');
const input = span('gen_ai.usage.input_tokens');
const cachedInput = span('gen_ai.usage.input_tokens.cached');

const calls = traceql(...isChosenCall);
const errors = traceql(...isChosenCall, status.equals('error'));
// A sum has no series at all where one span lacks the attribute.
const sumOf = (field: typeof cost) => traceql(...isChosenCall, field.exists()).sumOverTime(field);
/** Calls that fell back: above a second attempt. The attempt itself knows neither user nor environment. */
const fallbacks = traceql(span('span.metadata.attempt_index').equals(1)).relate('<', calls);

type Query = { readonly text: string };

function target({ text }: Query, type: MetricsQueryType) {
  return new DataqueryBuilder()
    .refId('A')
    .datasource(DATA_SOURCE)
    .queryType('traceql')
    .query(withVariables(text))
    .tableType(SearchTableType.Traces)
    .limit(20)
    .metricsQueryType(type);
}

/** What a panel says about itself beside its query. */
interface PanelText {
  readonly title: string;
  readonly description: string;
  /** Unit as Grafana names it. */
  readonly unit: string;
}

/** One number for the whole time range. */
function total(text: PanelText, query: Query): Builder<Panel> {
  return new Stat()
    .title(text.title)
    .description(text.description)
    .datasource(DATA_SOURCE)
    .withTarget(target(query, MetricsQueryType.Instant))
    .unit(text.unit)
    .noValue('0')
    .graphMode(BigValueGraphMode.None)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .span(4)
    .height(4);
}

function series(text: PanelText, query: Query): TimeSeries {
  return new TimeSeries()
    .title(text.title)
    .description(text.description)
    .datasource(DATA_SOURCE)
    .withTarget(target(query, MetricsQueryType.Range).exemplars(3))
    .unit(text.unit)
    .min(0)
    .legend(
      new VizLegendOptionsBuilder()
        .displayMode(LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom)
        .showLegend(true),
    )
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending))
    .span(12)
    .height(8);
}

/** Amounts per interval, on top of each other: the height is the sum. */
function amounts(text: PanelText, query: Query): Builder<Panel> {
  return series(text, query)
    .drawStyle(GraphDrawStyle.Bars)
    .fillOpacity(70)
    .stacking(new StackingConfigBuilder().mode(StackingMode.Normal));
}

/** Levels over time. */
function levels(text: PanelText, query: Query): Builder<Panel> {
  return series(text, query).drawStyle(GraphDrawStyle.Line).fillOpacity(8).spanNulls(true);
}

/** The largest, one bar each. */
function ranking(text: PanelText, query: Query): Builder<Panel> {
  return new BarGauge()
    .title(text.title)
    .description(text.description)
    .datasource(DATA_SOURCE)
    .withTarget(target(query, MetricsQueryType.Instant))
    .unit(text.unit)
    .min(0)
    .orientation(VizOrientation.Horizontal)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .span(12)
    .height(8);
}

/** The numbers of the whole time range. */
export function overviewPanels(): Builder<Panel>[] {
  return [
    total({ title: 'Requests', description: 'LLM calls, finished or failed.', unit: 'short' }, calls.countOverTime()),
    total({ title: 'Errors', description: 'LLM calls that failed.', unit: 'short' }, errors.countOverTime()),
    total(
      { title: 'Latency, p95', description: '19 of 20 calls were faster.', unit: 'ms' },
      calls.quantileOverTime(latency, 0.95),
    ),
    total(
      { title: 'Time to first token, p95', description: '19 of 20 streamed calls began sooner.', unit: 'ms' },
      traceql(...isChosenCall, firstToken.exists()).quantileOverTime(firstToken, 0.95),
    ),
    total({ title: 'Tokens', description: 'Input and output.', unit: 'short' }, sumOf(tokens)),
    total(
      { title: 'Cost', description: 'As the gateway reports it, in US dollars.', unit: 'currencyUSD' },
      sumOf(cost),
    ),
  ];
}

/** How much, how well, how fast. */
export function trafficPanels(): Builder<Panel>[] {
  return [
    amounts(
      { title: 'Requests by model', description: 'LLM calls per interval.', unit: 'short' },
      calls.countOverTime().by(model),
    ),
    amounts(
      { title: 'Errors by provider', description: 'Failed calls by who served them.', unit: 'short' },
      errors.countOverTime().by(provider),
    ),
    amounts(
      { title: 'Errors by environment', description: 'By the metadata key environment.', unit: 'short' },
      errors.countOverTime().by(environment),
    ),
    amounts(
      { title: 'Fallbacks by model', description: 'Calls that a second provider had to serve.', unit: 'short' },
      fallbacks.countOverTime().by(model),
    ),
    levels(
      { title: 'Latency by model, p50 and p95', description: 'From the request to the end of the answer.', unit: 'ms' },
      calls.quantileOverTime(latency, 0.5, 0.95).by(model).gt(0),
    ),
    levels(
      { title: 'Time to first token by model, p50 and p95', description: 'Streamed calls only.', unit: 'ms' },
      traceql(...isChosenCall, firstToken.exists())
        .quantileOverTime(firstToken, 0.5, 0.95)
        .by(model)
        .gt(0),
    ),
  ];
}

/** What it takes. */
export function usagePanels(): Builder<Panel>[] {
  const cached = sumOf(cachedInput);
  const all = sumOf(input);
  return [
    amounts({ title: 'Tokens by model', description: 'Input and output.', unit: 'short' }, sumOf(tokens).by(model)),
    levels(
      {
        title: 'Input read from the cache',
        description: 'Share of the input tokens. Divides two metrics, which needs Tempo 3, as Grafana Cloud has it.',
        unit: 'percentunit',
      },
      { text: `(${cached.text}) / (${all.text})` },
    ),
    levels(
      {
        title: 'Output speed by model',
        description: 'Tokens per second after the first one, on average.',
        unit: 'suffix: tokens/s',
      },
      traceql(...isChosenCall, speed.exists())
        .avgOverTime(speed)
        .by(model)
        .gt(0),
    ),
    amounts(
      {
        title: `Cost by ${variableText('metadata_key')}`,
        description: 'By your own metadata key.',
        unit: 'currencyUSD',
      },
      sumOf(cost).by(chosenMetadata),
    ),
    amounts(
      { title: 'Cost by API key', description: 'By name of the key.', unit: 'currencyUSD' },
      sumOf(cost).by(apiKey),
    ),
    ranking(
      { title: 'Users who cost most', description: 'Ten users, over the whole time range.', unit: 'currencyUSD' },
      sumOf(cost).by(user).topk(10),
    ),
  ];
}

/** The latest calls that failed; each opens its trace. */
export function recentErrors(): Builder<Panel> {
  const columns = errors.select(model, provider, span('error.type'), traceql.statusMessage, user);
  return new Table()
    .title('Recent errors')
    .description('The newest failed calls. Click on a trace to open it.')
    .datasource(DATA_SOURCE)
    .withTarget(
      target(columns.with({ most_recent: true }), MetricsQueryType.Range)
        .tableType(SearchTableType.Spans)
        .limit(50)
        .spss(1),
    )
    .span(24)
    .height(9);
}
