import { type RefObject, useCallback, useEffect, useRef } from 'react';

/**
 * Focuses a control that the next render brings, or that is left after it took one away.
 *
 * @returns Asks for the first control that matches one of the selectors, tried in their order.
 */
export function useNextFocus(root: RefObject<HTMLElement | null>): (...selectors: readonly string[]) => void {
  const wanted = useRef<readonly string[]>([]);
  useEffect(() => {
    if (wanted.current.length === 0) return;
    const [found] = wanted.current.flatMap((selector) => root.current?.querySelector<HTMLElement>(selector) ?? []);
    wanted.current = [];
    found?.focus();
  });
  return useCallback((...selectors) => {
    wanted.current = selectors;
  }, []);
}
