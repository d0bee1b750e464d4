/** A sealed batch for one destination, on its way. */
export interface Delivery {
  readonly id: string;
  readonly owner: string;
  readonly destinationId: string;
  /** Body of the OTLP request, compressed as `encoding` says. A retry sends the same bytes. */
  readonly body: Uint8Array<ArrayBuffer>;
  readonly encoding: 'gzip' | 'identity';
  /** Bytes of each record's entry in the uncompressed body, in order: where a batch can be split. */
  readonly entryBytes: readonly number[];
  /** Epoch milliseconds; the age cap counts from here, also after a restart. */
  readonly createdAtMs: number;
  /** How often it was sent already. */
  readonly attempts: number;
}

/** Whether a delivery found room, and which older ones had to make it. */
export interface PutOutcome {
  readonly stored: boolean;
  /** Older deliveries, also of other destinations, that are gone. */
  readonly evicted: readonly Delivery[];
}

/**
 * Holds sealed batches until they are delivered, first in, first out per destination.
 *
 * Guarantees: a delivery whose `put` has resolved survives what `durability` names; `take` gives a delivery to one taker
 * until it is settled or returned. Not guaranteed: order after a return.
 */
export interface DeliveryQueue {
  /** What a stored delivery survives: nothing, a killed process, a power loss. */
  readonly durability: 'memory' | 'process' | 'power';
  put(delivery: Delivery): Promise<PutOutcome>;
  /** The oldest waiting delivery of a destination, which is in flight from now on. */
  take(destinationId: string): Promise<Delivery | undefined>;
  /** Gives an in-flight delivery back to the front of its destination's line. */
  putBack(delivery: Delivery): Promise<void>;
  /** Removes an in-flight delivery for good. */
  settle(delivery: Delivery): Promise<void>;
  /** Destinations that have waiting deliveries, those that waited longest first. */
  waiting(): Promise<readonly { readonly destinationId: string; readonly owner: string }[]>;
}
