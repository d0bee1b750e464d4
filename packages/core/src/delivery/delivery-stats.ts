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
  /** Older than the age cap. */
  | 'expired'
  /** Grafana said that it will never take this batch. */
  | 'rejected'
  /** Part of a batch that was taken, but these spans were not. */
  | 'partially_rejected'
  /** Still undelivered in memory when the broadcaster shut down. */
  | 'shut_down';

/** Why a generation was not meant for a destination. A closed list. */
export type SkippedReason = 'disabled' | 'api_key' | 'filtered' | 'sampled_out';

/**
 * Where every record of one destination is. One record is one generation for one destination. At every moment
 * `offered = accepted + refused` and `accepted = delivered + dropped + pending`.
 */
export interface DeliveryStats {
  readonly offered: number;
  readonly accepted: number;
  readonly refused: Readonly<Partial<Record<RefusedReason, number>>>;
  readonly delivered: number;
  readonly dropped: Readonly<Partial<Record<DroppedReason, number>>>;
  readonly pending: number;
  /** Generations that selection kept away. Not part of `offered`. */
  readonly skipped: Readonly<Partial<Record<SkippedReason, number>>>;
}
