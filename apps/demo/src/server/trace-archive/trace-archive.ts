import { open } from 'lmdb';
import { summarizeTrace, type TraceSummary } from '../../trace-reading/trace-summary.ts';

/** What was received of one trace. */
interface StoredTrace {
  readonly resourceSpans: readonly unknown[];
  /** Epoch milliseconds of the newest arrival. */
  readonly receivedAtMs: number;
  /** Rises with every arrival: two of them may fall into one millisecond. */
  readonly arrival: number;
}

/** Options of {@link openTraceArchive}. */
export interface TraceArchiveOptions {
  /** Directory of the store. Made where it is missing. */
  readonly path: string;
  /** The oldest go when there are more. Default 500. */
  readonly maxTraces?: number | undefined;
  /** A trace takes no more spans above this many characters of JSON. Default 5,000,000, where Tempo stops too. */
  readonly maxTraceLength?: number | undefined;
}

/** What an OTLP request held of one trace. */
export interface TraceArrival {
  readonly traceId: string;
  readonly resourceSpans: readonly unknown[];
  /** Epoch milliseconds. */
  readonly receivedAtMs: number;
}

/** The traces that arrived, on disk. */
export interface TraceArchive {
  /** Keeps what an OTLP request held of a trace. Resolves when it is stored. */
  add(arrival: TraceArrival): Promise<void>;
  /** Newest arrival first. */
  list(): readonly TraceSummary[];
  /** A trace's `resourceSpans` exactly as they were received. */
  get(traceId: string): readonly unknown[] | undefined;
  /** Calls `listener` with every trace that has got new spans, until the returned function is called. */
  subscribe(listener: (summary: TraceSummary) => void): () => void;
  close(): Promise<void>;
}

/**
 * Opens the archive of received traces. Not for many processes: each keeps its own list of what is in it.
 *
 * @example
 * ```ts
 * const archive = openTraceArchive({ path: '.demo-data/traces' });
 * await archive.add({ traceId, resourceSpans, receivedAtMs: clock.now() });
 * archive.list()[0]?.rootName;
 * ```
 */
export function openTraceArchive({
  path,
  maxTraces = 500,
  maxTraceLength = 5_000_000,
}: TraceArchiveOptions): TraceArchive {
  const store = open<StoredTrace, string>({ path, encoding: 'json' });
  const summaries = new Map<string, TraceSummary>();
  const listeners = new Set<(summary: TraceSummary) => void>();

  const stored = [...store.getRange()].toSorted((a, b) => a.value.arrival - b.value.arrival);
  for (const { key, value } of stored) {
    summaries.set(key, summarizeTrace(key, value.resourceSpans, value.receivedAtMs));
  }
  let arrival = stored.at(-1)?.value.arrival ?? 0;

  async function keep({ traceId, resourceSpans: added, receivedAtMs }: TraceArrival): Promise<void> {
    const resourceSpans = [...(store.get(traceId)?.resourceSpans ?? []), ...added];
    if (JSON.stringify(resourceSpans).length > maxTraceLength) return;
    arrival += 1;
    await store.put(traceId, { resourceSpans, receivedAtMs, arrival });
    const summary = summarizeTrace(traceId, resourceSpans, receivedAtMs);
    // A map keeps the order of insertion: the newest is the last.
    summaries.delete(traceId);
    summaries.set(traceId, summary);
    for (const listener of listeners) listener(summary);
  }

  async function dropOldest(): Promise<void> {
    for (const traceId of [...summaries.keys()].slice(0, Math.max(0, summaries.size - maxTraces))) {
      summaries.delete(traceId);
      await store.remove(traceId);
    }
  }

  // One after the other: each addition reads what the one before it wrote.
  let writing: Promise<void> = Promise.resolve();

  return {
    add(trace) {
      const written = writing.then(() => keep(trace)).then(dropOldest);
      writing = written.catch(() => undefined);
      return written;
    },
    list: () => [...summaries.values()].reverse(),
    get: (traceId) => store.get(traceId)?.resourceSpans,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      await writing;
      await store.close();
    },
  };
}
