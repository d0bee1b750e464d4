import { writeResourceSpans } from './resource-spans-json.ts';
import type { ResourceSpans } from './span.ts';
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
  const body = createTracesBody();
  for (const entry of resourceSpans) body.add(writeResourceSpans(entry));
  return body.finish();
}
