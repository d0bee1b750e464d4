import type { Attribute, AttributeValue, ResourceSpans, Span, SpanEvent } from './span.ts';

const KINDS = { internal: 1, client: 3 } as const;
/** Where nanoseconds leave 64 bits, in the year 2554. */
const LATEST_MS = 2 ** 64 / 1e6 - 1;

/** Epoch milliseconds as a decimal string of nanoseconds. Too large for a JSON number, so digits are put together. */
function unixNano(ms: number): string {
  if (!(ms > 0 && ms <= LATEST_MS)) return '0';
  const whole = Math.floor(ms);
  const nanos = Math.round((ms - whole) * 1e6);
  if (whole === 0) return String(nanos);
  return nanos === 1e6 ? `${whole + 1}000000` : `${whole}${String(nanos).padStart(6, '0')}`;
}

/** Longer texts are quoted faster by the platform. */
const MAX_PLAIN_LENGTH = 64;
/** ASCII that JSON writes as it is. */
const PLAIN = /^[ !#-[\]-~]*$/;

function quoted(text: string): string {
  return text.length <= MAX_PLAIN_LENGTH && PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

function valueJson(value: AttributeValue): string {
  switch (value.type) {
    case 'string':
      return `{"stringValue":${value.quoted ?? quoted(value.value)}}`;
    case 'int':
      return `{"intValue":"${value.value}"}`;
    case 'double':
      return `{"doubleValue":${Number.isFinite(value.value) ? value.value : `"${value.value}"`}}`;
    case 'bool':
      return value.value ? '{"boolValue":true}' : '{"boolValue":false}';
    case 'array':
      return `{"arrayValue":{"values":[${value.value.map(valueJson).join(',')}]}}`;
  }
}

/** Heads of attributes by key: nearly all spans have the same keys. Bounded, since metadata brings keys of its own. */
const heads = new Map<string, string>();
const MAX_HEADS = 1_000;

function headJson(key: string): string {
  const known = heads.get(key);
  if (known !== undefined) return known;
  const head = `{"key":${JSON.stringify(key)},"value":`;
  if (heads.size < MAX_HEADS) heads.set(key, head);
  return head;
}

function attributesJson(attributes: readonly Attribute[]): string {
  let json = '[';
  let separator = '';
  for (const attribute of attributes) {
    json += `${separator}${headJson(attribute.key)}${valueJson(attribute)}}`;
    separator = ',';
  }
  return `${json}]`;
}

function eventJson({ name, timeMs, attributes }: SpanEvent): string {
  return `{"timeUnixNano":"${unixNano(timeMs)}","name":${JSON.stringify(name)},"attributes":${attributesJson(attributes)}}`;
}

function statusJson(status: Span['status']): string {
  switch (status.code) {
    case 'unset':
      return '{}';
    case 'ok':
      return '{"code":1}';
    case 'error':
      return `{"code":2,"message":${JSON.stringify(status.message)}}`;
  }
}

function spanJson(span: Span): string {
  const parent = span.parentSpanId === undefined ? '' : `"parentSpanId":"${span.parentSpanId}",`;
  const dropped = span.droppedAttributesCount ? `"droppedAttributesCount":${span.droppedAttributesCount},` : '';
  const events = span.events?.length ? `"events":[${span.events.map(eventJson).join(',')}],` : '';
  return (
    `{"traceId":"${span.traceId}","spanId":"${span.spanId}",${parent}"name":${quoted(span.name)},` +
    `"kind":${KINDS[span.kind]},"startTimeUnixNano":"${unixNano(span.startMs)}","endTimeUnixNano":"${unixNano(span.endMs)}",` +
    `"attributes":${attributesJson(span.attributes)},${dropped}${events}"status":${statusJson(span.status)}}`
  );
}

/**
 * One `resourceSpans` entry of an OTLP request as JSON. Made once, when the generation is recorded: a batch only joins such
 * entries.
 *
 * Source: OTLP 1.x JSON encoding: hex ids, enums as numbers, 64-bit integers as decimal strings.
 */
export function resourceSpansJson({ resource, scope, schemaUrl, spans }: ResourceSpans): string {
  const version = scope.version === undefined ? '' : `,"version":${quoted(scope.version)}`;
  const schema = schemaUrl === undefined ? '' : `,"schemaUrl":${quoted(schemaUrl)}`;
  return (
    `{"resource":{"attributes":${attributesJson(resource)}},"scopeSpans":[{"scope":{"name":${quoted(scope.name)}${version}},` +
    `"spans":[${spans.length === 1 && spans[0] !== undefined ? spanJson(spans[0]) : spans.map(spanJson).join(',')}]${schema}}]}`
  );
}
