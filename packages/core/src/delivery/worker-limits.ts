/** Limits of delivery. */
export interface WorkerLimits {
  /** Most requests at once to one destination that works, to begin with. Default 4. */
  readonly perDestination: number;
  /** What this may grow to while requests go through as fast as they are made. Default 16. */
  readonly perDestinationMax: number;
  /** Most requests at once in all. Default 256. Destinations that never worked or fail get at most half of them. */
  readonly total: number;
  /** Longest wait for an answer, in milliseconds. Default 10,000. */
  readonly timeoutMs: number;
  /**
   * How long a record is tried again while its destination fails, in milliseconds. Default 24 hours; 0: for as long as
   * the queue has room.
   */
  readonly maxAgeMs: number;
  /** How long a record of a deleted or disabled destination is kept, in milliseconds. Default 30 days. */
  readonly goneMaxAgeMs: number;
  /** After how long without a success a failing destination is paused, in milliseconds. Default 5 days; 0: never. */
  readonly disableAfterMs: number;
  /**
   * How often a batch is sent again after 500 or 408. Default 0: by the OTLP specification they are final, and what a
   * receiver took before it failed would come twice.
   */
  readonly serverErrorRetries: number;
}

const DAY_MS = 24 * 3_600_000;

/** The limits where none are given. */
export const DEFAULT_WORKER_LIMITS: WorkerLimits = {
  perDestination: 4,
  perDestinationMax: 16,
  total: 256,
  timeoutMs: 10_000,
  maxAgeMs: DAY_MS,
  goneMaxAgeMs: 30 * DAY_MS,
  disableAfterMs: 5 * DAY_MS,
  serverErrorRetries: 0,
};
