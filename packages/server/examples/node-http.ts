import { createServer, type Server } from 'node:http';
import type { BroadcastServer } from '@broadcast-kit/server';
import { toNodeListener } from '@broadcast-kit/server/node';

/** `node:http` alone. */
export function createHttpServer({ handler }: BroadcastServer): Server {
  const settings = toNodeListener(handler);
  return createServer((request, response) => {
    if (request.url?.startsWith('/api/v1/observability/')) {
      void settings(request, response);
      return;
    }
    response.writeHead(404).end();
  });
}
