import { useEffect, useRef, useState } from 'react';
import type { TraceSummary } from '../../trace-reading/trace-summary.ts';

/** What {@link useTraceStream} tells. */
export interface TraceStreamListener {
  /** A trace has got new spans. */
  onTrace(summary: TraceSummary): void;
  /** The stream is open, perhaps again: what came while it was not has been missed. */
  onOpen?(): void;
}

/** Listens to the traces that arrive. Answers whether the line is up. */
export function useTraceStream(listener: TraceStreamListener): boolean {
  const [isLive, setLive] = useState(false);
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });

  useEffect(() => {
    // The browser connects again by itself.
    const stream = new EventSource('/api/demo/traces/stream');
    stream.addEventListener('open', () => {
      setLive(true);
      latest.current.onOpen?.();
    });
    stream.addEventListener('error', () => setLive(false));
    stream.addEventListener('trace', (event: MessageEvent<string>) => {
      latest.current.onTrace(JSON.parse(event.data) as TraceSummary);
    });
    return () => stream.close();
  }, []);

  return isLive;
}
