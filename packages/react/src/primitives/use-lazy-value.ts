import { useCallback, useEffect, useState } from 'react';
import type { LazyValue } from '../settings-store/lazy-value.ts';

/** Where a {@link LazyValue} stands. */
export type LazyState<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly retry: () => void };

/** Loads a value while the component is mounted, so mount it only where the value is wanted. */
export function useLazyValue<T>(lazy: LazyValue<T>): LazyState<T> {
  const [attempt, setAttempt] = useState(0);
  const [settled, setSettled] = useState<{ readonly attempt: number; readonly ok: boolean }>();
  const isHere = lazy.value !== undefined;
  useEffect(() => {
    if (isHere) return undefined;
    let isWanted = true;
    const settle = (ok: boolean) => () => isWanted && setSettled({ attempt, ok });
    lazy.load().then(settle(true), settle(false));
    return () => {
      isWanted = false;
    };
  }, [lazy, attempt, isHere]);
  const retry = useCallback(() => setAttempt((last) => last + 1), []);
  if (lazy.value !== undefined) return { status: 'ready', value: lazy.value };
  return settled?.ok === false && settled.attempt === attempt ? { status: 'failed', retry } : { status: 'loading' };
}
