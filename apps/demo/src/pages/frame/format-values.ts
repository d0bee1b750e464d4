const UNITS: readonly (readonly [ns: number, unit: string])[] = [
  [1e9, 's'],
  [1e6, 'ms'],
  [1e3, 'µs'],
];

/** Nanoseconds in the unit that people read, such as `1.31 s`, `212 ms`. */
export function formatDuration(nanoseconds: bigint | number): string {
  const ns = Number(nanoseconds);
  if (ns === 0) return '0';
  const [size, unit] = UNITS.find(([least]) => ns >= least) ?? [1, 'ns'];
  const value = ns / size;
  return `${value >= 100 ? Math.round(value) : Number(value.toPrecision(3))} ${unit}`;
}

/** US dollars of a single call: small amounts keep their first digits. */
export function formatCost(usd: number): string {
  return `$${new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(usd)}`;
}

/** How long ago a moment was. */
export function formatAgo(thenMs: number, nowMs: number): string {
  const seconds = Math.round((thenMs - nowMs) / 1000);
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  if (seconds > -5) return 'just now';
  if (seconds > -60) return format.format(seconds, 'second');
  if (seconds > -3600) return format.format(Math.round(seconds / 60), 'minute');
  if (seconds > -86_400) return format.format(Math.round(seconds / 3600), 'hour');
  return format.format(Math.round(seconds / 86_400), 'day');
}

/** The exact time behind {@link formatAgo}, with milliseconds. */
export function formatInstant(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('T', ' ').replace('Z', ' UTC');
}

/** `1 span`, `3 spans`. */
export function formatCount(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** How much larger or smaller the second of two figures is, such as `+20%`, `−35%`, `3.4×`. */
export function formatChange(before: number, after: number): string {
  if (before === after) return 'same';
  if (before === 0 || after === 0) return after === 0 ? 'none' : 'new';
  const factor = after / before;
  if (factor >= 2) return `${Number(factor.toPrecision(2))}×`;
  return new Intl.NumberFormat('en', { style: 'percent', signDisplay: 'always', maximumFractionDigits: 1 })
    .format(factor - 1)
    .replace('-', '−');
}
