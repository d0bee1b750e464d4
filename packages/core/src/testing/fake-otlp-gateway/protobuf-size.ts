import type { OtlpAnyValue, OtlpKeyValue, OtlpResourceSpans, OtlpSpan } from './otlp-json.ts';
import { utf8Length } from './utf8-length.ts';

/** Tag and length of a nested message. Two bytes of length are the usual case. */
const MESSAGE = 3;
/** Ids, times, kind and status of a span, with their tags. */
const SPAN = 62;
/** Tag and content of a number of 64 bits. */
const NUMBER = 9;

/**
 * About how many bytes the spans take as protobuf, in which Tempo counts its limits. Right to a few percent: lengths of
 * nested messages are taken as two bytes, integers as eight.
 */
export function protobufSize(resourceSpans: readonly OtlpResourceSpans[]): number {
  let size = 0;
  for (const { resource, scopeSpans = [], schemaUrl } of resourceSpans) {
    size += MESSAGE * 2 + attributesSize(resource?.attributes) + textSize(schemaUrl);
    for (const { scope, spans = [], schemaUrl: scopeSchemaUrl } of scopeSpans) {
      size += MESSAGE * 2 + textSize(scope?.name) + textSize(scope?.version) + attributesSize(scope?.attributes);
      size += textSize(scopeSchemaUrl);
      for (const span of spans) size += spanSize(span);
    }
  }
  return size;
}

function spanSize({ name, traceState, status, attributes, events = [], links = [] }: OtlpSpan): number {
  let size = SPAN + textSize(name) + textSize(traceState) + textSize(status?.message) + attributesSize(attributes);
  for (const event of events) size += MESSAGE + NUMBER + textSize(event.name) + attributesSize(event.attributes);
  for (const link of links) size += MESSAGE + 28 + textSize(link.traceState) + attributesSize(link.attributes);
  return size;
}

function attributesSize(attributes: readonly OtlpKeyValue[] = []): number {
  let size = 0;
  const values: OtlpAnyValue[] = [];
  const add = (pairs: readonly OtlpKeyValue[] = []) => {
    for (const { key, value } of pairs) {
      size += MESSAGE * 2 + textSize(key);
      if (value !== undefined) values.push(value);
    }
  };
  add(attributes);
  for (let value = values.pop(); value !== undefined; value = values.pop()) {
    size += textSize(value.stringValue) + Math.ceil(((value.bytesValue?.length ?? 0) * 3) / 4);
    if (value.intValue !== undefined || value.doubleValue !== undefined) size += NUMBER;
    if (value.boolValue !== undefined) size += 2;
    for (const item of value.arrayValue?.values ?? []) {
      size += MESSAGE;
      values.push(item);
    }
    add(value.kvlistValue?.values);
  }
  return size;
}

function textSize(text: string | undefined): number {
  if (text === undefined || text === '') return 0;
  const length = utf8Length(text);
  return length + (length < 128 ? 2 : length < 16_384 ? 3 : 4);
}
