import type { Random } from '../runtime/random.ts';

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 300_000;

/**
 * How long to leave a destination alone after its nth failure in a row: exponential from 1 s to 5 min with full jitter,
 * so that many senders do not come back at the same moment.
 *
 * @param failures - Failures in a row, this one included: 1 or more.
 */
export function retryDelayMs(failures: number, random: Random): number {
  const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(failures - 1, 20));
  return Math.max(50, random() * ceiling);
}
