import type { Attribute, AttributeValue, ResourceSpans, Span, SpanEvent } from './span.ts';
import type { JsonPiece } from './traces-body.ts';

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
      return quoted(value.value);
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

/** JSON in the making: what is text so far, and the pieces before it. */
interface Draft {
  text: string;
  readonly pieces: JsonPiece[];
}

function addAttributes(draft: Draft, attributes: readonly Attribute[]): void {
  let isFirst = true;
  draft.text += '[';
  for (const attribute of attributes) {
    if (attribute.type === 'string' && attribute.quoted !== undefined) {
      const { head, tail } = knownKey(attribute);
      draft.pieces.push(draft.text + (isFirst ? head.slice(1) : head), attribute.quoted);
      draft.text = tail;
    } else {
      // Only the first one is sliced: slicing what was added up would copy all of it.
      draft.text += isFirst ? attributeJson(attribute).slice(1) : attributeJson(attribute);
    }
    isFirst = false;
  }
  draft.text += ']';
}

function addEvent(draft: Draft, { name, timeMs, attributes }: SpanEvent): void {
  draft.text += `{"timeUnixNano":"${unixNano(timeMs)}","name":${JSON.stringify(name)},"attributes":`;
  addAttributes(draft, attributes);
  draft.text += '}';
}

function addList<Item>(draft: Draft, items: readonly Item[], add: (draft: Draft, item: Item) => void): void {
  let separator = '[';
  for (const item of items) {
    draft.text += separator;
    add(draft, item);
    separator = ',';
  }
  draft.text += separator === '[' ? '[]' : ']';
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

function addSpan(draft: Draft, span: Span): void {
  const parent = span.parentSpanId === undefined ? '' : `"parentSpanId":"${span.parentSpanId}",`;
  draft.text +=
    `{"traceId":"${span.traceId}","spanId":"${span.spanId}",${parent}"name":${quoted(span.name)},` +
    `"kind":${KINDS[span.kind]},"startTimeUnixNano":"${unixNano(span.startMs)}","endTimeUnixNano":"${unixNano(span.endMs)}","attributes":`;
  addAttributes(draft, span.attributes);
  if (span.droppedAttributesCount) draft.text += `,"droppedAttributesCount":${span.droppedAttributesCount}`;
  if (span.events?.length) {
    draft.text += ',"events":';
    addList(draft, span.events, addEvent);
  }
  draft.text += `,"status":${statusJson(span.status)}}`;
}

/**
 * One `resourceSpans` entry of an OTLP request as JSON, in pieces. Made once, when the generation is recorded: a batch only
 * joins such entries.
 *
 * Source: OTLP 1.x JSON encoding: hex ids, enums as numbers, 64-bit integers as decimal strings.
 */
export function resourceSpansJson({ resource, scope, schemaUrl, spans }: ResourceSpans): readonly JsonPiece[] {
  const draft: Draft = { text: '{"resource":{"attributes":', pieces: [] };
  addAttributes(draft, resource);
  const version = scope.version === undefined ? '' : `,"version":${quoted(scope.version)}`;
  draft.text += `},"scopeSpans":[{"scope":{"name":${quoted(scope.name)}${version}},"spans":`;
  addList(draft, spans, addSpan);
  if (schemaUrl !== undefined) draft.text += `,"schemaUrl":${quoted(schemaUrl)}`;
  draft.text += '}]}';
  return [...draft.pieces, draft.text];
}
