/** Time as Broadcast Kit sees it. Inject `createTestClock()` from `@broadcast-kit/core/testing` in tests. */
export interface Clock {
  /** Wall-clock time in epoch milliseconds. May jump. */
  now(): number;
  /** Monotonic milliseconds from an arbitrary origin, for measuring durations. Never jumps back. */
  monotonic(): number;
  /**
   * Runs `callback` once after `delayMs`; the answer cancels it. A pending timer does not keep a process alive, unless
   * `keepAlive` says that somebody is waiting for it.
   */
  schedule(callback: () => void, delayMs: number, options?: { readonly keepAlive?: boolean }): () => void;
}

/** `setTimeout` fires at once for anything above this (a signed 32-bit integer). */
const LONGEST_TIMEOUT_MS = 2_147_483_647;

/** The real clock of the platform. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  schedule(callback, delayMs, options) {
    const timer: unknown = setTimeout(callback, Math.min(Math.max(0, delayMs), LONGEST_TIMEOUT_MS));
    const isNodeTimer = typeof timer === 'object' && timer !== null && 'unref' in timer;
    if (isNodeTimer && options?.keepAlive !== true) (timer as { unref(): void }).unref();
    return () => clearTimeout(timer as number);
  },
};
