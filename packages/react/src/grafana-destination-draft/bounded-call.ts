import type { Clock, SettingsResult } from '@broadcast-kit/core';
import { settle } from '../settings-store/settle.ts';

/** A call of the settings API of which one is on its way at most. */
export interface BoundedCall {
  /** Calls, and tells the result once: the answer, or that none came in time. After `end` it tells nothing. */
  start<T>(
    call: (signal: AbortSignal) => Promise<SettingsResult<T>>,
    settled: (result: SettingsResult<T>) => void,
  ): void;
  /** Aborts the call that is on its way. */
  end(): void;
}

/** A call that takes longer is given up, so that a form never waits for good. The server's own budget is 10 s. */
const TIMEOUT_MS = 15_000;

const TIMED_OUT: SettingsResult<never> = {
  ok: false,
  error: {
    code: 'network_error',
    message: `There was no answer within ${TIMEOUT_MS / 1000} seconds. Check the network and try again.`,
  },
};

/** Creates a {@link BoundedCall}. */
export function createBoundedCall(clock: Clock): BoundedCall {
  let endLast: () => void = () => {};
  return {
    start(call, settled) {
      const abort = new AbortController();
      let isOver = false;
      const finish = (result: Parameters<typeof settled>[0]): void => {
        if (isOver) return;
        isOver = true;
        stopTimer();
        settled(result);
      };
      const stopTimer = clock.schedule(() => {
        abort.abort();
        finish(TIMED_OUT);
      }, TIMEOUT_MS);
      endLast = () => {
        isOver = true;
        stopTimer();
        abort.abort();
      };
      void settle(() => call(abort.signal)).then(finish);
    },
    end: () => endLast(),
  };
}
