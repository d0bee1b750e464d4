import type { Random } from '../runtime/random.ts';

const FIRST_DELAY_MS = 1_000;
const FIRST_PROBE_DELAY_MS = 5_000;
const LONGEST_DELAY_MS = 300_000;

function ceilingMs(firstMs: number, doublings: number): number {
  return Math.min(LONGEST_DELAY_MS, firstMs * 2 ** Math.min(doublings, 20));
}

/**
 * How long to leave a destination alone after its nth failure in a row: exponential from 1 s to 5 min with full jitter,
 * so that many senders do not come back at the same moment.
 *
 * @param failures - Failures in a row, this one included: 1 or more.
 */
export function retryDelayMs(failures: number, random: Random): number {
  return Math.max(50, random() * ceilingMs(FIRST_DELAY_MS, failures - 1));
}

/**
 * How long an open breaker waits for its next probe: 5 s, doubled with every failed probe up to 5 min, 20 % more or less.
 *
 * @param failedProbes - Probes in a row that failed.
 */
export function probeDelayMs(failedProbes: number, random: Random): number {
  return ceilingMs(FIRST_PROBE_DELAY_MS, failedProbes) * (0.8 + 0.4 * random());
}
