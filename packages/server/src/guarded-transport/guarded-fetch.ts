import * as http from 'node:http';
import * as https from 'node:https';
import type { Clock, Fetch, Logger } from '@broadcast-kit/core';
import { silentLogger, systemClock } from '@broadcast-kit/core';
import type { DestinationUrlPolicy } from './destination-url-policy.ts';
import { compilePolicy, plainHostname } from './destination-url-policy.ts';
import { createAgentPool } from './guarded-agent-pool.ts';
import type { AddressResolver } from './guarded-lookup.ts';
import { createGuardedLookup } from './guarded-lookup.ts';
import { judgeDestinationUrl } from './judge-destination-url.ts';
import { portOf } from './trusts-destination-host.ts';

/** Options of {@link guardedFetch}. Sizes in bytes, times in milliseconds. */
export interface GuardedFetchOptions {
  /** Longest time from the call to the whole answer. Default: 10,000. */
  readonly timeoutMs?: number | undefined;
  /** The rest of a longer body is not read. Default: 65,536. */
  readonly maxBodyBytes?: number | undefined;
  /** A longer header block fails the call. Default: 16,384. */
  readonly maxHeaderBytes?: number | undefined;
  /** Longest wait for name servers. Default: 2,000. */
  readonly lookupTimeoutMs?: number | undefined;
  /** How long a resolved name is used without asking again. Default: 30,000. */
  readonly lookupCacheMs?: number | undefined;
  /** Most connections to one destination at a time; further calls wait. Default: 16. */
  readonly maxSockets?: number | undefined;
  /** Certificates (PEM) of an operator's own authority, trusted beside the public ones of Node.js. Default: none. */
  readonly extraCertificates?: readonly string[] | undefined;
  /** Default: c-ares with the machine's name servers. */
  readonly resolver?: AddressResolver | undefined;
  /** Default: the real one. */
  readonly clock?: Clock | undefined;
  /** Gets what is never told to a customer, such as the address that was refused. Default: silent. */
  readonly logger?: Logger | undefined;
}

/** A `fetch` for URLs that customers entered. */
export interface GuardedFetch extends Fetch {
  /** Ends idle connections. Calls on their way fail. */
  close(): void;
}

/** Failures carry a stable `code`, never an address or a text of the other side. */
function failure(code: string, message: string): TypeError & { readonly code: string } {
  return Object.assign(new TypeError(message), { code });
}

function bytesOf(body: RequestInit['body']): Uint8Array | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof Uint8Array) return body;
  throw new TypeError('guardedFetch sends strings and Uint8Arrays. Encode the body first.');
}

function requestHeaders(given: RequestInit['headers']): Headers {
  try {
    return new Headers(given);
  } catch {
    // The platform's own text quotes the value, which may be a key with a stray character.
    throw failure('INVALID_HEADER', 'A request header holds a character that HTTP does not allow.');
  }
}

function responseHeaders(message: http.IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < message.rawHeaders.length; index += 2) {
    headers.append(message.rawHeaders[index] ?? '', message.rawHeaders[index + 1] ?? '');
  }
  return headers;
}

/**
 * Creates a `fetch` that may be pointed at URLs from customers. Every call is judged by `judgeDestinationUrl`; every name is
 * resolved by our own lookup and each of its addresses checked at connect time, so that an answer that changes between
 * check and connect does not get through. Redirects are answers and never followed, bodies and header blocks are capped,
 * each destination (origin and credentials) has its own connections, TLS verification is always on, and proxy variables of the environment are not read
 * (behind an egress proxy the addresses must be checked there).
 *
 * Rejects with an error that has a `code`: `BLOCKED` where the policy refuses, else the one of Node.js (`ENOTFOUND`,
 * `ECONNREFUSED`, ...); with an `AbortError` for `init.signal`, with a `TimeoutError` for its own time limit.
 *
 * @param policy - What may be called. Default: `*.grafana.net` over https on port 443.
 *
 * @example
 * ```ts
 * const policy = { allowSelfHosted: { hosts: ['otel.acme.com:4318'] } };
 * const transport = fetchTransport({ fetch: guardedFetch(policy) });
 * ```
 */
export function guardedFetch(policy: DestinationUrlPolicy = {}, options: GuardedFetchOptions = {}): GuardedFetch {
  const {
    timeoutMs = 10_000,
    maxBodyBytes = 65_536,
    maxHeaderBytes = 16_384,
    lookupTimeoutMs = 2000,
    lookupCacheMs = 30_000,
    maxSockets = 16,
    extraCertificates,
    resolver,
    clock = systemClock,
    logger = silentLogger,
  } = options;
  const lookupFor = createGuardedLookup({
    policy: compilePolicy(policy),
    resolver,
    timeoutMs: lookupTimeoutMs,
    cacheMs: lookupCacheMs,
    clock,
    logger,
  });
  const agents = createAgentPool({ maxSockets, extraCertificates });

  async function call(input: string, init: RequestInit = {}): Promise<Response> {
    const verdict = judgeDestinationUrl(input, policy);
    if (!verdict.ok) throw failure('BLOCKED', `The URL is not allowed (${verdict.code}).`);
    const url = new URL(verdict.url);
    const hostname = plainHostname(url.hostname);
    const body = bytesOf(init.body);
    const headers = requestHeaders(init.headers);
    headers.delete('host');
    headers.set('accept-encoding', 'identity');
    if (body !== undefined) headers.set('content-length', String(body.byteLength));
    init.signal?.throwIfAborted();

    return new Promise<Response>((resolve, reject) => {
      const request = (url.protocol === 'https:' ? https : http).request({
        agent: agents.for(url, headers.get('authorization')),
        protocol: url.protocol,
        hostname,
        port: portOf(url),
        path: `${url.pathname}${url.search}`,
        method: init.method ?? 'GET',
        headers: Object.fromEntries(headers),
        lookup: lookupFor(portOf(url)),
        maxHeaderSize: maxHeaderBytes,
      });
      const finish = (settle: () => void) => {
        cancelTimeout();
        init.signal?.removeEventListener('abort', abort);
        settle();
      };
      const giveUp = (reason: unknown) => {
        finish(() => reject(reason));
        request.destroy();
      };
      const abort = () => giveUp(init.signal?.reason);
      const cancelTimeout = clock.schedule(
        () => giveUp(new DOMException('The destination did not answer in time.', 'TimeoutError')),
        timeoutMs,
      );
      init.signal?.addEventListener('abort', abort, { once: true });

      request.on('error', (error: NodeJS.ErrnoException) => {
        const code = error.code ?? 'NETWORK';
        logger.debug('A call to a destination failed.', { hostname, code });
        finish(() => reject(failure(code, `The call to the destination failed (${code}).`)));
      });
      request.on('response', (message) => {
        const chunks: Uint8Array[] = [];
        let size = 0;
        const answer = () => {
          const status = message.statusCode ?? 0;
          const body = status === 204 || status === 205 || status === 304 ? null : Buffer.concat(chunks, size);
          try {
            const response = new Response(body, { status, headers: responseHeaders(message) });
            finish(() => resolve(response));
          } catch {
            giveUp(failure('BAD_RESPONSE', 'The answer has a status or header that HTTP does not allow.'));
          }
        };
        message.on('data', (chunk: Uint8Array) => {
          chunks.push(chunk.subarray(0, maxBodyBytes - size));
          size = Math.min(maxBodyBytes, size + chunk.byteLength);
          if (size < maxBodyBytes) return;
          answer();
          message.destroy();
        });
        message.on('end', answer);
        message.on('error', () => giveUp(failure('ECONNRESET', 'The connection broke before the answer was whole.')));
      });
      request.end(body);
    });
  }

  return Object.assign(call, { close: () => agents.close() });
}
