import type { Logger } from '../runtime/logger.ts';

/** Runs a step of capture, which must never break the call: an error is logged by its name, and `undefined` is the answer. */
export function guarded<T>(logger: Logger, step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    logger.warn('A call was not captured. The call itself is not affected.', { error: name });
    return undefined;
  }
}
