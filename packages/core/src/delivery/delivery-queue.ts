import type { DroppedReason } from './delivery-stats.ts';

/** A sealed batch for one destination, on its way. */
export interface Delivery {
  /** Unique, also among the instances that share a queue. Text of letters, digits, `-` and `.`. */
  readonly id: string;
  readonly owner: string;
  readonly destinationId: string;
  /** Body of the OTLP request, compressed as `encoding` says. A retry sends the same bytes. */
  readonly body: Uint8Array<ArrayBuffer>;
  readonly encoding: 'gzip' | 'identity';
  /** Bytes of each record's entry in the uncompressed body, in order: where a batch can be split. One per record. */
  readonly entryBytes: readonly number[];
  /** Epoch milliseconds; the age cap counts from here, also after a restart. */
  readonly createdAtMs: number;
  /** How often it was sent already, as far as the queue remembers: a restart may forget. */
  readonly attempts: number;
}

/** A delivery that had to make room, without its body. */
export interface EvictedDelivery {
  readonly id: string;
  readonly owner: string;
  readonly destinationId: string;
  readonly records: number;
}

/** Whether a delivery found room, and which older ones had to make it. */
export interface PutOutcome {
  readonly stored: boolean;
  /** Older deliveries, also of other destinations, that are gone and booked as dropped (`queue_full`). */
  readonly evicted: readonly EvictedDelivery[];
}

/** What became of the records of one delivery. Together as many as the delivery holds. */
export interface Settlement {
  readonly delivered: number;
  readonly dropped?: Readonly<Partial<Record<DroppedReason, number>>> | undefined;
}

/** Where the records of a destination are. At every moment `accepted = delivered + dropped + pending`. */
export interface DeliveryAccount {
  readonly accepted: number;
  readonly delivered: number;
  readonly dropped: Readonly<Partial<Record<DroppedReason, number>>>;
  /** Waiting or in flight. */
  readonly pending: number;
  /** Since when attempts fail with no success in between, in epoch milliseconds. `undefined`: the last one went through. */
  readonly failingSinceMs?: number | undefined;
}

/** The books of a queue. A live view: read it and let go of it, or copy. */
export interface DeliveryAccounts {
  readonly total: DeliveryAccount;
  /** By destination id. Those that have nothing pending may be forgotten, longest unchanged first; `total` keeps them. */
  readonly destinations: ReadonlyMap<string, DeliveryAccount>;
}

/** How a taker hands its gates to {@link DeliveryQueue.take}. */
export interface TakeRequest {
  /** The taker's monotonic time. */
  readonly nowMs: number;
  /**
   * From when on a destination may be sent to, on the same clock. `nowMs` or earlier: hand one out. Later: hold the
   * destination back until then. `Infinity`: until `resume`. Must not throw.
   */
  readonly admit: (destination: { readonly owner: string; readonly destinationId: string }) => number;
}

/** A delivery, or the reason to ask again later. */
export type TakeOutcome =
  | { readonly kind: 'taken'; readonly delivery: Delivery }
  /** Nothing may leave now. `dueAtMs`: when the first destination that is held back comes due; `Infinity`: none is. */
  | { readonly kind: 'nothing'; readonly dueAtMs: number };

/** Whether a queue keeps its promises. */
export type QueueState =
  | { readonly kind: 'ok' }
  /** It goes on as well as it can, for now in memory alone. `reason` is one line for an operator. */
  | { readonly kind: 'degraded'; readonly reason: string };

/**
 * Holds sealed batches until they are delivered, and keeps the books of them.
 *
 * An implementation guarantees:
 * - **One step.** `put`, `settle` and `replace` change deliveries and books together: after a crash at any moment the books
 *   say where every accepted record is.
 * - **Durability.** A delivery whose `put` has resolved survives what `durability` names. What is in flight at a crash is
 *   pending again, and may arrive twice.
 * - **One taker.** A taken delivery is given to nobody else until it is settled, replaced or released. Where a taker can be
 *   lost (several instances), the first `settle` or `replace` counts and every later one answers `false`.
 * - **Fair turns.** Destinations take turns, whatever each of them has waiting. One that is held back costs a take nothing
 *   until it comes due. Within a destination the oldest goes first, but for what was released.
 * - **Bounds.** Per destination and in all, with a documented policy for when they are reached.
 *
 * Not guaranteed: order after a release. `deliveryQueueContract` of `@broadcast-kit/server/testing` checks all of this.
 */
export interface DeliveryQueue {
  /** What a stored delivery survives: nothing, a killed process, a power loss. */
  readonly durability: 'memory' | 'process' | 'power';
  /** Stores a delivery and books its records as accepted, and evicted ones as dropped. Not stored: booked nowhere. */
  put(delivery: Delivery): Promise<PutOutcome>;
  /** The next delivery that `admit` lets through, which is in flight from now on. Calls of one taker follow each other. */
  take(request: TakeRequest): Promise<TakeOutcome>;
  /** Gives a delivery back to the front of its line. `failedAtMs` (epoch milliseconds): an attempt failed, and is noted. */
  release(delivery: Delivery, options?: { readonly failedAtMs?: number | undefined }): Promise<void>;
  /** Removes a delivery and books what became of it. `false`: it was removed before, and nothing was booked now. */
  settle(delivery: Delivery, settlement: Settlement): Promise<boolean>;
  /** Puts smaller deliveries, which hold the same records together, in the place of one. `false` as for `settle`. */
  replace(delivery: Delivery, parts: readonly Delivery[]): Promise<boolean>;
  /** Asks `admit` again about a destination that is held back, at the next take. */
  resume(destinationId: string): void;
  /** The books as this instance knows them: exact for a queue of one process, else as last heard. */
  accounts(): DeliveryAccounts;
  state(): QueueState;
  /** Calls `listener` when there may be more to take: a put, of any instance, or what a lost taker held. Returns the way out. */
  subscribe(listener: () => void): () => void;
  /** Resolves when the books of an earlier run are read. Every other call may come before. */
  ready(): Promise<void>;
  /** Gives up files and connections. What a queue in memory still holds is booked as dropped (`shut_down`). */
  close(): Promise<void>;
}
