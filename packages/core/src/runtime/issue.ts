/** One thing that is wrong with an input, in words that say what to do about it. */
export interface Issue {
  /** Where: a dotted path into the input, such as `config.instanceId`. Empty for the input as a whole. */
  readonly path: string;
  /** Stable, machine-readable reason, such as `instance_id.not_numeric`. */
  readonly code: string;
  /** What is wrong, why, and what to do. Never quotes a secret. */
  readonly message: string;
}

/** A parsed value, or everything that is wrong with the input. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] };
