import { fetchTransport } from '@broadcast-kit/core';
import {
  type BroadcastServer,
  createBroadcastServer,
  createSecretBox,
  memoryDestinationStore,
} from '@broadcast-kit/server';
import { guardedFetch } from '@broadcast-kit/server/node';
import { readSession } from './session.ts';

let server: BroadcastServer | undefined;

/** One for the process: the route serves its settings API, your LLM calls go to its `broadcaster`. */
export function broadcast(): BroadcastServer {
  server ??= createBroadcastServer({
    store: memoryDestinationStore(), // forgets on restart: use LMDB or PostgreSQL in production
    secrets: createSecretBox({ keys: [process.env.SECRET_KEY ?? ''] }),
    transport: fetchTransport({ fetch: guardedFetch({}) }),
    async authorize(request) {
      const session = await readSession(request);
      return session && { owner: session.workspaceId, actor: session.userId, role: session.role };
    },
  });
  return server;
}
