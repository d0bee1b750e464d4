import { createServer } from 'node:http';
import { fetchTransport } from '@broadcast-kit/core';
import { createBroadcastServer, createSecretBox, memoryDestinationStore } from '@broadcast-kit/server';
import { guardedFetch, toNodeListener } from '@broadcast-kit/server/node';

const broadcast = createBroadcastServer({
  store: memoryDestinationStore(),
  secrets: createSecretBox({ keys: [process.env.SECRET_KEY ?? ''] }),
  transport: fetchTransport({ fetch: guardedFetch({}) }),
  // On your own machine everybody is the admin. Anywhere else: look the session up, null for nobody.
  authorize: () => ({ owner: 'workspace_1', actor: 'you', role: 'admin' }),
});

createServer(toNodeListener(broadcast.handler)).listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
