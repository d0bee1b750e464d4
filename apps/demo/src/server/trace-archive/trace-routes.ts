import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { TraceArchive } from './trace-archive.ts';

/** Options of {@link traceRoutes}. */
export interface TraceRoutesOptions {
  readonly archive: TraceArchive;
  /** Ends the open streams: the demo shuts down. */
  readonly closing: AbortSignal;
}

/** Keeps proxies and browsers from taking a quiet stream for a dead one. */
const HEARTBEAT_MS = 15_000;

/** `GET /`: the list; `GET /stream`: what arrives, as server-sent events; `GET /{traceId}`: one trace as received. */
export function traceRoutes({ archive, closing }: TraceRoutesOptions): Hono {
  return new Hono()
    .get('/', (c) => c.json({ traces: archive.list() }))
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
