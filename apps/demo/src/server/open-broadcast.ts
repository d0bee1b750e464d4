import { fetchTransport, type Logger } from '@broadcast-kit/core';
import {
  type BroadcastServer,
  createBroadcastServer,
  createSecretBox,
  type DestinationUrlPolicy,
} from '@broadcast-kit/server';
import { lmdbDeliveryQueue, lmdbDestinationStore } from '@broadcast-kit/server/lmdb';
import { guardedFetch } from '@broadcast-kit/server/node';
import type { PageSession } from './access/page-session.ts';
import { hasBearer } from './access/require-local.ts';
import type { DemoKeys } from './config/demo-keys.ts';
import { DEMO_OWNER, listGatewayKeys } from './gateway/gateway-keys.ts';

/** Options of {@link openBroadcast}. */
export interface OpenBroadcastOptions {
  /** Directory of the destination store. */
  readonly path: string;
  /** Directory of the delivery queue. */
  readonly queuePath: string;
  readonly keys: DemoKeys;
  /** Keys of the chat gateway, which destinations may be limited to. */
  readonly gatewayKeys: readonly string[];
  readonly session: PageSession;
  /** Port of the demo itself, whose OTLP gateway is a destination like any other. */
  readonly port: number;
  /** `host:port` or `host` of self-hosted receivers that destinations may point at. */
  readonly allowHosts: readonly string[];
  readonly logger: Logger;
}

/** Broadcast Kit's backend as any gateway would embed it: settings API, store, guard and broadcaster. */
export function openBroadcast({
  path,
  queuePath,
  keys,
  gatewayKeys,
  session,
  port,
  allowHosts,
  logger,
}: OpenBroadcastOptions): BroadcastServer {
  const urlPolicy: DestinationUrlPolicy = {
    allowSelfHosted: { hosts: [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, ...allowHosts] },
  };
  const fetch = guardedFetch(urlPolicy, { logger });
  const broadcast = createBroadcastServer({
    store: lmdbDestinationStore({ path }),
    queue: lmdbDeliveryQueue({ path: queuePath, logger }),
    secrets: createSecretBox({ keys: [keys.secretBoxKey] }),
    transport: fetchTransport({ fetch }),
    urlPolicy,
    logger,
    listApiKeys: () => listGatewayKeys(gatewayKeys),
    authorize(request) {
      if (hasBearer(request.headers.get('authorization') ?? undefined, keys.managementKey)) {
        return { owner: DEMO_OWNER, actor: 'management key', role: 'admin', session: 'bearer' };
      }
      return session.isOpen(request.headers.get('cookie') ?? undefined)
        ? { owner: DEMO_OWNER, actor: 'local browser', role: 'admin', session: 'cookie' }
        : null;
    },
  });
  return {
    ...broadcast,
    async close(options) {
      await broadcast.close(options);
      fetch.close();
    },
  };
}
