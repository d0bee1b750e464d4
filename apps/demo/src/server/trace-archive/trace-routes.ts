import type { Clock } from '@broadcast-kit/core';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { answerQuery } from '../../trace-query/answer-query.ts';
import { readSpans } from '../../trace-reading/read-spans.ts';
import type { TraceArchive } from './trace-archive.ts';

/** Options of {@link traceRoutes}. */
export interface TraceRoutesOptions {
  readonly archive: TraceArchive;
  /** Ends the open streams: the demo shuts down. */
  readonly closing: AbortSignal;
  readonly clock: Pick<Clock, 'now'>;
}

/** Keeps proxies and browsers from taking a quiet stream for a dead one. */
const HEARTBEAT_MS = 15_000;

/** `GET /`: the list; `GET /query?q=`: what a TraceQL query comes to; `GET /stream`: what arrives, as server-sent events; `GET /{traceId}`: one trace as received. */
export function traceRoutes({ archive, closing, clock }: TraceRoutesOptions): Hono {
  return new Hono()
    .get('/', (c) => c.json({ traces: archive.list() }))
    .get('/query', (c) => {
      const traces = archive.list().map(({ traceId }) => ({ traceId, spans: readSpans(archive.get(traceId) ?? []) }));
      // A mistake in a query is an answer to it: a status of 400 would be an error in the console of whoever types.
      return c.json(answerQuery(c.req.query('q') ?? '', traces, clock.now()));
    })
    .get('/stream', (c) =>
      streamSSE(c, async (stream) => {
        const leave = archive.subscribe((summary) => {
          void stream.writeSSE({ event: 'trace', data: JSON.stringify(summary) });
        });
        const heartbeat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT_MS);
        await stream.write(': connected\n\n');
        await new Promise<void>((resolve) => {
          stream.onAbort(resolve);
          closing.addEventListener('abort', () => resolve(), { once: true });
          if (closing.aborted) resolve();
        });
        clearInterval(heartbeat);
        leave();
      }),
    )
    .get('/:traceId', (c) => {
      const resourceSpans = archive.get(c.req.param('traceId').toLowerCase());
      if (resourceSpans !== undefined) return c.json({ resourceSpans });
      const message = 'No trace with this id has arrived. The newest 500 traces are kept.';
      return c.json({ error: { code: 404, message } }, 404);
    });
}
