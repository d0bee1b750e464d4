import { useEffect, useState } from 'react';

function traceIdInPath(): string | undefined {
  return /^\/traces\/([0-9a-f]{1,64})\/?$/i.exec(window.location.pathname)?.[1];
}

/** The trace that the address names, and how to go to another one without loading the page again. */
export function useTraceRoute(): readonly [traceId: string | undefined, open: (traceId: string | undefined) => void] {
  const [traceId, setTraceId] = useState(traceIdInPath);

  useEffect(() => {
    const follow = () => setTraceId(traceIdInPath());
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);

  function open(next: string | undefined) {
    window.history.pushState(null, '', next === undefined ? '/traces' : `/traces/${next}`);
    setTraceId(next);
  }

  return [traceId, open];
}
