/** Why a record never entered the queue. A closed list. */
export type RefusedReason =
  /** The broadcaster was shut down before. */
  | 'shut_down'
  /** The queue is full and its policy keeps the older records. */
  | 'queue_full'
  /** The queue could not store the batch. */
  | 'queue_failed'
  /** The owner's destinations could not be read for 30 s. Counted under `owner:<owner>`, since no destination is known. */
  | 'destinations_unknown'
  /** The generation could not be mapped or encoded, such as a time that is no number. */
  | 'invalid';

/** Why an accepted record was given up. A closed list. */
export type DroppedReason =
  /** Newer records needed the room. */
  | 'queue_full'
  /** Older than the age cap, and its destination still fails. */
  | 'expired'
  /** Grafana said that it will never take this batch. */
  | 'rejected'
  /**
   * Its batch was taken, but not all spans in it. The receiver says how many spans, not which: one record per rejected
   * span is counted, at most all of the batch. `rejectedSpans` has the exact number of spans.
   */
  | 'partially_rejected'
  /** Its destination was deleted or disabled for 30 days. */
  | 'destination_gone'
  /** The queue's file was damaged. What is left of it was set aside. */
  | 'damaged'
  /** Still undelivered in memory when the broadcaster shut down. */
  | 'shut_down';

/** Why a generation was not meant for a destination. A closed list. */
export type SkippedReason = 'disabled' | 'api_key' | 'filtered' | 'sampled_out';

/**
 * Where every record of one destination is. One record is one generation for one destination. At every moment
 * `offered = accepted + refused` and `accepted = delivered + dropped + pending`. What the queue keeps it keeps over a restart;
 * `refused`, `rejectedSpans` and `skipped` count from the start of this process.
 */
export interface DeliveryStats {
  readonly offered: number;
  readonly accepted: number;
  readonly refused: Readonly<Partial<Record<RefusedReason, number>>>;
  readonly delivered: number;
  readonly dropped: Readonly<Partial<Record<DroppedReason, number>>>;
  readonly pending: number;
  /** Spans, not records, that a receiver left out of batches that it took. */
  readonly rejectedSpans: number;
  /** Generations that selection kept away. Not part of `offered`. */
  readonly skipped: Readonly<Partial<Record<SkippedReason, number>>>;
}
