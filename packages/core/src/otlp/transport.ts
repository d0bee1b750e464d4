/** One POST on its way out. */
export interface TransportRequest {
  readonly url: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Gives up after this many milliseconds. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Why there was no answer. */
export type TransportFailureCode =
  /** The name does not resolve. */
  | 'dns'
  /** The certificate or the handshake is bad. */
  | 'tls'
  /** Nothing listens there. */
  | 'refused'
  /** The connection broke before the answer was whole. */
  | 'reset'
  /** No answer in time. */
  | 'timeout'
  /** The caller's signal fired. */
  | 'aborted'
  /** The guard refuses the address. */
  | 'blocked'
  /** Anything else on the way. */
  | 'network';

/** An answer of any status, or the reason why there is none. A redirect is an answer: it is never followed. */
export type TransportResult =
  | {
      readonly kind: 'response';
      readonly status: number;
      /** Value of a response header by lower-case name. */
      readonly header: (name: string) => string | undefined;
      /** At most the first 64 KiB, as text. */
      readonly body: string;
    }
  | { readonly kind: 'failure'; readonly code: TransportFailureCode };

/** Sends one POST. Never rejects and never follows a redirect. */
export type Transport = (request: TransportRequest) => Promise<TransportResult>;
