import type {
  Clock,
  ConnectionTestResult,
  Diagnosis,
  Generation,
  GrafanaConfig,
  MappingOptions,
  Transport,
  TransportResult,
} from '@broadcast-kit/core';
import {
  classifyAnswer,
  DIAGNOSIS_CATALOGUE,
  diagnose,
  encodeTraces,
  mapGeneration,
  resourceSpansOf,
  tracesEndpoint,
} from '@broadcast-kit/core';

/** Options of {@link sendSampleTrace}. */
export interface SendSampleTraceOptions {
  readonly generation: Generation;
  readonly config: GrafanaConfig;
  /** The settings of the destination that shape its spans. */
  readonly shape: MappingOptions;
  readonly transport: Transport;
  readonly timeoutMs: number;
  /** See `diagnose`. */
  readonly trusted: boolean;
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

/** What a success status hides: the endpoint took the request and threw spans away. */
function diagnosePartial(result: TransportResult, { secrets, nowMs, trusted }: PartialOptions): Diagnosis | undefined {
  const outcome = classifyAnswer({ result, nowMs, secrets });
  if (outcome.kind !== 'partial') return undefined;
  const code = trusted ? 'payload.rejected' : 'net.unreachable';
  const detail = trusted && outcome.message !== '' ? { detail: outcome.message } : {};
  return { code, ...DIAGNOSIS_CATALOGUE[code], ...detail };
}

interface PartialOptions {
  readonly secrets: readonly string[];
  readonly nowMs: number;
  readonly trusted: boolean;
}

/** Sends a generation as a trace, exactly as a delivery would, and says what a connection test would say. Never retries. */
export async function sendSampleTrace({
  generation,
  config,
  shape,
  transport,
  timeoutMs,
  trusted,
  signal,
  clock,
}: SendSampleTraceOptions): Promise<ConnectionTestResult> {
  const { url, headers, secrets } = tracesEndpoint(config);
  const startedAtMs = clock.monotonic();
  const result = await transport({
    url,
    headers: { ...headers, accept: 'application/json', 'content-type': 'application/json' },
    body: encodeTraces([resourceSpansOf(mapGeneration(generation, shape))]),
    timeoutMs,
    signal,
  });
  const durationMs = Math.round(clock.monotonic() - startedAtMs);
  const nowMs = clock.now();
  const diagnosis =
    diagnose({ result, config, trusted, nowMs }) ?? diagnosePartial(result, { secrets, nowMs, trusted });
  return diagnosis === undefined ? { ok: true, durationMs } : { ok: false, durationMs, diagnosis };
}
