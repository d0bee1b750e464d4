import type { AttributeSink } from './attribute-sink.ts';
import type { Attribute, AttributeValue } from './span.ts';
import type { JsonPiece } from './traces-body.ts';

/** Longer texts are quoted faster by the platform. */
const MAX_PLAIN_LENGTH = 64;
/** ASCII that JSON writes as it is. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** A text as a JSON string. */
export function quotedJson(text: string): string {
  return text.length <= MAX_PLAIN_LENGTH && PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

type Type = AttributeValue['type'];
type Scalar = string | number | bigint | boolean;

const OPENINGS: Readonly<Record<Type, string>> = {
  string: '{"stringValue":',
  int: '{"intValue":"',
  double: '{"doubleValue":',
  bool: '{"boolValue":',
  array: '{"arrayValue":{"values":[',
};
const CLOSINGS: Readonly<Record<Type, string>> = { string: '}', int: '"}', double: '}', bool: '}', array: ']}}' };

const doubleJson = (value: number) => (Number.isFinite(value) ? `${value}` : `"${value}"`);

function innerJson(value: AttributeValue): string {
  switch (value.type) {
    case 'string':
      return quotedJson(value.value);
    case 'double':
      return doubleJson(value.value);
    case 'array':
      return itemsJson(value.value);
    default:
      return `${value.value}`;
  }
}

function itemsJson(items: readonly AttributeValue[]): string {
  return items.map((item) => OPENINGS[item.type] + innerJson(item) + CLOSINGS[item.type]).join(',');
}

/** What is known of a key. Nearly all spans have the same keys, each of one type, and many have the same value as before. */
interface KnownKey {
  readonly type: Type;
  /** With a comma before it. */
  readonly head: string;
  readonly tail: string;
  lastValue: Scalar | undefined;
  /** The whole attribute with the last value, once that came twice in a row. */
  json: string | undefined;
}

/** Bounded, since metadata brings keys of its own. */
const knownKeys = new Map<string, KnownKey>();
const MAX_KNOWN_KEYS = 1_000;
const LONGEST_KNOWN_VALUE = 64;

function knownKey(key: string, type: Type): KnownKey {
  const known = knownKeys.get(key);
  if (known?.type === type) return known;
  const head = `,{"key":${JSON.stringify(key)},"value":${OPENINGS[type]}`;
  const fresh = { type, head, tail: `${CLOSINGS[type]}}`, lastValue: undefined, json: undefined };
  if (known === undefined && knownKeys.size < MAX_KNOWN_KEYS) knownKeys.set(key, fresh);
  return fresh;
}

/** Attributes as a list in the JSON of OTLP, in pieces. */
export function attributesJson(): AttributeSink<readonly JsonPiece[]> {
  let pieces: JsonPiece[] = [];
  let text = '[';
  let isEmpty = true;

  function append(json: string): void {
    // Only the first one is sliced: slicing what was added up would copy all of it.
    text += isEmpty ? json.slice(1) : json;
    isEmpty = false;
  }

  function add<Value extends Scalar>(known: KnownKey, value: Value, jsonOf: (value: Value) => string): void {
    if (known.lastValue === value) {
      // Joined, not added: in one piece it costs less each time that it is encoded.
      known.json ??= [known.head, jsonOf(value), known.tail].join('');
      append(known.json);
      return;
    }
    if (typeof value !== 'string' || value.length <= LONGEST_KNOWN_VALUE) {
      known.lastValue = value;
      known.json = undefined;
    }
    append(known.head + jsonOf(value) + known.tail);
  }

  return {
    text: (key, value) => add(knownKey(key, 'string'), value, quotedJson),
    int: (key, value) => add(knownKey(key, 'int'), value, String),
    double: (key, value) => add(knownKey(key, 'double'), value, doubleJson),
    bool: (key, value) => add(knownKey(key, 'bool'), value, String),
    array(key, value) {
      const { head, tail } = knownKey(key, 'array');
      append(head + itemsJson(value) + tail);
    },
    quoted(key, json) {
      const { head, tail } = knownKey(key, 'string');
      append(head);
      pieces.push(text, json);
      text = tail;
    },
    finish() {
      const finished = pieces;
      finished.push(`${text}]`);
      pieces = [];
      text = '[';
      isEmpty = true;
      return finished;
    },
  };
}

/** Writes attributes that are objects. */
export function writeAttributes(
  sink: AttributeSink<readonly JsonPiece[]>,
  attributes: readonly Attribute[],
): readonly JsonPiece[] {
  for (const attribute of attributes) {
    const { key } = attribute;
    switch (attribute.type) {
      case 'string':
        sink.text(key, attribute.value);
        break;
      case 'int':
        sink.int(key, attribute.value);
        break;
      case 'double':
        sink.double(key, attribute.value);
        break;
      case 'bool':
        sink.bool(key, attribute.value);
        break;
      case 'array':
        sink.array(key, attribute.value);
    }
  }
  return sink.finish();
}
