import type { AttributeValue } from '../otlp/span.ts';
import type { AttributeList } from './attribute-list.ts';

/** Keys of `trace` that have a meaning of their own and are no metadata. */
const RESERVED: ReadonlySet<string> = new Set([
  'trace_id',
  'trace_name',
  'span_name',
  'generation_name',
  'parent_span_id',
]);

const PREFIX = 'trace.metadata.';
const MAX_DEPTH = 10;
const MAX_LEAVES = 128;
const MAX_ARRAY_ITEMS = 256;
/** Values that are looked at in all: objects that share their parts may hold more than can ever be written. */
const MAX_VALUES = 50_000;
const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);

function numberValue(value: number): AttributeValue {
  if (!Number.isFinite(value)) return { type: 'string', value: String(value) };
  return Number.isSafeInteger(value) ? { type: 'int', value } : { type: 'double', value };
}

function bigintValue(value: bigint): AttributeValue {
  return value >= INT64_MIN && value <= INT64_MAX ? { type: 'int', value } : { type: 'string', value: String(value) };
}

/** A value that needs no walking; `undefined` for objects, arrays and what cannot be shown (functions, symbols). */
function leafValue(value: unknown): AttributeValue | undefined {
  switch (typeof value) {
    case 'string':
      return { type: 'string', value };
    case 'number':
      return numberValue(value);
    case 'bigint':
      return bigintValue(value);
    case 'boolean':
      return { type: 'bool', value };
    default:
      return value instanceof Date
        ? { type: 'string', value: Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString() }
        : undefined;
  }
}

function propertyOf(object: object, key: string): unknown {
  try {
    return (object as Record<string, unknown>)[key];
  } catch {
    return '[getter threw]';
  }
}

function keysOf(object: object): string[] {
  try {
    return Object.keys(object);
  } catch {
    return [];
  }
}

/**
 * JSON text of an array item that is itself an object; never throws.
 *
 * @param lookAt - Whether one more value may be looked at.
 */
function jsonText(value: unknown, lookAt: () => boolean): string {
  const seen: object[] = [];
  function plain(current: unknown, depth: number): unknown {
    if (!lookAt()) return '[too large]';
    if (typeof current === 'bigint') return String(current);
    if (typeof current !== 'object' || current === null) return current;
    if (seen.includes(current)) return '[circular]';
    if (depth >= MAX_DEPTH) return '[too deep]';
    seen.push(current);
    const copy = Array.isArray(current)
      ? current.slice(0, MAX_ARRAY_ITEMS).map((item) => plain(item, depth + 1))
      : Object.fromEntries(
          keysOf(current)
            .slice(0, MAX_LEAVES)
            .map((key) => [key, plain(propertyOf(current, key), depth + 1)]),
        );
    seen.pop();
    return copy;
  }
  try {
    return JSON.stringify(plain(value, 0)) ?? 'null';
  } catch {
    return '[unreadable]';
  }
}

/**
 * Turns the caller's `trace` object into `trace.metadata.*` attributes: nested objects flattened with dots, arrays as
 * arrays, types kept. `null` has no type in OTLP and is left out, which TraceQL reads as `= nil`. Any value is taken:
 * cycles, throwing getters, a `__proto__` key, ten thousand keys; what does not fit is counted as dropped.
 *
 * Source: specification, "Custom metadata".
 */
export function addMetadataAttributes(list: AttributeList, trace: Readonly<Record<string, unknown>>): void {
  const ancestors: object[] = [];
  let leaves = 0;
  let values = 0;

  function lookAt(): boolean {
    values += 1;
    return values <= MAX_VALUES;
  }

  /** What stands for an array, or for an object that is not looked into; `undefined` for one that is. */
  function shownAs(object: object): AttributeValue | undefined {
    if (ancestors.includes(object)) return { type: 'string', value: '[circular]' };
    if (ancestors.length >= MAX_DEPTH) return { type: 'string', value: '[too deep]' };
    if (!Array.isArray(object)) return undefined;
    list.drop(Math.max(0, object.length - MAX_ARRAY_ITEMS));
    const items = object.slice(0, MAX_ARRAY_ITEMS);
    return {
      type: 'array',
      value: items.map((item) => leafValue(item) ?? { type: 'string', value: jsonText(item, lookAt) }),
    };
  }

  function walk(key: string, value: unknown): void {
    if (value === null || value === undefined || typeof value === 'function' || typeof value === 'symbol') return;
    if (leaves >= MAX_LEAVES || !lookAt()) {
      // Beyond the limit nothing is looked into any more, so that a huge object costs no more than its keys.
      list.drop();
      return;
    }
    const object = value as object;
    const leaf = leafValue(value) ?? shownAs(object);
    if (leaf !== undefined) {
      leaves += 1;
      list.value(key, leaf);
      return;
    }
    ancestors.push(object);
    for (const name of keysOf(object)) walk(`${key}.${name}`, propertyOf(object, name));
    ancestors.pop();
  }

  ancestors.push(trace);
  for (const name of keysOf(trace)) {
    if (!RESERVED.has(name)) walk(`${PREFIX}${name}`, propertyOf(trace, name));
  }
}
