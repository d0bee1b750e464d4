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

const OPENINGS = {
  string: '{"stringValue":',
  int: '{"intValue":"',
  double: '{"doubleValue":',
  bool: '{"boolValue":',
  array: '{"arrayValue":{"values":[',
} as const;
const CLOSINGS = { string: '}', int: '"}', double: '}', bool: '}', array: ']}}' } as const;

function innerJson(value: AttributeValue): string {
  switch (value.type) {
    case 'string':
      return value.quoted ?? quoted(value.value);
    case 'int':
      return `${value.value}`;
    case 'double':
      return Number.isFinite(value.value) ? `${value.value}` : `"${value.value}"`;
    case 'bool':
      return value.value ? 'true' : 'false';
    case 'array':
      return value.value.map((item) => OPENINGS[item.type] + innerJson(item) + CLOSINGS[item.type]).join(',');
  }
}

/** What is known of a key. Nearly all spans have the same keys, each of one type, and many have the same value as before. */
interface KnownKey {
  readonly type: AttributeValue['type'];
  /** With a comma before it. */
  readonly head: string;
  readonly tail: string;
  lastValue: AttributeValue['value'] | undefined;
  /** The whole attribute with the last value, once that came twice in a row. */
  json: string | undefined;
}

/** Bounded, since metadata brings keys of its own. */
const knownKeys = new Map<string, KnownKey>();
const MAX_KNOWN_KEYS = 1_000;
const LONGEST_KNOWN_VALUE = 64;

function knownKey({ key, type }: Attribute): KnownKey {
  const known = knownKeys.get(key);
  if (known?.type === type) return known;
  const head = `,{"key":${JSON.stringify(key)},"value":${OPENINGS[type]}`;
  const fresh = { type, head, tail: `${CLOSINGS[type]}}`, lastValue: undefined, json: undefined };
  if (known === undefined && knownKeys.size < MAX_KNOWN_KEYS) knownKeys.set(key, fresh);
  return fresh;
}

/** An attribute, with a comma before it. */
function attributeJson(attribute: Attribute): string {
  const known = knownKey(attribute);
  const { value } = attribute;
  if (known.lastValue === value) {
    // Joined, not added: in one piece it costs less each time that it is encoded.
    known.json ??= [known.head, innerJson(attribute), known.tail].join('');
    return known.json;
  }
  if (typeof value !== 'object' && (typeof value !== 'string' || value.length <= LONGEST_KNOWN_VALUE)) {
    known.lastValue = value;
    known.json = undefined;
  }
  return known.head + innerJson(attribute) + known.tail;
}

function attributesJson(attributes: readonly Attribute[]): string {
  let json = '';
  // Only the first one is sliced: slicing what was added up would copy all of it.
  for (const attribute of attributes)
    json += json === '' ? attributeJson(attribute).slice(1) : attributeJson(attribute);
  return `[${json}]`;
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
