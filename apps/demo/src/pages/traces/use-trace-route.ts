import { useEffect, useState } from 'react';

const TRACE_ID = '[0-9a-f]{1,64}';

/** What the address asks for. */
export interface TraceRoute {
  readonly traceId: string | undefined;
  /** The trace to compare it with. */
  readonly otherId: string | undefined;
  /** TraceQL, as it was typed. */
  readonly query: string;
}

function currentRoute(): TraceRoute {
  const { pathname, search } = window.location;
  const parameters = new URLSearchParams(search);
  const other = parameters.get('with') ?? '';
  return {
    traceId: new RegExp(`^/traces/(${TRACE_ID})/?$`, 'i').exec(pathname)?.[1],
    otherId: new RegExp(`^${TRACE_ID}$`, 'i').test(other) ? other : undefined,
    query: parameters.get('q') ?? '',
  };
}

/** The address of a route. */
export function traceHref({ traceId, otherId, query }: Partial<TraceRoute>): string {
  const parameters = new URLSearchParams();
  if (query) parameters.set('q', query);
  if (traceId !== undefined && otherId !== undefined) parameters.set('with', otherId);
  const search = parameters.size === 0 ? '' : `?${parameters}`;
  return `/traces${traceId === undefined ? '' : `/${traceId}`}${search}`;
}

/** What the address asks for, and how to go elsewhere without loading the page again. What is not given stays. */
export function useTraceRoute(): readonly [route: TraceRoute, go: (change: Partial<TraceRoute>) => void] {
  const [route, setRoute] = useState(currentRoute);

  useEffect(() => {
    const follow = () => setRoute(currentRoute());
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);

  function go(change: Partial<TraceRoute>) {
    const next = { ...route, ...change };
    window.history.pushState(null, '', traceHref(next));
    setRoute(next);
  }

  return [route, go];
}
