import type { Clock } from '../runtime/clock.ts';
import { systemClock } from '../runtime/clock.ts';
import type { Fetch } from '../runtime/fetch.ts';
import { platformFetch } from '../runtime/fetch.ts';
import { createBoundedText } from './bounded-text.ts';
import { startDeadline } from './deadline.ts';
import type { Transport, TransportRequest, TransportResult } from './transport.ts';
import { transportFailureCode } from './transport-failure-code.ts';

/** Options of {@link fetchTransport}. */
export interface FetchTransportOptions {
  /** Default: the platform's `fetch`. For URLs that customers entered, give a guarded one. */
  readonly fetch?: Fetch | undefined;
  /** Default: the real one. */
  readonly clock?: Clock | undefined;
}

async function readStart(body: ReadableStream<Uint8Array> | null): Promise<string> {
  const start = createBoundedText();
  const reader = body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    if (start.add(value)) {
      // How the rest of an answer that is too long ends is nobody's concern.
      reader.cancel().catch(() => {});
      break;
    }
  }
  return start.text();
}

async function send(fetch: Fetch, request: TransportRequest, signal: AbortSignal): Promise<TransportResult> {
  try {
    const response = await fetch(request.url, {
      method: 'POST',
      headers: request.headers,
      // Shared memory is the only kind of bytes that fetch refuses; a body is never that.
      body: request.body as Uint8Array<ArrayBuffer>,
      redirect: 'manual',
      signal,
    });
    return {
      kind: 'response',
      // A browser hides the redirect that it did not follow behind status 0.
      status: response.type === 'opaqueredirect' ? 302 : response.status,
      header: (name) => response.headers.get(name) ?? undefined,
      body: await readStart(response.body),
    };
  } catch (error) {
    return { kind: 'failure', code: transportFailureCode(error) };
  }
}

/**
 * Sends through any `fetch`. The time limit covers everything from the connection to the last byte that is read, also
 * where the given `fetch` does not listen to its signal. Never rejects, never follows a redirect, reads at most 64 KiB.
 *
 * On Node, `nodeTransport` of `@broadcast-kit/core/node` does the same for a fraction of the CPU.
 *
 * @example
 * ```ts
 * const transport = fetchTransport({ fetch: guardedFetch() });
 * ```
 */
export function fetchTransport({ fetch = platformFetch, clock = systemClock }: FetchTransportOptions = {}): Transport {
  return async (request) => {
    const deadline = startDeadline({ timeoutMs: request.timeoutMs, signal: request.signal, clock });
    const late = (): TransportResult => ({ kind: 'failure', code: deadline.ended() ?? 'network' });
    try {
      if (deadline.ended() !== undefined) return late();
      const result = await Promise.race([send(fetch, request, deadline.signal), deadline.passed.then(late)]);
      return result.kind === 'failure' && deadline.ended() !== undefined ? late() : result;
    } finally {
      deadline.stop();
    }
  };
}
