import type { Diagnosis } from '../connection/diagnosis.ts';
import type { DestinationHealth } from './destination-view.ts';
import type { HealthWire } from './destination-wire.ts';
import { healthFromWire } from './destination-wire.ts';

/** Where the records of a destination are. One record is one generation for one destination. */
export interface DeliveryCounters {
  readonly offered: number;
  readonly accepted: number;
  readonly delivered: number;
  readonly pending: number;
  /** Records that never entered the queue, by reason. */
  readonly refused: Readonly<Record<string, number>>;
  /** Records that were given up, by reason. */
  readonly dropped: Readonly<Record<string, number>>;
  /** Generations that were not meant for the destination, by reason. Not part of `offered`. */
  readonly skipped: Readonly<Record<string, number>>;
}

/** How one attempt to deliver a batch went. */
export type DeliveryOutcomeKind = 'delivered' | 'partial' | 'retry' | 'held' | 'split' | 'dropped';

/** How deliveries to a destination go, as the answering instance has seen it since it started. Times are ISO 8601. */
export interface DestinationStatus {
  /** From the last connection test or the last delivery, whichever is newer. */
  readonly health: DestinationHealth;
  readonly lastDeliveredAt: string | null;
  readonly lastAttempt: {
    readonly at: string;
    /** Of hosts that the operator does not know every failure is told as `retry`. */
    readonly outcome: DeliveryOutcomeKind;
    /** Records in the batch. */
    readonly records: number;
    /** Which try it was, from 1. */
    readonly attempt: number;
    /** Stable code of what went wrong. `null` where nothing did, and for hosts that the operator does not know. */
    readonly reason: string | null;
  } | null;
  /** `null` where nothing was ever offered to this instance, and for hosts that the operator does not know. */
  readonly counters: DeliveryCounters | null;
  /**
   * Why the destination was disabled without anybody's doing: nothing was delivered for days. `null` or absent where it was
   * not; enabling it again ends it, and what was kept is sent.
   */
  readonly autoDisabled?: { readonly at: string; readonly diagnosis: Diagnosis } | null | undefined;
}

/** {@link DestinationStatus} on the wire. */
export interface DestinationStatusWire {
  readonly health: HealthWire;
  readonly last_delivered_at: string | null;
  readonly last_attempt: DestinationStatus['lastAttempt'];
  readonly counters: DeliveryCounters | null;
  readonly auto_disabled?: DestinationStatus['autoDisabled'];
}

/** How deliveries go, as the React kit reads it. */
export function destinationStatusFromWire(wire: DestinationStatusWire): DestinationStatus {
  return {
    health: healthFromWire(wire.health),
    lastDeliveredAt: wire.last_delivered_at,
    lastAttempt: wire.last_attempt,
    counters: wire.counters,
    autoDisabled: wire.auto_disabled,
  };
}
