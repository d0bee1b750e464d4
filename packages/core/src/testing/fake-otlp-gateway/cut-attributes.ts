import type { OtlpKeyValue, OtlpResourceSpans, OtlpSpan } from './otlp-json.ts';
import { utf8Length } from './utf8-length.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * What Tempo keeps: keys and text values cut at `maxBytes`, of the resource, scope, spans, events and links, but not
 * inside of arrays and lists. The cut may fall into the middle of a character.
 */
export function cutAttributes(
  resourceSpans: readonly OtlpResourceSpans[],
  maxBytes: number,
): readonly OtlpResourceSpans[] {
  const cut = <T extends { readonly attributes?: readonly OtlpKeyValue[] }>(holder: T): T =>
    holder.attributes === undefined
      ? holder
      : { ...holder, attributes: holder.attributes.map((attribute) => cutAttribute(attribute, maxBytes)) };
  const cutSpan = (span: OtlpSpan): OtlpSpan => ({
    ...cut(span),
    ...(span.events && { events: span.events.map(cut) }),
    ...(span.links && { links: span.links.map(cut) }),
  });
  return resourceSpans.map((entry) => ({
    ...entry,
    ...(entry.resource && { resource: cut(entry.resource) }),
    ...(entry.scopeSpans && {
      scopeSpans: entry.scopeSpans.map((scopeSpans) => ({
        ...scopeSpans,
        ...(scopeSpans.scope && { scope: cut(scopeSpans.scope) }),
        ...(scopeSpans.spans && { spans: scopeSpans.spans.map(cutSpan) }),
      })),
    }),
  }));
}

/** Whether `text` is larger than `maxBytes`. Most texts are too short to need counting. */
export function isOversized(text: string | undefined, maxBytes: number): text is string {
  return text !== undefined && text.length * 3 > maxBytes && utf8Length(text) > maxBytes;
}

function cutAttribute(attribute: OtlpKeyValue, maxBytes: number): OtlpKeyValue {
  const { key, value } = attribute;
  const text = value?.stringValue;
  const isKeyOversized = isOversized(key, maxBytes);
  const isTextOversized = isOversized(text, maxBytes);
  if (!isKeyOversized && !isTextOversized) return attribute;
  return {
    ...attribute,
    ...(isKeyOversized && { key: cutText(key, maxBytes) }),
    ...(isTextOversized && { value: { stringValue: cutText(text, maxBytes) } }),
  };
}

function cutText(text: string, maxBytes: number): string {
  return decoder.decode(encoder.encode(text).subarray(0, maxBytes));
}
