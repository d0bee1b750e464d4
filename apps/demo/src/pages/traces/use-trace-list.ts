import { useCallback, useState } from 'react';
import type { TraceSummary } from '../../trace-reading/trace-summary.ts';
import { useTraceStream } from '../live-traces/use-trace-stream.ts';

/** The traces that have arrived, newest first. */
export interface TraceList {
  /** Null until they are loaded. */
  readonly traces: readonly TraceSummary[] | null;
  readonly isLive: boolean;
}

/** Loads the traces and keeps up with what arrives. */
export function useTraceList(): TraceList {
  const [traces, setTraces] = useState<readonly TraceSummary[] | null>(null);
  const load = useCallback(async () => {
    try {
      const response = await fetch('/api/demo/traces');
      const body = (await response.json()) as { readonly traces: readonly TraceSummary[] };
      if (response.ok) setTraces(body.traces);
    } catch {
      // The stream is down too, and its coming back loads the list again.
    }
  }, []);

  const isLive = useTraceStream({
    // On every opening: what came between is missing.
    onOpen: () => void load(),
    onTrace: (summary) =>
      setTraces((before) => [summary, ...(before ?? []).filter(({ traceId }) => traceId !== summary.traceId)]),
  });
  return { traces, isLive };
}
