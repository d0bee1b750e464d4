import { type JsonFailure, unexpectedType } from './json-failure.ts';
import type { JsonNode } from './scan-json.ts';

/** The kinds of values in OTLP that are no messages. */
export type ScalarKind =
  | 'string'
  | 'bool'
  | 'int64'
  | 'uint64'
  | 'uint32'
  | 'double'
  | 'bytes'
  | 'traceId'
  | 'spanId'
  | 'spanKind'
  | 'statusCode';

/** The value as it is kept, or what is wrong with it. */
export type ReadScalar =
  | { readonly ok: true; readonly value: string | number | boolean }
  | { readonly ok: false; readonly failure: JsonFailure };

const SPAN_KINDS = ['UNSPECIFIED', 'INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'].map(
  (name) => `SPAN_KIND_${name}`,
);
const STATUS_CODES = ['UNSET', 'OK', 'ERROR'].map((name) => `STATUS_CODE_${name}`);

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const DECIMAL = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
const NOT_FINITE = /^([+-]?)(?:(nan)|inf(?:inity)?)$/i;

/**
 * Reads one value as Tempo 3.0.3 does, with the same tolerance and the same refusals: integers as text or number but
 * never with a fraction, ids in hex only, names of enums in full.
 */
export function readScalar(node: JsonNode, kind: ScalarKind): ReadScalar {
  switch (kind) {
    case 'string':
      if (node.type === 'null') return { ok: true, value: '' };
      return node.type === 'string' ? { ok: true, value: node.value } : expected(node, 'ReadString', 'expects " or n');
    case 'bool':
      return node.type === 'boolean' ? { ok: true, value: node.value } : expected(node, 'ReadBool', 'expect t or f');
    case 'int64':
      return readInteger(node, { operation: 'ReadInt64', min: -(2n ** 63n), max: 2n ** 63n - 1n });
    case 'uint64':
      return readInteger(node, { operation: 'ReadUint64', min: 0n, max: 2n ** 64n - 1n });
    case 'uint32':
      return asNumber(readInteger(node, { operation: 'ReadUint32', min: 0n, max: 2n ** 32n - 1n }));
    case 'double':
      return readDouble(node);
    case 'bytes':
      return readBytes(node);
    case 'traceId':
      return readId(node, 16);
    case 'spanId':
      return readId(node, 8);
    case 'spanKind':
      return readEnum(node, SPAN_KINDS);
    case 'statusCode':
      return readEnum(node, STATUS_CODES);
  }
}

interface IntegerRange {
  readonly operation: string;
  readonly min: bigint;
  readonly max: bigint;
}

function readInteger(node: JsonNode, { operation, min, max }: IntegerRange): ReadScalar {
  if (node.type !== 'number' && node.type !== 'string') return refused(node, operation, 'unsupported value type');
  const text = node.type === 'number' ? node.literal : node.value;
  // Go reads a leading plus in signed text only.
  const form = min < 0n && node.type === 'string' ? /^[+-]?[0-9]+$/ : /^-?[0-9]+$/;
  if (!form.test(text)) return refused(node, operation, `parsing ${quoted(text)}: invalid syntax`);
  const significant = text.replace(/^([+-]?)0+(?=[0-9])/, '$1');
  // No 64-bit number is longer, and making a bigint of a million digits takes seconds.
  const value = significant.length > 21 ? undefined : BigInt(significant.replace('+', ''));
  if (value === undefined || value < min || value > max) {
    return refused(node, operation, `parsing ${quoted(text)}: value out of range`);
  }
  return { ok: true, value: value.toString() };
}

function asNumber(read: ReadScalar): ReadScalar {
  return read.ok ? { ok: true, value: Number(read.value) } : read;
}

function readDouble(node: JsonNode): ReadScalar {
  if (node.type !== 'number' && node.type !== 'string') return refused(node, 'ReadFloat64', 'unsupported value type');
  const text = node.type === 'number' ? node.literal : node.value;
  const special = NOT_FINITE.exec(text);
  if (special !== null) return { ok: true, value: special[2] ? 'NaN' : special[1] === '-' ? '-Infinity' : 'Infinity' };
  if (!DECIMAL.test(text)) return refused(node, 'ReadFloat64', `parsing ${quoted(text)}: invalid syntax`);
  const value = Number(text);
  if (!Number.isFinite(value)) return refused(node, 'ReadFloat64', 'value out of range');
  return { ok: true, value };
}

function readBytes(node: JsonNode): ReadScalar {
  if (node.type !== 'string') return expected(node, 'ReadStringAsSlice', 'expects " or n');
  const base64 = node.value.replace(/[\r\n]/g, '');
  return base64.length % 4 === 0 && BASE64.test(base64)
    ? { ok: true, value: base64 }
    : refused(node, 'base64.Decode', 'illegal base64 data at input byte 0');
}

function readId(node: JsonNode, byteLength: number): ReadScalar {
  if (node.type !== 'string') return expected(node, 'ReadStringAsSlice', 'expects " or n');
  const { value } = node;
  if (value === '') return { ok: true, value };
  if (Math.floor(value.length / 2) !== byteLength) return refused(node, 'ID.UnmarshalJSONIter', 'length mismatch');
  if (value.length % 2 === 1) return refused(node, 'ID.UnmarshalJSONIter', 'encoding/hex: odd length hex string');
  const wrong = /[^0-9a-fA-F]/.exec(value)?.[0];
  if (wrong !== undefined) return refused(node, 'ID.UnmarshalJSONIter', `encoding/hex: invalid byte: '${wrong}'`);
  return { ok: true, value: value.toLowerCase() };
}

function readEnum(node: JsonNode, names: readonly string[]): ReadScalar {
  if (node.type === 'number') {
    return asNumber(readInteger(node, { operation: 'ReadInt32', min: -(2n ** 31n), max: 2n ** 31n - 1n }));
  }
  if (node.type !== 'string') return refused(node, 'ReadEnumValue', 'unsupported value type');
  const value = names.indexOf(node.value);
  return value === -1 ? refused(node, 'ReadEnumValue', 'unknown string value') : { ok: true, value };
}

/** A text that was no number, short enough for an error. */
function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}

function refused(node: JsonNode, operation: string, message: string): ReadScalar {
  return { ok: false, failure: { operation, message, position: node.end } };
}

function expected(node: JsonNode, operation: string, what: string): ReadScalar {
  return { ok: false, failure: unexpectedType(node, operation, what) };
}
