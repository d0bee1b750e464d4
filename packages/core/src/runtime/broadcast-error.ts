/** Stable codes of {@link BroadcastError}. A code never changes its meaning; new ones may be added. */
export type BroadcastErrorCode =
  | 'invalid_option'
  | 'invalid_config'
  | 'invalid_generation'
  | 'shut_down'
  | 'secret_unreadable'
  | 'store_failed';

const MARKER: unique symbol = Symbol.for('@broadcast-kit/broadcast-error') as never;

/** What a {@link BroadcastError} is made of. */
export interface BroadcastErrorOptions {
  /** Stable, machine-readable reason. */
  readonly code: BroadcastErrorCode;
  /** One or two sentences: what happened, why it is a problem, what to do. Never holds a secret. */
  readonly message: string;
  /** The error below this one, where there is one. */
  readonly cause?: unknown;
}

/**
 * The only error that Broadcast Kit throws, and only for misuse (a missing option, an unreadable key ring).
 * Failures that a running system must expect, such as a refused connection test, are returned as values.
 *
 * @example
 * ```ts
 * try {
 *   createBroadcaster({ destinations: [badDestination] });
 * } catch (error) {
 *   if (isBroadcastError(error) && error.code === 'invalid_config') showToOperator(error.message);
 * }
 * ```
 */
export class BroadcastError extends Error {
  readonly code: BroadcastErrorCode;

  constructor({ code, message, cause }: BroadcastErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'BroadcastError';
    this.code = code;
    Object.defineProperty(this, MARKER, { value: true });
  }
}

/**
 * Tells a {@link BroadcastError} from any other value, also across two copies of this package, where
 * `instanceof` fails.
 */
export function isBroadcastError(value: unknown): value is BroadcastError {
  return value instanceof Error && (value as { [MARKER]?: unknown })[MARKER] === true;
}
