import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';
import { createBoundedText } from '../otlp/bounded-text.ts';
import { startDeadline } from '../otlp/deadline.ts';
import type { Transport, TransportRequest, TransportResult } from '../otlp/transport.ts';
import { transportFailureCode } from '../otlp/transport-failure-code.ts';
import type { Clock } from '../runtime/clock.ts';
import { systemClock } from '../runtime/clock.ts';
import { createDestinationAgents } from './destination-agents.ts';

/** Options of {@link nodeTransport}. */
export interface NodeTransportOptions {
  /**
   * Most connections to one destination at a time, that is to one origin with the same `authorization`; further requests
   * wait. Default 16.
   */
  readonly maxSocketsPerDestination?: number | undefined;
  /** How long an unused connection stays open, in milliseconds. Default 30,000. */
  readonly idleMs?: number | undefined;
  /** Default: the operating system's resolver. Not asked for hosts that are addresses. */
  readonly lookup?: LookupFunction | undefined;
  /** Default: the real one. */
  readonly clock?: Clock | undefined;
}

/** A {@link Transport} with connections to end. */
export type NodeTransport = Transport & {
  /** Ends all connections, also those of requests on their way. A later request opens new ones. */
  close(): void;
};

interface Attempt {
  readonly result: TransportResult;
  /** The connection was an old one, and the other side had closed it before we wrote. */
  readonly wasStale: boolean;
}

function post(request: TransportRequest, options: https.RequestOptions): Promise<Attempt> {
  return new Promise((resolve) => {
    const url = new URL(request.url);
    const outgoing = (url.protocol === 'https:' ? https : http).request(url, {
      ...options,
      method: 'POST',
      headers: {
        ...request.headers,
        // A compressed answer could be small on the wire and huge in memory.
        'accept-encoding': 'identity',
        'content-length': request.body.byteLength,
      },
    });
    const finish = (result: TransportResult, wasStale = false) => resolve({ result, wasStale });
    let hasAnswer = false;

    outgoing.on('error', (error) => {
      // The other side may answer before it has read everything, and then break the connection that we still write to.
      if (hasAnswer) return;
      const code = transportFailureCode(error);
      finish({ kind: 'failure', code }, outgoing.reusedSocket && code === 'reset');
    });
    outgoing.on('response', (incoming) => {
      hasAnswer = true;
      const start = createBoundedText();
      const answer = (): TransportResult => ({
        kind: 'response',
        status: incoming.statusCode ?? 0,
        header: (name) => incoming.headers[name]?.toString(),
        body: start.text(),
      });
      incoming.on('data', (bytes: Uint8Array) => {
        if (!start.add(bytes)) return;
        finish(answer());
        incoming.destroy();
      });
      incoming.on('end', () => finish(answer()));
      incoming.on('error', () => finish({ kind: 'failure', code: 'reset' }));
    });
    outgoing.end(request.body);
  });
}

/**
 * Sends through `node:https` and `node:http` with connections that stay open: for large bodies a fraction of the CPU
 * that the built-in `fetch` takes. Each destination has connections of its own, so that one that hangs holds up no other
 * behind the same gateway. The time limit covers everything, the wait for a free connection included. Never
 * rejects, never follows a redirect, reads at most 64 KiB, takes no compressed answers, reads no proxy variables.
 *
 * A request that finds its kept connection closed by the other side is sent once more on a new one.
 *
 * @example
 * ```ts
 * const broadcaster = createBroadcaster({ destinations, transport: nodeTransport(), gzip: nodeGzip });
 * ```
 */
export function nodeTransport({
  maxSocketsPerDestination = 16,
  idleMs = 30_000,
  lookup,
  clock = systemClock,
}: NodeTransportOptions = {}): NodeTransport {
  const agents = createDestinationAgents({ maxSockets: maxSocketsPerDestination, idleMs });

  async function send(request: TransportRequest, signal: AbortSignal): Promise<TransportResult> {
    try {
      const options = { signal, ...(lookup === undefined ? {} : { lookup }) };
      const agent = agents.agentFor(new URL(request.url), request.headers.authorization);
      const first = await post(request, { ...options, agent });
      if (!first.wasStale) return first.result;
      return (await post(request, { ...options, agent: false })).result;
    } catch {
      // Not a URL, or a header that HTTP does not allow. The error may quote it, so it ends here.
      return { kind: 'failure', code: 'network' };
    }
  }

  const transport: Transport = async (request) => {
    const deadline = startDeadline({ timeoutMs: request.timeoutMs, signal: request.signal, clock });
    try {
      const result = await send(request, deadline.signal);
      const code = deadline.ended();
      return result.kind === 'failure' && code !== undefined ? { kind: 'failure', code } : result;
    } finally {
      deadline.stop();
    }
  };
  return Object.assign(transport, { close: agents.close });
}
