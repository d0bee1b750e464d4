import { useEffect, useState } from 'react';
import { useLanguage } from '../broadcast-provider/broadcast-context.ts';

/** Whether `active` has held for `delayMs` without a break. */
export function useDelayed(active: boolean, delayMs: number): boolean {
  const { clock } = useLanguage();
  const [due, setDue] = useState(false);
  useEffect(() => {
    if (!active) return undefined;
    const cancel = clock.schedule(() => setDue(true), delayMs);
    return () => {
      cancel();
      setDue(false);
    };
  }, [active, delayMs, clock]);
  return active && due;
}
