import { useEffect, useState } from 'react';
import { useLanguage } from '../broadcast-provider/broadcast-context.ts';

const SECOND_MS = 1_000;

/** Whole seconds until `until` (epoch milliseconds), counting down to 0; 0 without one. */
export function useCountdown(until: number | undefined): number {
  const { clock } = useLanguage();
  const [, setTick] = useState(0);
  const left = until === undefined ? 0 : Math.max(0, Math.ceil((until - clock.now()) / SECOND_MS));
  useEffect(() => {
    if (left === 0 || until === undefined) return undefined;
    // To the next whole second, so that the number is never late.
    return clock.schedule(() => setTick(left), until - clock.now() - (left - 1) * SECOND_MS);
  }, [clock, until, left]);
  return left;
}
