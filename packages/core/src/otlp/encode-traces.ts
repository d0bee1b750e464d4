import { encodeResourceSpans } from './encode-resource-spans.ts';
import type { ResourceSpans } from './span.ts';

const HEAD = new TextEncoder().encode('{"resourceSpans":[');
const TAIL = new TextEncoder().encode(']}');
const COMMA = 0x2c;

/** Joins encoded `resourceSpans` entries to the body of one OTLP request, without touching their bytes. */
export function joinResourceSpans(entries: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  let length = HEAD.length + TAIL.length + Math.max(0, entries.length - 1);
  for (const entry of entries) length += entry.length;
  const body = new Uint8Array(length);
  body.set(HEAD, 0);
  let offset = HEAD.length;
  entries.forEach((entry, index) => {
    if (index > 0) body[offset++] = COMMA;
    body.set(entry, offset);
    offset += entry.length;
  });
  body.set(TAIL, offset);
  return body;
}

/**
 * Spans as the body of an OTLP/HTTP JSON request (`POST /v1/traces`).
 *
 * @example
 * ```ts
 * const body = encodeTraces([resourceSpansOf(mapGeneration(generation))]);
 * ```
 */
export function encodeTraces(resourceSpans: readonly ResourceSpans[]): Uint8Array<ArrayBuffer> {
  return joinResourceSpans(resourceSpans.map(encodeResourceSpans));
}
