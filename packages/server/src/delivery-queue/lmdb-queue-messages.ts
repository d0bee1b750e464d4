import type { Delivery, DeliveryAccount, DeliveryAccounts, EvictedDelivery, Settlement } from '@broadcast-kit/core';

/** Limits of a queue file. */
export interface QueueFileLimits {
  readonly maxBytesPerDestination: number;
  readonly maxBytes: number;
  readonly overflow: 'drop_oldest' | 'drop_newest';
}

/** Which file, and how. */
export interface QueueFileOptions {
  readonly path: string;
  readonly durability: 'process' | 'power';
  readonly limits: QueueFileLimits;
  /** Where the books stood of a file that was set aside in this process. What was pending there is lost. */
  readonly lost?: DeliveryAccounts | undefined;
}

/** What changes a queue file. */
export type QueueWrite =
  | { readonly kind: 'put'; readonly delivery: Delivery }
  | { readonly kind: 'release'; readonly id: string; readonly failedAtMs: number | undefined }
  | { readonly kind: 'settle'; readonly id: string; readonly settlement: Settlement }
  | { readonly kind: 'replace'; readonly id: string; readonly parts: readonly Delivery[] };

/** What a queue file can be asked for. */
export type QueueOperation =
  | QueueWrite
  | { readonly kind: 'take'; readonly destinationId: string }
  | { readonly kind: 'close' };

/** What came of an operation: the fields of its kind. */
export interface QueueAnswer {
  readonly stored?: boolean;
  readonly evicted?: readonly EvictedDelivery[];
  /** `undefined` where nothing waits for the destination. */
  readonly delivery?: Delivery | undefined;
  /** Whether the delivery was still there to be booked. */
  readonly booked?: boolean;
}

/** Why a file cannot be used. `unusable`: perhaps for now only. `version`: another release of this package wrote it. */
export interface QueueFailure {
  readonly failure: 'damaged' | 'version' | 'unusable';
  readonly message: string;
}

/** What is different after some operations. */
export interface QueueChanges {
  readonly total: DeliveryAccount;
  /** `undefined`: forgotten, for it was idle for longest. */
  readonly accounts: ReadonlyMap<string, DeliveryAccount | undefined>;
  /** Destinations, and how many deliveries wait for each. */
  readonly lines: ReadonlyMap<string, { readonly owner: string; readonly waiting: number }>;
}

/** From the queue to its thread. */
export interface QueueRequest {
  readonly number: number;
  readonly operation: QueueOperation;
}

/** From the thread to its queue. */
export type QueueMessage =
  | { readonly kind: 'opened'; readonly changes: QueueChanges }
  | { readonly kind: 'not-opened'; readonly failure: QueueFailure }
  | {
      readonly kind: 'done';
      readonly results: readonly { readonly number: number; readonly answer: QueueAnswer | QueueFailure }[];
      readonly changes: QueueChanges;
    };
