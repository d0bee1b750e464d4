import { useCallback, useEffect, useRef } from 'react';

/**
 * `handler` under one identity for good: parts that are memoised do not render because it was written anew. It runs as the
 * last render wrote it. For events only, never during a render.
 */
export function useHandler<Args extends readonly unknown[], Answer>(
  handler: (...args: Args) => Answer,
): (...args: Args) => Answer {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  return useCallback((...args) => latest.current(...args), []);
}
