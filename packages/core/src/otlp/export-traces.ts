import type { Clock } from '../runtime/clock.ts';
import { systemClock } from '../runtime/clock.ts';
import type { ExportOutcome } from './classify-answer.ts';
import { classifyAnswer } from './classify-answer.ts';
import type { Gzip } from './gzip-body.ts';
import { gzipBody } from './gzip-body.ts';
import type { Transport } from './transport.ts';

/** Options of {@link exportTraces}. */
export interface ExportTracesOptions {
  /** Where to, with which headers, and what must not be shown of it. `tracesEndpoint(config)` makes it. */
  readonly endpoint: {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly secrets?: readonly string[] | undefined;
  };
  /** Encoded spans: OTLP JSON, also compressed already. */
  readonly body: Uint8Array;
  /** What `body` is. Default `identity`: plain JSON. */
  readonly encoding?: 'identity' | 'gzip' | undefined;
  /** Whether to compress a plain body, or what with. Default `false`. */
  readonly gzip?: boolean | Gzip | undefined;
  readonly transport: Transport;
  /** For the whole request. Default 10,000. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Default: the real one. */
  readonly clock?: Clock | undefined;
}

/**
 * Sends one batch with one POST and says what became of it. Never rejects and never retries: that is for the caller,
 * who knows the queue.
 *
 * @example
 * ```ts
 * const outcome = await exportTraces({
 *   endpoint: tracesEndpoint(destination.config),
 *   body: encodeTraces(resourceSpans),
 *   gzip: true,
 *   transport: fetchTransport(),
 * });
 * if (outcome.kind === 'permanent') console.warn(outcome.reason, outcome.message);
 * ```
 */
export async function exportTraces({
  endpoint,
  body,
  encoding = 'identity',
  gzip = false,
  transport,
  timeoutMs = 10_000,
  signal,
  clock = systemClock,
}: ExportTracesOptions): Promise<ExportOutcome> {
  const compress = gzip === true ? gzipBody : gzip;
  const compressed =
    compress !== false && encoding === 'identity' ? await compress(body).catch(() => undefined) : undefined;
  const isGzip = encoding === 'gzip' || compressed !== undefined;
  const result = await transport({
    url: endpoint.url,
    headers: {
      ...endpoint.headers,
      accept: 'application/json',
      'content-type': 'application/json',
      ...(isGzip ? { 'content-encoding': 'gzip' } : {}),
    },
    body: compressed ?? body,
    timeoutMs,
    signal,
  });
  return classifyAnswer({ result, nowMs: clock.now(), secrets: endpoint.secrets });
}
