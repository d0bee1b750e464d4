import { explorePane } from './explore-url.ts';
import type { GrafanaLinkOptions, GrafanaPlace } from './grafana-place.ts';

/** Options of {@link traceUrl}. */
export interface TraceUrlOptions extends Omit<GrafanaLinkOptions, 'from' | 'to'> {
  /** 32 hex digits, as `traceIdFor` gives it. */
  readonly traceId: string;
  /** The span to open, 16 hex digits. Default: none. */
  readonly spanId?: string | undefined;
  /** When the trace was, in epoch milliseconds: the link looks one hour around it. Default: the last hour. */
  readonly atMs?: number | undefined;
}

const HOUR_MS = 3_600_000;

/**
 * Link that opens one trace in Grafana Explore. `undefined` where the destination has no Grafana URL.
 *
 * @example
 * ```ts
 * traceUrl(destination, { traceId: traceIdFor(generation), atMs: generation.startedAtMs });
 * ```
 */
export function traceUrl(
  place: GrafanaPlace,
  { traceId, spanId, atMs, ...options }: TraceUrlOptions,
): string | undefined {
  const range = atMs === undefined ? {} : { from: atMs - HOUR_MS, to: atMs + HOUR_MS };
  return explorePane(
    place,
    { ...options, ...range },
    {
      query: traceId,
      panelsState: spanId === undefined ? undefined : { trace: { spanId } },
      parameters: [['traceId', traceId]],
    },
  );
}
