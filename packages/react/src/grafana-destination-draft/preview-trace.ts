import {
  type Attribute,
  type AttributeValue,
  type Generation,
  type MappingOptions,
  mapGeneration,
  type Span,
  sampleGeneration,
} from '@broadcast-kit/core';

/** A span as a preview shows it, with those below it. */
export interface PreviewSpan {
  readonly name: string;
  readonly kind: Span['kind'];
  readonly durationMs: number;
  readonly attributes: readonly PreviewAttribute[];
  readonly children: readonly PreviewSpan[];
}

/** An attribute as a preview shows it. */
export interface PreviewAttribute {
  readonly key: string;
  readonly value: string;
  /** Whether privacy mode leaves it out. */
  readonly isPrivate: boolean;
}

/** What one request becomes. */
export interface PreviewTrace {
  /** What all spans share. */
  readonly resource: readonly PreviewAttribute[];
  readonly spans: readonly PreviewSpan[];
}

/**
 * What an invented request becomes with these settings, mapped as the gateway maps real ones. Holds everything that is sent
 * without privacy mode, and says of each attribute whether privacy mode leaves it out.
 *
 * @param nowMs - When the request ended, in epoch milliseconds.
 */
export function previewTrace(options: Omit<MappingOptions, 'privacyMode'>, nowMs: number): PreviewTrace {
  const generation = inventedGeneration(nowMs);
  const open = mapGeneration(generation, { ...options, privacyMode: false });
  const closed = mapGeneration(generation, { ...options, privacyMode: true });
  const kept = new Map([...closed.structure, ...closed.calls].map((span) => [span.spanId, keysOf(span.attributes)]));
  const spans = [...open.structure, ...open.calls];
  const ids = new Set(spans.map(({ spanId }) => spanId));

  const below = (parent: string | undefined): PreviewSpan[] =>
    spans
      .filter(({ parentSpanId }) => (ids.has(parentSpanId ?? '') ? parentSpanId : undefined) === parent)
      .map(({ spanId, name, kind, startMs, endMs, attributes }) => ({
        name,
        kind,
        durationMs: endMs - startMs,
        attributes: attributes.map((attribute) => shown(attribute, kept.get(spanId))),
        children: below(spanId),
      }));
  return {
    resource: open.resource.map((attribute) => shown(attribute, keysOf(closed.resource))),
    spans: below(undefined),
  };
}

function keysOf(attributes: readonly Attribute[]): ReadonlySet<string> {
  return new Set(attributes.map(({ key }) => key));
}

function shown(attribute: Attribute, kept: ReadonlySet<string> | undefined): PreviewAttribute {
  const { key } = attribute;
  return { key, value: valueText(attribute), isPrivate: kept?.has(key) !== true };
}

function valueText(value: AttributeValue): string {
  return value.type === 'array' ? `[${value.value.map(valueText).join(', ')}]` : String(value.value);
}

/** The sample of "Send trace", with everything in it that the settings make a difference to. */
function inventedGeneration(nowMs: number): Generation {
  const sample = sampleGeneration({ id: 'preview', owner: 'workspace_1', nowMs });
  return {
    ...sample,
    user: 'user_abc123',
    sessionId: 'session_abc',
    apiKey: { name: 'Production', hash: 'e3b0c442…' },
    requestContext: { referer: 'https://app.example.com', appTitle: 'Example app', userAgent: 'openai-node/6.1.0' },
    request: {
      ...sample.request,
      messages: [
        { role: 'system', content: 'You are a helpful assistant. Answer in one sentence.' },
        ...(sample.request.messages ?? []),
      ],
      parameters: { temperature: 0.2, maxTokens: 200 },
    },
    usage: { ...sample.usage, cachedInputTokens: 32, upstreamCostUsd: 0.018, isByok: false },
    trace: { trace_name: 'Support chat', generation_name: 'Answer', environment: 'production', feature: 'chat' },
  };
}
