import { BroadcastError } from '../runtime/broadcast-error.ts';

/** A length of time as TraceQL writes it, such as `5s`, `1.5s`, `100ms`. Days are written in hours. */
export type TraceqlDuration = `${number}${'ns' | 'us' | 'ms' | 's' | 'm' | 'h'}`;

/** A number that Tempo stores as a double, whatever its value. Made by `traceql.double`. */
export interface TraceqlDouble {
  readonly double: number;
}

/** What an attribute can be compared with. A whole `number` is an integer; a double is one by its fraction, or by `traceql.double`. */
export type TraceqlValue = string | number | bigint | boolean | TraceqlDouble;

const DURATION = /^\d+(?:\.\d+)?(?:ns|us|ms|s|m|h)$/;
const INT64_MAX = 2n ** 63n - 1n;
/** Control characters that JSON escapes and a raw string in backticks may hold, and no other that either cannot. */
const FITS_BACKTICKS = /^[\n\t\u0020-\u005f\u0061-\u{10ffff}]*$/u;

function misuse(message: string): BroadcastError {
  return new BroadcastError({ code: 'invalid_option', message });
}

/** A string literal. Lone surrogates become U+FFFD, as they do on the spans. */
export function stringText(value: string): string {
  const text = value.toWellFormed();
  // Grafana's editor underlines escapes such as \n, which Tempo reads. Both read a line break in backticks.
  return /[\n\t]/.test(text) && FITS_BACKTICKS.test(text) ? `\`${text}\`` : JSON.stringify(text);
}

/** Digits and a point, never an exponent, so that it is read as a double and by every parser. */
function doubleText(value: number): string {
  if (!Number.isFinite(value)) {
    throw misuse(`TraceQL has no way to write ${value}: compare with a finite number, or ask with exists().`);
  }
  const [mantissa = '', exponent = ''] = Math.abs(value).toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const point = 1 + Number(exponent);
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const fraction = point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  return `${value < 0 ? '-' : ''}${whole}.${fraction || '0'}`;
}

function integerText(value: number | bigint): string {
  const integer = BigInt(value);
  if ((typeof value === 'number' && !Number.isSafeInteger(value)) || integer > INT64_MAX || integer < -INT64_MAX) {
    throw misuse(
      `${value} is not exact as a 64-bit integer. Write a large integer as bigint, a double with traceql.double().`,
    );
  }
  return String(integer);
}

/** The literal of a value, in the type that Tempo compares: integers and doubles never meet. */
export function valueText(value: TraceqlValue): string {
  if (typeof value === 'string') return stringText(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'object') return doubleText(value.double);
  return Number.isInteger(value) || typeof value === 'bigint' ? integerText(value) : doubleText(value);
}

/** The literal of a number that Tempo stores as a double. */
export function valueAsDoubleText(value: TraceqlValue): string {
  return valueText(typeof value === 'number' ? { double: value } : value);
}

/** The literal of a number where Tempo takes integers and doubles alike, such as a limit on a metric. */
export function numberText(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : doubleText(value);
}

/** How many: a whole number from 1. */
export function countText(value: number): string {
  if (Number.isSafeInteger(value) && value > 0) return String(value);
  throw misuse(`${value} is no number of series. Give a whole number from 1.`);
}

/** A quantile. */
export function shareText(value: number): string {
  if (value >= 0 && value <= 1) return numberText(value);
  throw misuse(`${value} is no quantile. Give a number from 0 to 1, such as 0.95.`);
}

export function durationText(value: TraceqlDuration): string {
  if (DURATION.test(value)) return value;
  throw misuse(`"${value}" is no duration. Write a number and a unit: ns, us, ms, s, m or h, such as 1.5s.`);
}
