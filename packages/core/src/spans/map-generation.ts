import type { Generation } from '../generation/generation.ts';
import type { Attribute, ResourceSpans, Span } from '../otlp/span.ts';
import type { MappingOptions } from './map-spans.ts';
import { mapSpans, underResource } from './map-spans.ts';
import { openNestedJsonWriter } from './nested-json.ts';
import { plainAttributes } from './plain-attributes.ts';

/** What one generation becomes. */
export interface MappedGeneration {
  /**
   * Roots and steps, from the outermost to the innermost. Requests that share a trace share these spans, ids included:
   * a sender sends each of them once.
   */
  readonly structure: readonly Span[];
  /** The span of the LLM call, and one per provider attempt where there was a fallback. */
  readonly calls: readonly Span[];
  readonly resource: readonly Attribute[];
}

/**
 * Maps one LLM call to OpenTelemetry spans: every attribute of the specification by its exact name, what OpenRouter
 * emits beside it, and the current GenAI semantic conventions. Pure: the same generation and options give the
 * same spans. Never throws for content, whatever it holds. A call that ends before it starts takes no time.
 *
 * @throws BroadcastError `invalid_generation` where `startedAtMs` or `endedAtMs` is no time between 2000 and 2200.
 *
 * @example
 * ```ts
 * const { structure, calls, resource } = mapGeneration(generation, { privacyMode: true });
 * ```
 */
export function mapGeneration(generation: Generation, options: MappingOptions = {}): MappedGeneration {
  const writer = openNestedJsonWriter();
  try {
    return mapSpans(generation, options, { sink: plainAttributes(), writer });
  } finally {
    writer.release();
  }
}

/** A mapped generation as what OTLP sends: its spans under their resource. */
export function resourceSpansOf(mapped: MappedGeneration): ResourceSpans {
  return underResource(mapped);
}
