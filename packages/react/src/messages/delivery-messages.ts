import type {
  DeliveryOutcomeKind,
  DroppedReason,
  PermanentReason,
  RefusedReason,
  RetryReason,
} from '@broadcast-kit/core';

/** Why a record did not arrive, or not yet. */
export type DeliveryReason = RetryReason | PermanentReason | DroppedReason | RefusedReason;

/** What the list says about deliveries, behind a row. */
export interface DeliveryMessages {
  readonly lastTrace: string;
  readonly noTrace: string;
  readonly lastAttempt: string;
  readonly noAttempt: string;
  readonly attemptOutcomes: Readonly<Record<DeliveryOutcomeKind, string>>;
  /** `count` as a number to choose the plural, `text` as people read it. */
  readonly requests: (count: number, text: string) => string;
  /** `attempt` from 2. */
  readonly attemptNumber: (attempt: number) => string;
  readonly delivered: string;
  readonly pending: string;
  readonly dropped: string;
  readonly refused: string;
  readonly skipped: string;
  /** `reason` is a code that this version of the kit may not know. */
  readonly deliveryReason: (reason: string) => string;
  /** `reason` is a code that this version of the kit may not know. */
  readonly skippedReason: (reason: string) => string;
  readonly statusFailed: string;
  /** `time` is relative, such as "2 minutes ago". */
  readonly statusReadAt: (time: string) => string;
  readonly refresh: string;
}
