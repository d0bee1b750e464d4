import { useEffect, useState } from 'react';
import { readSpans } from '../../trace-reading/read-spans.ts';
import type { TraceSpan } from '../../trace-reading/trace-span.ts';

/** A trace, or why there is none. */
export type TraceState =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly traceId: string; readonly spans: readonly TraceSpan[] }
  | { readonly state: 'failed'; readonly message: string };

async function loadTrace(traceId: string, signal: AbortSignal): Promise<TraceState> {
  try {
    const response = await fetch(`/api/demo/traces/${encodeURIComponent(traceId)}`, { signal });
    const body = (await response.json()) as { resourceSpans?: unknown[]; error?: { message: string } };
    if (response.ok) return { state: 'ready', traceId, spans: readSpans(body.resourceSpans ?? []) };
    return { state: 'failed', message: body.error?.message ?? 'This trace cannot be read.' };
  } catch {
    return { state: 'failed', message: 'The demo does not answer. Is it still running?' };
  }
}

/** Loads a trace, again whenever `receivedAt` says that more of it has arrived. The old one stays until then. */
export function useTrace(traceId: string, receivedAt: string | undefined): TraceState;
export function useTrace(traceId: string | undefined, receivedAt: string | undefined): TraceState | undefined;
export function useTrace(traceId: string | undefined, receivedAt: string | undefined): TraceState | undefined {
  const [trace, setTrace] = useState<TraceState>({ state: 'loading' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: receivedAt only says when to load again.
  useEffect(() => {
    if (traceId === undefined) return;
    const abort = new AbortController();
    void loadTrace(traceId, abort.signal).then((loaded) => {
      if (!abort.signal.aborted) setTrace(loaded);
    });
    return () => abort.abort();
  }, [traceId, receivedAt]);
  if (traceId === undefined) return undefined;
  return trace.state === 'ready' && trace.traceId !== traceId ? { state: 'loading' } : trace;
}
