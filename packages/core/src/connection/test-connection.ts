import { isGrafanaHost } from '../destination/classify-grafana-host.ts';
import { parseGrafanaConfig } from '../destination/grafana-config.ts';
import { tracesEndpoint } from '../destination/traces-endpoint.ts';
import type { Transport } from '../otlp/transport.ts';
import type { Clock } from '../runtime/clock.ts';
import { systemClock } from '../runtime/clock.ts';
import { diagnose } from './diagnose.ts';
import { diagnoseConfig } from './diagnose-config.ts';
import type { ConnectionTestResult } from './diagnosis.ts';

/** Options of {@link testConnection}. */
export interface TestConnectionOptions {
  /** The values to try, as they were entered: what `parseGrafanaConfig` takes. */
  readonly config: unknown;
  /** How the probe leaves. In a backend that takes URLs from customers: a guarded one. */
  readonly transport: Transport;
  readonly signal?: AbortSignal | undefined;
  /** For the whole probe. Default 10,000. */
  readonly timeoutMs?: number | undefined;
  /**
   * Whether a host is one that the operator knows, so that failures may be told apart and answers quoted. Default: the
   * hosts of Grafana Cloud.
   */
  readonly trusts?: ((url: URL) => boolean) | undefined;
  /** Default: the real one. */
  readonly clock?: Clock | undefined;
}

const EMPTY_ENVELOPE = new TextEncoder().encode('{}');

/**
 * Tries whether traces could be sent with these values. Looks at the values first; then sends one empty OTLP request,
 * which Grafana authenticates but stores nothing of. Never rejects and never retries.
 *
 * An empty request proves endpoint, Instance ID and key. Whether the key may write is only told for sure by a real
 * trace.
 *
 * @example
 * ```ts
 * const result = await testConnection({ config: { baseUrl, instanceId, apiKey }, transport: fetchTransport() });
 * if (!result.ok) console.error(result.diagnosis.summary, result.diagnosis.remedy);
 * ```
 */
export async function testConnection({
  config: input,
  transport,
  signal,
  timeoutMs = 10_000,
  trusts = ({ hostname }) => isGrafanaHost(hostname),
  clock = systemClock,
}: TestConnectionOptions): Promise<ConnectionTestResult> {
  const parsed = parseGrafanaConfig(input);
  if (!parsed.ok) return { ok: false, durationMs: 0, diagnosis: diagnoseConfig({ issues: parsed.issues, input }) };

  const config = parsed.value;
  const { url, headers } = tracesEndpoint(config);
  const startedAtMs = clock.monotonic();
  const result = await transport({
    url,
    headers: { ...headers, accept: 'application/json', 'content-type': 'application/json' },
    body: EMPTY_ENVELOPE,
    timeoutMs,
    signal,
  });
  const durationMs = Math.round(clock.monotonic() - startedAtMs);
  const diagnosis = diagnose({ result, config, trusted: trusts(new URL(url)), nowMs: clock.now() });
  return diagnosis === undefined ? { ok: true, durationMs } : { ok: false, durationMs, diagnosis };
}
