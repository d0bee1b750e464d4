/** Says that something has ended for good, to those who wait for something else meanwhile. */
export interface StopSignal {
  isStopped(): boolean;
  stop(): void;
  /**
   * The outcome of `work`, or `undefined` as soon as the end has come. Work that is over leaves
   * nothing behind here: racing it against one promise that lives as long as the process would keep every outcome.
   */
  unlessStopped<T>(work: Promise<T>): Promise<T | undefined>;
}

/** Not stopped yet. */
export function createStopSignal(): StopSignal {
  const waiting = new Set<() => void>();
  let stopped = false;
  return {
    isStopped: () => stopped,
    stop() {
      stopped = true;
      for (const giveUp of waiting) giveUp();
      waiting.clear();
    },
    unlessStopped<T>(work: Promise<T>) {
      return new Promise<T | undefined>((resolve, reject) => {
        const giveUp = () => resolve(undefined);
        if (stopped) giveUp();
        else waiting.add(giveUp);
        work.finally(() => waiting.delete(giveUp)).then(resolve, reject);
      });
    },
  };
}
