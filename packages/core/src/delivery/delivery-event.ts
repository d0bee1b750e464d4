/** What became of one attempt to deliver a batch. Holds no secret and no content. */
export interface DeliveryEvent {
  readonly owner: string;
  readonly destinationId: string;
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** Records in the batch. */
  readonly records: number;
  /** Which try it was, from 1. */
  readonly attempt: number;
  /** How long the request took, in milliseconds. `undefined` where none was sent. */
  readonly durationMs?: number | undefined;
  readonly outcome:
    | { readonly kind: 'delivered' }
    /** Taken, but some spans were not; they are never sent again. */
    | { readonly kind: 'partial'; readonly rejectedSpans: number; readonly message: string }
    /** Will be tried again by itself. */
    | { readonly kind: 'retry'; readonly reason: string }
    /** Refused until somebody mends the settings; kept meanwhile. */
    | { readonly kind: 'held'; readonly reason: string; readonly message: string }
    /** Split, because some record in it cannot be taken. */
    | { readonly kind: 'split'; readonly reason: string }
    | { readonly kind: 'dropped'; readonly reason: string; readonly message: string };
}

/**
 * A destination is paused because nothing went through for days. What waits for it is kept, and sent when its settings
 * change (`broadcaster.invalidate(owner)`). Tell its owner by a way that does not end in the same destination.
 */
export interface DestinationDisabledEvent {
  readonly owner: string;
  readonly destinationId: string;
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** When the first attempt without a success since failed, in epoch milliseconds. */
  readonly failingSinceMs: number;
  /** Code of the last failure, as in {@link DeliveryEvent}. */
  readonly reason: string;
  /** Records that wait for it. */
  readonly pending: number;
}
