import type { SoakSample } from './soak-sample.ts';

/** What may grow in an hour, in bytes: one MiB in ten minutes. */
const MAX_GROWTH_PER_HOUR = 6 * 2 ** 20;
/** However short the run, so much is chance. */
const MAX_CHANCE_BYTES = 1.5 * 2 ** 20;
/** Kinds of resources that come and go with every request and tick. */
const MAX_MORE_OF_A_KIND = 2;

/** Growth per millisecond, by least squares. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (index: 0 | 1) => points.reduce((sum, point) => sum + point[index], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const covariance = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const variance = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return variance === 0 ? 0 : covariance / variance;
}

const MiB = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

function memoryFailures(samples: readonly SoakSample[], name: string, of: (sample: SoakSample) => number): string[] {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return [`${name}: nothing was measured.`];
  const durationMs = last.atMs - first.atMs;
  const grown = slopeOf(samples.map((sample) => [sample.atMs, of(sample)])) * durationMs;
  const allowed = Math.max(MAX_CHANCE_BYTES, (MAX_GROWTH_PER_HOUR * durationMs) / 3_600_000);
  return grown <= allowed ? [] : [`${name} grew by ${MiB(grown)}, from ${MiB(of(first))} to ${MiB(of(last))}.`];
}

function resourceFailures(samples: readonly SoakSample[]): string[] {
  const first = samples[0]?.resources ?? {};
  const last = samples.at(-1)?.resources ?? {};
  return Object.entries(last).flatMap(([kind, count]) =>
    count <= (first[kind] ?? 0) + MAX_MORE_OF_A_KIND
      ? []
      : [`${count} open ${kind} at the end, ${first[kind] ?? 0} at the start.`],
  );
}

/**
 * What did not stay level over a run, in words. Samples are taken at rest, after the warm-up: nothing is recorded and
 * everything is delivered.
 */
export function judgeSoak(samples: readonly SoakSample[]): string[] {
  return [
    ...memoryFailures(samples, 'The heap', ({ heapBytes }) => heapBytes),
    ...memoryFailures(samples, 'Memory outside the heap', ({ externalBytes }) => externalBytes),
    ...resourceFailures(samples),
  ];
}
