import type { Broadcaster, BroadcasterOptions } from '@broadcast-kit/core';
import { createBroadcaster, fetchTransport, silentLogger, systemClock } from '@broadcast-kit/core';
import { policedTransport } from '../guarded-transport/policed-transport.ts';
import type { SettingsHandler, SettingsHandlerOptions } from '../settings-handler/create-settings-handler.ts';
import { createSettingsHandler } from '../settings-handler/create-settings-handler.ts';
import { RESTORABLE_MS } from '../settings-handler/restorable.ts';
import { createDeliveryStatusBoard } from './delivery-status-board.ts';
import { storeDestinationSource } from './store-destination-source.ts';

/**
 * Options of {@link createBroadcastServer}: those of the settings handler, and those of the broadcaster that are not wired
 * by it. `transport` carries connection tests and deliveries alike, both only to URLs that `urlPolicy` allows.
 */
export interface BroadcastServerOptions
  extends Omit<SettingsHandlerOptions, 'deliveries'>,
    Pick<
      BroadcasterOptions,
      | 'queue'
      | 'gzip'
      | 'batch'
      | 'delivery'
      | 'attemptLogSize'
      | 'onDelivery'
      | 'onDestinationDisabled'
      | 'meter'
      | 'random'
    > {}

/** The backend of Broadcast Kit, wired. */
export interface BroadcastServer {
  /** The settings API. Mount it at its base path. */
  readonly handler: SettingsHandler;
  /** Takes the gateway's generations. */
  readonly broadcaster: Broadcaster;
  /** Delivers what it can within `timeoutMs` (default 5,000), then closes queue and store. A second call does nothing more. */
  close(options?: { readonly timeoutMs?: number }): Promise<void>;
}

const PURGE_EVERY_MS = 24 * 3_600_000;

/**
 * Wires settings API, broadcaster, store and secrets: a change through the API counts from the next generation on, and
 * deleted destinations are purged after 30 days.
 *
 * @throws BroadcastError `invalid_option` where an option is missing or cannot be understood.
 *
 * @example
 * ```ts
 * const urlPolicy = {};
 * const broadcast = createBroadcastServer({
 *   store: lmdbDestinationStore({ path: './data' }),
 *   queue: lmdbDeliveryQueue({ path: './data' }),
 *   secrets: createSecretBox({ keys: [env.SECRET_KEY] }),
 *   authorize: async (request) => ({ owner: 'workspace_1', actor: 'user_7', role: 'admin' }),
 *   transport: fetchTransport({ fetch: guardedFetch(urlPolicy) }),
 *   urlPolicy,
 * });
 * app.all('/api/v1/observability/*', (c) => broadcast.handler(c.req.raw));
 * broadcast.broadcaster.record(generation);
 * ```
 */
export function createBroadcastServer(options: BroadcastServerOptions): BroadcastServer {
  const {
    store,
    secrets,
    transport = fetchTransport(),
    urlPolicy = {},
    queue,
    gzip,
    batch,
    delivery,
    attemptLogSize,
    onDelivery,
    onDestinationDisabled,
    meter,
    random,
  } = options;
  const { clock = systemClock, logger = silentLogger } = options;
  const board = createDeliveryStatusBoard({
    destinationStats: (id) => broadcaster.destinationStats(id),
    attempts: (id) => broadcaster.attempts(id),
  });
  const broadcaster: Broadcaster = createBroadcaster({
    destinations: storeDestinationSource({ store, secrets, logger }),
    // A destination may have been saved under an older policy than today's.
    transport: policedTransport(transport, urlPolicy),
    queue,
    gzip,
    batch,
    delivery,
    attemptLogSize,
    meter,
    onDestinationDisabled(event) {
      board.noteDisabled(event);
      onDestinationDisabled?.(event);
    },
    onDelivery(event) {
      board.note(event);
      onDelivery?.(event);
    },
    random,
    clock,
    logger,
  });
  const handler = createSettingsHandler({
    ...options,
    deliveries: board,
    onChange(owner) {
      board.reopen(owner);
      broadcaster.invalidate(owner);
      options.onChange?.(owner);
    },
  });

  let cancelPurge = () => {};
  function purge(): void {
    cancelPurge = clock.schedule(purge, PURGE_EVERY_MS);
    store.purgeDeleted(clock.now() - RESTORABLE_MS).then(
      (purged) => purged > 0 && logger.info('deleted destinations purged', { purged }),
      (error: unknown) => logger.error('deleted destinations could not be purged', { error: String(error) }),
    );
  }
  purge();

  let closed: Promise<void> | undefined;
  async function shutDown(timeoutMs: number | undefined): Promise<void> {
    cancelPurge();
    await broadcaster.shutdown(timeoutMs === undefined ? {} : { timeoutMs });
    await store.close();
  }

  return {
    handler,
    broadcaster,
    close({ timeoutMs } = {}) {
      closed ??= shutDown(timeoutMs);
      return closed;
    },
  };
}
