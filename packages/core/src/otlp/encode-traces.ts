import { attributesJson, writeAttributes } from './attributes-json.ts';
import { resourceSpansJson } from './resource-spans-json.ts';
import type { Attribute, ResourceSpans } from './span.ts';
import { createTracesBody } from './traces-body.ts';

/**
 * Spans as the body of an OTLP/HTTP JSON request (`POST /v1/traces`).
 *
 * @example
 * ```ts
 * const body = encodeTraces([resourceSpansOf(mapGeneration(generation))]);
 * ```
 */
export function encodeTraces(resourceSpans: readonly ResourceSpans[]): Uint8Array<ArrayBuffer> {
  const body = createTracesBody(undefined, resourceSpans.length);
  const sink = attributesJson();
  const jsonOf = (attributes: readonly Attribute[]) => writeAttributes(sink, attributes);
  for (const entry of resourceSpans) body.add(resourceSpansJson(entry, jsonOf));
  return body.finish();
}
