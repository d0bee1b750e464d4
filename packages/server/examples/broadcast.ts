// What all examples mount: the backend, wired once. Replace the store, the keys and authorize() with yours.
import { fetchTransport } from '@broadcast-kit/core';
import {
  type BroadcastServer,
  createBroadcastServer,
  createSecretBox,
  memoryDestinationStore,
} from '@broadcast-kit/server';

/** @param secretKey 32 random bytes or more, such as of `openssl rand -base64 32`. Keep it outside the code. */
export function createBroadcast(secretKey: string): BroadcastServer {
  return createBroadcastServer({
    store: memoryDestinationStore(),
    secrets: createSecretBox({ keys: [secretKey] }),
    // On Node: fetchTransport({ fetch: guardedFetch(urlPolicy) }), which also allows hosts beyond *.grafana.net.
    transport: fetchTransport(),
    authorize(request) {
      // Your own sessions or keys go here. null: nobody is signed in.
      const isKnown = request.headers.get('authorization') === 'Bearer management-key';
      return isKnown ? { owner: 'workspace_1', actor: 'management key', role: 'admin' } : null;
    },
  });
}
