export type { CallContext, CapturedHeaders } from './capture/call-context.ts';
export {
  type CaptureCallOptions,
  type CaptureChatCompletionOptions,
  captureCall,
  captureChatCompletion,
} from './capture/capture-chat-completion.ts';
export { type CaptureResponseOptions, captureResponse } from './capture/capture-response.ts';
export type { CaptureSettings } from './capture/capture-settings.ts';
export { createStreamCapture, type StreamCapture, type StreamCaptureOptions } from './capture/create-stream-capture.ts';
export type { CaptureFormatName } from './capture/formats/capture-format.ts';
export type { GenerationRecorder } from './capture/generation-recorder.ts';
export {
  type FetchLike,
  type InstrumentedCall,
  type InstrumentFetchOptions,
  instrumentFetch,
} from './capture/instrument-fetch.ts';
export { type DiagnoseOptions, diagnose } from './connection/diagnose.ts';
export { diagnoseConfig } from './connection/diagnose-config.ts';
export {
  type ConnectionTestResult,
  DIAGNOSIS_CODES,
  type Diagnosis,
  type DiagnosisCode,
  type DiagnosisField,
} from './connection/diagnosis.ts';
export { DIAGNOSIS_CATALOGUE, type DiagnosisText } from './connection/diagnosis-catalogue.ts';
export { regionFix } from './connection/region-fix.ts';
export { type RegionMismatch, regionMismatch } from './connection/region-mismatch.ts';
export { type TestConnectionOptions, testConnection } from './connection/test-connection.ts';
export type { Broadcaster, RecordHandle, ShutdownReport } from './delivery/broadcaster.ts';
export type { BroadcasterOptions } from './delivery/broadcaster-options.ts';
export { createBroadcaster } from './delivery/create-broadcaster.ts';
export {
  createDeliveryAccounts,
  type DeliveryAccountsOptions,
  type WritableAccounts,
} from './delivery/delivery-accounts.ts';
export type { DeliveryEvent, DestinationDisabledEvent } from './delivery/delivery-event.ts';
export type { MeterLike } from './delivery/delivery-metrics.ts';
export type {
  Delivery,
  DeliveryAccount,
  DeliveryAccounts,
  DeliveryQueue,
  EvictedDelivery,
  PutOutcome,
  QueueState,
  Settlement,
  TakeOutcome,
  TakeRequest,
} from './delivery/delivery-queue.ts';
export type { DeliveryStats, DroppedReason, RefusedReason, SkippedReason } from './delivery/delivery-stats.ts';
export type { DestinationSource } from './delivery/destination-source.ts';
export { createDestinationTurns, type DestinationTurns } from './delivery/destination-turns.ts';
export { type MemoryDeliveryQueueOptions, memoryDeliveryQueue } from './delivery/memory-delivery-queue.ts';
export type { BatchLimits } from './delivery/open-batches.ts';
export type { WorkerLimits } from './delivery/worker-limits.ts';
export { basicAuthorization } from './destination/basic-authorization.ts';
export { classifyGrafanaHost, type GrafanaHost, isGrafanaHost } from './destination/classify-grafana-host.ts';
export { customHeaderIssues } from './destination/custom-headers.ts';
export { DEFAULT_BASE_URL } from './destination/default-base-url.ts';
export { DEFAULT_SERVICE_NAME, DEFAULT_VALUE_LIMIT_BYTES } from './destination/default-settings.ts';
export {
  type Destination,
  type DestinationInput,
  DestinationSchema,
  DestinationSettingsSchema,
} from './destination/destination.ts';
export { destinationSettingsIssues } from './destination/destination-settings-issues.ts';
export { destinationsFromEnv, type Environment } from './destination/destinations-from-env.ts';
export {
  FILTER_FIELDS,
  FILTER_OPERATORS,
  type FilterRule,
  type FilterRuleGroup,
  type FilterRules,
  FilterRulesSchema,
} from './destination/filter-rules.ts';
export { type GrafanaConfig, type GrafanaConfigInput, parseGrafanaConfig } from './destination/grafana-config.ts';
export { apiKeyIssue, baseUrlIssue, instanceIdIssue } from './destination/grafana-config-issues.ts';
export { GrafanaConfigSchema } from './destination/grafana-config-schema.ts';
export { grafanaRoot } from './destination/grafana-root.ts';
export { grafanaTracesUrl } from './destination/grafana-traces-url.ts';
export { maskedFingerprint, maskSecret } from './destination/mask-secret.ts';
export { METADATA_SCOPES, type MetadataScope } from './destination/metadata-scopes.ts';
export { type NormalizedBaseUrl, normalizeBaseUrl } from './destination/normalize-base-url.ts';
export { type OtlpSnippet, parseOtlpSnippet } from './destination/parse-otlp-snippet.ts';
export { SAMPLING_RATE_RANGE } from './destination/sampling-rate-range.ts';
export { type TracesEndpoint, tracesEndpoint } from './destination/traces-endpoint.ts';
export { trimPasted } from './destination/trim-pasted.ts';
export type {
  Generation,
  GenerationChoice,
  GenerationError,
  GenerationMessage,
  GenerationOperation,
  GenerationParameters,
  GenerationRequest,
  GenerationRequestContext,
  GenerationResponse,
  GenerationUsage,
  ProviderAttempt,
} from './generation/generation.ts';
export { GenerationSchema } from './generation/generation-schema.ts';
export { type SampleGenerationOptions, sampleGeneration } from './generation/sample-generation.ts';
export { type DrilldownFilter, type DrilldownUrlOptions, drilldownUrl } from './grafana/drilldown-url.ts';
export { type ExploreUrlOptions, exploreUrl } from './grafana/explore-url.ts';
export type { GrafanaLinkOptions, GrafanaPlace } from './grafana/grafana-place.ts';
export { type TraceUrlOptions, traceUrl } from './grafana/trace-url.ts';
export {
  type ClassifyAnswerOptions,
  classifyAnswer,
  type ExportOutcome,
  type PermanentReason,
  type RetryReason,
} from './otlp/classify-answer.ts';
export { encodeTraces } from './otlp/encode-traces.ts';
export { type ExportTracesOptions, exportTraces } from './otlp/export-traces.ts';
export { type FetchTransportOptions, fetchTransport } from './otlp/fetch-transport.ts';
export { type Gzip, gzipBody } from './otlp/gzip-body.ts';
export { parseRetryAfter } from './otlp/parse-retry-after.ts';
export type { Attribute, AttributeValue, ResourceSpans, Span, SpanEvent, SpanKind } from './otlp/span.ts';
export type { Transport, TransportFailureCode, TransportRequest, TransportResult } from './otlp/transport.ts';
export type { BroadcastErrorCode, BroadcastErrorOptions } from './runtime/broadcast-error.ts';
export { BroadcastError, isBroadcastError } from './runtime/broadcast-error.ts';
export { type Clock, systemClock } from './runtime/clock.ts';
export type { Fetch } from './runtime/fetch.ts';
export type { Issue, Parsed } from './runtime/issue.ts';
export { issuesOf } from './runtime/issues-of.ts';
export { type LogFields, type Logger, silentLogger } from './runtime/logger.ts';
export type { Random } from './runtime/random.ts';
export { redactSecrets } from './runtime/redact-secrets.ts';
export { type CompiledFilter, compileFilter } from './selection/compile-filter.ts';
export { filterPatternIssues } from './selection/filter-pattern-issues.ts';
export { type Selection, type SelectionContext, selects } from './selection/selects.ts';
export type { ApiKeysView, ApiKeysWire, ApiKeyView } from './settings-api/api-keys-view.ts';
export { createSettingsClient, type SettingsClientOptions } from './settings-api/create-settings-client.ts';
export type { DeliveryAttempt, DeliveryAttemptWire } from './settings-api/delivery-attempt.ts';
export type {
  DeliveryCounters,
  DeliveryOutcomeKind,
  DestinationStatus,
  DestinationStatusWire,
} from './settings-api/destination-status.ts';
export type {
  BroadcastState,
  ConnectionDraft,
  ConnectionTestView,
  DestinationDraft,
  DestinationHealth,
  DestinationPatch,
  DestinationView,
} from './settings-api/destination-view.ts';
export type {
  BroadcastWire,
  ConnectionTestWire,
  DestinationWire,
  ErrorWire,
  HealthWire,
} from './settings-api/destination-wire.ts';
export {
  BroadcastBodySchema,
  type ChangeBody,
  type ConnectionBody,
  type CreateDestinationBody,
  CreateDestinationBodySchema,
  TestBodySchema,
  type UpdateDestinationBody,
  UpdateDestinationBodySchema,
} from './settings-api/request-schemas.ts';
export type { SentTraceView, SentTraceWire } from './settings-api/sent-trace.ts';
export {
  type CallOptions,
  type ChangeOptions,
  type CreateOptions,
  SETTINGS_ERROR_CODES,
  type SendTraceOptions,
  type SettingsClient,
  type SettingsError,
  type SettingsErrorCode,
  type SettingsResult,
} from './settings-api/settings-client.ts';
export { type MappedGeneration, mapGeneration, resourceSpansOf } from './spans/map-generation.ts';
export type { MappingOptions } from './spans/map-spans.ts';
export { traceIdFor } from './spans/trace-identity.ts';
export type { AttributeScope } from './traceql/attribute-text.ts';
export type { Condition } from './traceql/condition.ts';
export type { AttributeField, Comparable, Field, Ordered, TextField } from './traceql/field.ts';
export type { TraceqlDouble, TraceqlDuration, TraceqlValue } from './traceql/literal-text.ts';
export type {
  GroupFields,
  MetricsFunctions,
  MetricsQuery,
  TraceqlHints,
  TraceqlQuery,
  UngroupedMetricsQuery,
} from './traceql/metrics-query.ts';
export { type ParsedTraceql, parseTraceql } from './traceql/parse-traceql.ts';
export type { TraceqlMistake } from './traceql/read-tokens.ts';
export {
  type ReadyQuery,
  type ReadyQueryId,
  type ReadyQueryOptions,
  readyQueries,
} from './traceql/ready-queries.ts';
export type {
  Aggregate,
  AggregateCondition,
  SpansetOperator,
  SpansetPipeline,
  SpansetQuery,
} from './traceql/spanset-query.ts';
export {
  type DurationField,
  type KeywordField,
  type SpanStatus,
  type Traceql,
  type TraceqlSpanKind,
  traceql,
} from './traceql/traceql.ts';
export type {
  ComparisonOperator,
  ConditionNode,
  FieldNode,
  Intrinsic,
  LiteralNode,
  MetricsCallNode,
  MetricsNode,
  SeriesStageNode,
  SpansetNode,
  StageNode,
  TraceqlNode,
} from './traceql/traceql-ast.ts';
