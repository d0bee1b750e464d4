import { DEFAULT_SERVICE_NAME, DEFAULT_VALUE_LIMIT_BYTES } from '../destination/default-settings.ts';
import type { Destination } from '../destination/destination.ts';
import type { Generation } from '../generation/generation.ts';
import { modelAuthor } from '../generation/model-author.ts';
import { isUsableTime } from '../generation/usable-time.ts';
import type { AttributeSink } from '../otlp/attribute-sink.ts';
import type { ResourceSpansWith, SpanWith } from '../otlp/span.ts';
import { BroadcastError } from '../runtime/broadcast-error.ts';
import { addAgentObservabilityAttributes } from './agent-observability-attributes.ts';
import { attemptSpans } from './attempt-spans.ts';
import type { AttributeList } from './attribute-list.ts';
import { attributeList } from './attribute-list.ts';
import { addContentAttributes } from './content-attributes.ts';
import { errorStatus } from './error-status.ts';
import { addMetadataAttributes } from './metadata-attributes.ts';
import type { NestedJsonWriter } from './nested-json.ts';
import { providerName } from './provider-names.ts';
import { addRequestAttributes } from './request-attributes.ts';
import { addScopeAttributes } from './scope-attributes.ts';
import { textPrefix } from './shorten-text.ts';
import { addTimingAttributes } from './timing-attributes.ts';
import type { TraceIdentity } from './trace-identity.ts';
import { traceIdentity } from './trace-identity.ts';
import { addUsageAttributes } from './usage-attributes.ts';

/** The settings of a destination that shape its spans. */
export type MappingOptions = Partial<
  Pick<Destination, 'privacyMode' | 'serviceName' | 'valueLimitBytes' | 'metadataScopes' | 'agentObservability'>
>;

/** What one generation becomes: its spans, their attributes in the form that a sink gives them. */
export interface MappedSpans<Attributes> {
  /**
   * Roots and steps, from the outermost to the innermost. Requests that share a trace share these spans, ids included:
   * a sender sends each of them once.
   */
  readonly structure: readonly SpanWith<Attributes>[];
  /** The span of the LLM call, and one per provider attempt where there was a fallback. */
  readonly calls: readonly SpanWith<Attributes>[];
  readonly resource: Attributes;
}

/** What a mapping writes with. */
export interface MappingTools<Attributes> {
  readonly sink: AttributeSink<Attributes>;
  /** Writes content. To be released when what the sink gave is not looked at any more. */
  readonly writer: NestedJsonWriter;
}

const SCOPE = { name: '@broadcast-kit/core' } as const;
const MAX_USER_LENGTH = 128;
const MAX_SESSION_LENGTH = 256;

function cut(text: unknown, length: number): string | undefined {
  return typeof text === 'string' ? textPrefix(text, length) : undefined;
}

function addContextAttributes(list: AttributeList, generation: Generation, identity: TraceIdentity): void {
  const session = cut(generation.sessionId, MAX_SESSION_LENGTH);
  list.text('user.id', cut(generation.user, MAX_USER_LENGTH));
  list.text('session.id', session);
  list.text('gen_ai.conversation.id', generation.request.conversationId ?? session);
  list.text('trace.name', identity.traceName);
  list.text('trace.metadata.trace_id', identity.originalTraceId);
  list.text('trace.metadata.parent_span_id', identity.originalParentSpanId);
}

function addCallAttributes(list: AttributeList, generation: Generation): void {
  const { request, response, error } = generation;
  const system = generation.system ?? modelAuthor(request.model) ?? 'unknown';
  const finishReasons = (response?.choices ?? []).map((choice) => choice.finishReason ?? 'unknown');
  list.text('gen_ai.operation.name', generation.operation ?? 'chat');
  list.text('gen_ai.system', system);
  list.text('gen_ai.provider.name', providerName(system));
  list.text('gen_ai.request.model', request.model);
  list.text('gen_ai.response.model', response?.model ?? (error === undefined ? request.model : undefined));
  list.text('gen_ai.response.id', response?.id);
  list.text('gen_ai.response.finish_reason', finishReasons[0]);
  list.texts('gen_ai.response.finish_reasons', finishReasons);
  if (system === 'openai') {
    list.text('openai.request.service_tier', request.parameters?.serviceTier);
    list.text('openai.response.service_tier', response?.serviceTier);
    list.text('openai.response.system_fingerprint', response?.systemFingerprint);
  }
  list.text('error.type', error?.type);
  list.text('span.type', 'generation');
  list.text('span.level', error === undefined ? 'DEFAULT' : 'ERROR');
  list.text('trace.metadata.openrouter.provider_name', generation.providerName);
  list.text('trace.metadata.openrouter.finish_reason', finishReasons[0]);
  list.text('trace.metadata.openrouter.api_key_name', generation.apiKey?.name);
  if (generation.contentTruncated === true) list.bool('openrouter_truncated', true);
}

function structuralSpans<Attributes>(
  list: AttributeList<Attributes>,
  generation: Generation,
  identity: TraceIdentity,
): SpanWith<Attributes>[] {
  return identity.structure.map(({ spanId, name, parentSpanId }) => {
    list.text('span.type', 'span');
    addContextAttributes(list, generation, identity);
    return {
      traceId: identity.traceId,
      spanId,
      parentSpanId,
      name,
      kind: 'internal',
      startMs: generation.startedAtMs,
      endMs: Math.max(generation.startedAtMs, generation.endedAtMs),
      status: { code: 'unset' },
      ...list.finish(),
    };
  });
}

function requireUsableTimes({ startedAtMs, endedAtMs }: Generation): void {
  if (isUsableTime(startedAtMs) && isUsableTime(endedAtMs)) return;
  throw new BroadcastError({
    code: 'invalid_generation',
    message:
      'startedAtMs and endedAtMs are epoch milliseconds between the years 2000 and 2200: a receiver refuses the whole batch for another. Multiply seconds by 1,000, divide nanoseconds by 1,000,000.',
  });
}

/** `mapGeneration`, into any form of attributes. */
export function mapSpans<Attributes>(
  generation: Generation,
  options: MappingOptions,
  { sink, writer }: MappingTools<Attributes>,
): MappedSpans<Attributes> {
  const {
    privacyMode = false,
    serviceName = DEFAULT_SERVICE_NAME,
    valueLimitBytes = DEFAULT_VALUE_LIMIT_BYTES,
  } = options;
  requireUsableTimes(generation);
  const identity = traceIdentity(generation);
  const list = attributeList({ valueLimitBytes }, sink);

  list.text('service.name', serviceName);
  list.text('service.version', '1.0.0');
  list.text('openrouter.trace.id', generation.id);
  const resource = list.finish().attributes;

  addCallAttributes(list, generation);
  addUsageAttributes(list, generation);
  addRequestAttributes(list, generation);
  addTimingAttributes(list, generation);
  addContextAttributes(list, generation, identity);
  addScopeAttributes(list, generation, options.metadataScopes ?? []);
  if (options.agentObservability === true) addAgentObservabilityAttributes(list, generation);
  const { trace } = generation;
  if (trace !== undefined) addUntrusted(list, () => addMetadataAttributes(list, trace));
  if (!privacyMode) addUntrusted(list, () => addContentAttributes(list, generation, { valueLimitBytes, writer }));

  const call: SpanWith<Attributes> = {
    traceId: identity.traceId,
    spanId: identity.spanId,
    parentSpanId: identity.parentSpanId,
    name: identity.spanName,
    kind: 'client',
    startMs: generation.startedAtMs,
    endMs: Math.max(generation.startedAtMs, generation.endedAtMs),
    status:
      generation.error === undefined ? { code: 'ok' } : errorStatus(generation.error, { privacyMode, valueLimitBytes }),
    ...list.finish(),
  };
  return {
    structure: structuralSpans(list, generation, identity),
    calls: [call, ...attemptSpans(list, generation, { identity, privacyMode, valueLimitBytes })],
    resource,
  };
}

/** Content and metadata are the caller's objects: a hostile one (a throwing proxy) costs its attributes, not the span. */
function addUntrusted(list: AttributeList, add: () => void): void {
  try {
    add();
  } catch {
    list.drop();
  }
}

/** Mapped spans as what OTLP sends: under their resource. */
export function underResource<Attributes>({
  resource,
  structure,
  calls,
}: MappedSpans<Attributes>): ResourceSpansWith<Attributes> {
  return { resource, scope: SCOPE, spans: [...structure, ...calls] };
}
