import { listOf, recordOf, textOf } from './json-record.ts';
import type { TraceAttribute } from './trace-span.ts';

type TypedValue = Pick<TraceAttribute, 'type' | 'value'>;

function readValue(anyValue: unknown): TypedValue {
  const value = recordOf(anyValue);
  if ('stringValue' in value) return { type: 'string', value: textOf(value.stringValue) };
  if ('intValue' in value) return { type: 'int', value: String(value.intValue) };
  // Infinity and NaN travel as texts.
  if ('doubleValue' in value) return { type: 'double', value: value.doubleValue };
  if ('boolValue' in value) return { type: 'bool', value: value.boolValue };
  if ('bytesValue' in value) return { type: 'bytes', value: textOf(value.bytesValue) };
  if ('arrayValue' in value) {
    return { type: 'array', value: listOf(recordOf(value.arrayValue).values).map((item) => readValue(item).value) };
  }
  if ('kvlistValue' in value) {
    const entries = readAttributes(recordOf(value.kvlistValue).values).map(({ key, value: inner }) => [key, inner]);
    return { type: 'map', value: Object.fromEntries(entries) };
  }
  return { type: 'empty', value: null };
}

/** OTLP's list of `{ key, value }` as attributes. */
export function readAttributes(keyValues: unknown): TraceAttribute[] {
  return listOf(keyValues).map((keyValue) => {
    const { key, value } = recordOf(keyValue);
    return { key: textOf(key), ...readValue(value) };
  });
}

/** The value of an attribute as a text; `undefined` where the attribute is not there. */
export function attributeText(attributes: readonly TraceAttribute[], key: string): string | undefined {
  const found = attributes.find((attribute) => attribute.key === key);
  return found === undefined ? undefined : String(found.value);
}
