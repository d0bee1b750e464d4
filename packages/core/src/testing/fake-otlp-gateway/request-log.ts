import type { Clock } from '../../runtime/clock.ts';
import type { OtlpFinding } from './finding.ts';
import type { IncomingRequest } from './incoming-request.ts';
import type { OtlpFault } from './otlp-fault.ts';
import { parseJson } from './parse-json.ts';

/** One request as the gateway saw it. */
export interface ReceivedRequest {
  /** Counts up from 1. */
  readonly number: number;
  /** Epoch milliseconds of the gateway's clock. */
  readonly receivedAtMs: number;
  readonly method: string;
  readonly path: string;
  /** By lower-case name. Credentials are replaced by `[redacted]`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Size of the body on the wire, still compressed; `undefined` where it was over the limit or refused unread. */
  readonly bodyBytes: number | undefined;
  /** The first document of the body as `JSON.parse` reads it, or `undefined` where the body is no JSON or was refused unread. */
  readonly body: unknown;
  /** Status of the answer; `undefined` while there is none, and for good where the connection broke. */
  readonly status: number | undefined;
  /** The fault that was injected, where there was one. */
  readonly fault: OtlpFault['kind'] | undefined;
  /** What a real receiver would not have told. */
  readonly findings: readonly OtlpFinding[];
}

/** What is known of a request only once it is treated. */
export type RequestOutcome = Partial<Pick<ReceivedRequest, 'status' | 'findings'>>;

/** Remembers requests. */
export interface RequestLog {
  /** Enters a request; the answer completes the entry. */
  add(request: IncomingRequest, fault: OtlpFault['kind'] | undefined): (outcome: RequestOutcome) => void;
  /** All entries, oldest first. */
  list(): readonly ReceivedRequest[];
  clear(): void;
}

const SECRET_HEADERS: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'cookie']);

/** Creates a log that forgets the oldest request beyond `maxRequests`. */
export function createRequestLog({ maxRequests, clock }: { maxRequests: number; clock: Clock }): RequestLog {
  const entries = new Map<number, ReceivedRequest>();
  let count = 0;
  return {
    add({ method, path, headers, bodyBytes, body }, fault) {
      count += 1;
      const entry: ReceivedRequest = {
        number: count,
        receivedAtMs: clock.now(),
        method,
        path,
        headers: redactHeaders(headers),
        bodyBytes,
        body: body.ok ? jsonBodyOf(body.bytes) : undefined,
        status: undefined,
        fault,
        findings: [],
      };
      entries.set(entry.number, entry);
      if (entries.size > maxRequests) entries.delete(entry.number - maxRequests);
      return (outcome) => {
        if (entries.has(entry.number)) entries.set(entry.number, { ...entry, ...outcome });
      };
    },
    list: () => [...entries.values()],
    clear: () => entries.clear(),
  };
}

function redactHeaders(headers: Headers): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, SECRET_HEADERS.has(name) ? '[redacted]' : value]),
  );
}

function jsonBodyOf(bytes: Uint8Array): unknown {
  const text = (end: number) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, end));
  try {
    return JSON.parse(text(bytes.length));
  } catch {
    // Receivers take the first document and ignore what follows it.
    const parsed = parseJson(bytes);
    return parsed.ok ? JSON.parse(text(parsed.end)) : undefined;
  }
}
