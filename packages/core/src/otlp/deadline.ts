import type { Clock } from '../runtime/clock.ts';

/** The end of one request, be it by time or by its caller. */
export interface Deadline {
  /** Fires when the request has to end. */
  readonly signal: AbortSignal;
  /** Why it has to end; `undefined` while it may go on. */
  readonly ended: () => 'timeout' | 'aborted' | undefined;
  /** Resolves when `signal` fires; else never. */
  readonly passed: Promise<unknown>;
  /** Forgets timer and listener. To be called once the request is over. */
  readonly stop: () => void;
}

/** Joins a time limit and the caller's signal into one. */
export function startDeadline({
  timeoutMs,
  signal,
  clock,
}: {
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  readonly clock: Clock;
}): Deadline {
  const controller = new AbortController();
  let reason: 'timeout' | 'aborted' | undefined;
  const end = (why: 'timeout' | 'aborted') => {
    reason ??= why;
    controller.abort();
  };
  const abort = () => end('aborted');
  const passed = new Promise((resolve) => {
    controller.signal.addEventListener('abort', resolve, { once: true });
  });
  const cancelTimer = clock.schedule(() => end('timeout'), timeoutMs, { keepAlive: true });
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted) abort();
  return {
    signal: controller.signal,
    ended: () => reason,
    passed,
    stop() {
      cancelTimer();
      signal?.removeEventListener('abort', abort);
    },
  };
}
