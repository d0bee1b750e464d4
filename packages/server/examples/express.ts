import type { BroadcastServer } from '@broadcast-kit/server';
import { toNodeListener } from '@broadcast-kit/server/node';
import express, { type Express } from 'express';

/** Express: before body parsers, so that the API's own limits count. */
export function createExpressApp({ handler }: BroadcastServer): Express {
  const app = express();
  app.use('/api/v1/observability', toNodeListener(handler));
  app.use(express.json());
  return app;
}
