import type { BroadcastServer } from '@broadcast-kit/server';
import { Hono } from 'hono';

/** Hono, on every runtime: the raw request goes in, the response comes out. */
export function createHonoApp({ handler }: BroadcastServer): Hono {
  const app = new Hono();
  app.all('/api/v1/observability/*', (c) => handler(c.req.raw));
  return app;
}
