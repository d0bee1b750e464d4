import type { Clock, GenerationRecorder } from '@broadcast-kit/core';

/** The chats whose answers are not over yet. */
export interface OpenCalls {
  /** Hands generations on. A call ends with the record of its generation. */
  readonly recorder: GenerationRecorder;
  /** Begins a call. `false` where no more are taken. */
  begin(): boolean;
  /** Takes no more calls. Resolves when none is open, or when the time is over. */
  drain(timeoutMs: number): Promise<void>;
}

/** Counts open calls, so that a shutdown can wait for what they will record. */
export function trackOpenCalls(recorder: GenerationRecorder, clock: Clock): OpenCalls {
  let open = 0;
  let isDraining = false;
  let resume = () => {};

  return {
    recorder: {
      record(generation) {
        const recorded = recorder.record(generation);
        open -= 1;
        if (open === 0) resume();
        return recorded;
      },
    },
    begin() {
      if (isDraining) return false;
      open += 1;
      return true;
    },
    async drain(timeoutMs) {
      isDraining = true;
      if (open === 0) return;
      await new Promise<void>((resolve) => {
        const cancel = clock.schedule(resolve, timeoutMs);
        resume = () => {
          cancel();
          resolve();
        };
      });
    },
  };
}
