/** How values lie: the middle, the quarters around it, the ends, and how many there are. */
export interface Spread {
  readonly median: number;
  readonly p25: number;
  readonly p75: number;
  readonly min: number;
  readonly max: number;
  readonly n: number;
}

/** The value below which a share of the sorted values lies, between two of them where it falls between. */
function quantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}

/** The spread of at least one value, to four digits. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => Number(quantile(sorted, share).toPrecision(4));
  return { median: at(0.5), p25: at(0.25), p75: at(0.75), min: at(0), max: at(1), n: values.length };
}

/** A spread for people: the middle, and the middle half. */
export function showSpread({ median, p25, p75 }: Spread, unit = ''): string {
  return `${median}${unit} (${p25} to ${p75})`;
}
