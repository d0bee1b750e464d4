import type { BroadcastServer } from '@broadcast-kit/server';
import { toNodeListener } from '@broadcast-kit/server/node';
import fastify, { type FastifyInstance } from 'fastify';

/** Fastify: a scope of its own without body parsers, whose replies are written by the listener. */
export function createFastifyApp({ handler }: BroadcastServer): FastifyInstance {
  const app = fastify();
  const settings = toNodeListener(handler);
  app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.all('/api/v1/observability/*', async (request, reply) => {
      reply.hijack();
      await settings(request.raw, reply.raw);
    });
    done();
  });
  return app;
}
