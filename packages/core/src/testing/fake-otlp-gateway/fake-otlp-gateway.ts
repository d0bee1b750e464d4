import type { Clock } from '../../runtime/clock.ts';
import type { Fetch } from '../../runtime/fetch.ts';
import type { CloudCredentials } from './check-cloud-credentials.ts';
import type { OtlpFinding } from './finding.ts';
import type { OtlpFault } from './otlp-fault.ts';
import type { RateLimit } from './rate-limit.ts';
import type { ReceivedRequest } from './request-log.ts';
import type { StoredTrace } from './trace-store.ts';
import type { TraceSummary } from './trace-summary.ts';

/** Who may send: one stack of Grafana Cloud with its key, or everybody, as to a Tempo of one's own. */
export type FakeOtlpGatewayAccess = ({ readonly cloud?: true } & CloudCredentials) | { readonly cloud: false };

/** Options of {@link createFakeOtlpGateway}. The limits' defaults are those of Tempo 3.0.3. */
export type FakeOtlpGatewayOptions = FakeOtlpGatewayAccess & {
  /** Path that takes traces; every other one is a 404. Default `/otlp/v1/traces`. */
  readonly path?: string;
  /** Default: the platform's. */
  readonly clock?: Clock;
  /** Keys and text values are cut here, in the middle of a character if need be. Default 2,048. */
  readonly maxAttributeBytes?: number;
  /** A trace that grows over this takes no more spans, behind a 200. Default 5,000,000; Grafana Cloud: 3,000,000. */
  readonly maxTraceBytes?: number;
  /** Larger bodies, before or after decompression, are a 400. Default 20 MiB. */
  readonly maxBodyBytes?: number;
  /** What comes faster is a 429. Default 30 MB/s with a burst of 30 MB; Grafana Cloud: 500 kB/s and 500 kB. */
  readonly rateLimit?: RateLimit;
  /** Beyond this the trace without news for the longest time is dropped. Default 1,000. */
  readonly maxTraces?: number;
  /** Beyond this the oldest request is forgotten; 0 remembers none. Default 1,000. */
  readonly maxRequests?: number;
  /** Called with the traces that got spans, before the request is answered. Must not throw. */
  readonly onTraces?: (traces: readonly TraceSummary[]) => void;
};

/** A finding, and the number of the request that it belongs to. */
export interface RequestFinding extends OtlpFinding {
  readonly request: number;
}

/** A local stand-in for Grafana Cloud's OTLP gateway. */
export interface FakeOtlpGateway {
  /** Answers one request. Never rejects: a broken connection is `Response.error()`, as a service worker shows it. */
  handle(request: Request): Promise<Response>;
  /** The gateway in the place of `fetch`, whatever the host. Rejects as `fetch` does, and follows redirects unless told not to. */
  readonly fetch: Fetch;
  /** The requests that came, oldest first. */
  received(): readonly ReceivedRequest[];
  /** The traces that came, the one that started last first. */
  traces(): readonly TraceSummary[];
  /**
   * The spans of a trace as they were received, from all requests that brought some, in OTLP/JSON: ids in lower-case
   * hex, 64-bit numbers as text, long values cut. `undefined` where nothing of it came.
   */
  trace(traceId: string): StoredTrace | undefined;
  /** What a real receiver would have swallowed in silence, over all requests that are remembered. */
  lint(): readonly RequestFinding[];
  /** From now on misbehaves; `undefined` ends it. Throws `invalid_option` for a status that no response can have. */
  failWith(fault: OtlpFault | undefined): void;
  /** Forgets requests, traces and the fault. */
  clear(): void;
}
