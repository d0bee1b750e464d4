/** What a sink is asked for. */
export type SinkOrder =
  /** Forgets what it counted, and answers this late from now on. */
  { readonly kind: 'reset'; readonly delayMs: number } | { readonly kind: 'count' };

/** What a sink got since the last reset. */
export interface SinkCount {
  readonly requests: number;
  /** Of the bodies, as they came over the wire. */
  readonly bytes: number;
  /** By their ids: one that came twice counts once. */
  readonly spans: number;
}
