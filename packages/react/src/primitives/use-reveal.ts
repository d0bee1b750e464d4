import { useEffect, useState } from 'react';
import { useLanguage } from '../broadcast-provider/broadcast-context.ts';

/** A secret does not stay readable on an unattended screen. */
const REVEAL_MS = 30_000;

/** Whether a typed secret is readable: for 30 s at most, while `allowed`, and until the window loses the focus. */
export function useReveal(allowed: boolean): [boolean, (revealed: boolean) => void] {
  const { clock } = useLanguage();
  const [revealed, setRevealed] = useState(false);
  useEffect(() => {
    if (!revealed) return undefined;
    const hide = (): void => setRevealed(false);
    if (!allowed) {
      hide();
      return undefined;
    }
    const cancel = clock.schedule(hide, REVEAL_MS);
    addEventListener('blur', hide);
    return () => {
      cancel();
      removeEventListener('blur', hide);
    };
  }, [revealed, allowed, clock]);
  return [revealed && allowed, setRevealed];
}
