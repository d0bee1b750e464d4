import type { DeliveryStats } from '@broadcast-kit/core';
import type { QueueChoice } from '../open-queue.ts';

/** What a producer is told at its start. */
export interface ProducerOrder {
  readonly queue: QueueChoice;
  /** Base URL of the sink. */
  readonly baseUrl: string;
  /** Instance ids of the destinations: records go to them in turn. */
  readonly users: readonly string[];
  readonly ratePerSecond: number;
  /** Starts every id of this process. */
  readonly idPrefix: string;
  /** How much faster its time passes. */
  readonly clockFactor: number;
}

/** What the oracle asks of a running producer. Each is answered with a {@link ProducerReport}. */
export type ProducerRequest =
  | { readonly kind: 'report' }
  /** No more records. */
  | { readonly kind: 'stop' }
  /** One more record for each destination. */
  | { readonly kind: 'fresh' }
  /** Shut down, and exit after the answer. */
  | { readonly kind: 'end' };

/** Where the producer's records are. */
export interface ProducerReport {
  readonly stats: DeliveryStats;
  /** Ids of the fresh records that were asked for, as `user/id`. */
  readonly fresh: readonly string[];
  /** Destinations that have something pending, and how much. */
  readonly waiting: readonly string[];
}

/** Lines that a producer writes before and after it matters; they outlive its death. */
export const LINE = {
  /** Every number below this one may have been used for an id. */
  issuing: 'i',
  /** The queue holds these records. */
  accepted: 'a',
  complaint: 'c',
  /** What the broadcaster or the queue told its logger. */
  log: 'l',
} as const;

/** Every so many records is one that the receiver will never take. A prime, so that each destination gets some. */
const POISON_EVERY = 307;

/** The id of a record. */
export function recordId(idPrefix: string, number: number): string {
  return `${idPrefix}-${number}${number % POISON_EVERY === POISON_EVERY - 1 ? '-poison' : ''}`;
}
