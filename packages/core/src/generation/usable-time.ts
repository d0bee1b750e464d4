const EARLIEST_MS = Date.UTC(2000, 0, 1);
const LATEST_MS = Date.UTC(2200, 0, 1);

/**
 * Whether a number can be the time of a call in epoch milliseconds: from 2000 to 2200. Seconds and nanoseconds given as
 * milliseconds lie outside; a receiver answers them with an error for the whole batch, or files them where nobody looks.
 */
export function isUsableTime(ms: unknown): ms is number {
  return typeof ms === 'number' && ms >= EARLIEST_MS && ms <= LATEST_MS;
}
