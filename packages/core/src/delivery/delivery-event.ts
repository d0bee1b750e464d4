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
