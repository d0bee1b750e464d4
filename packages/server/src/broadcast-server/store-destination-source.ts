import type { Destination, DestinationSource, Logger } from '@broadcast-kit/core';
import { silentLogger } from '@broadcast-kit/core';
import type { DestinationRecord } from '../destination-store/destination-record.ts';
import type { DestinationStore } from '../destination-store/destination-store.ts';
import { openConnection } from '../destination-store/sealed-connection.ts';
import type { SecretBox } from '../secret-box/create-secret-box.ts';

/** What {@link storeDestinationSource} needs. */
export interface StoreDestinationSourceOptions {
  readonly store: DestinationStore;
  readonly secrets: SecretBox;
  /** Default: silent. */
  readonly logger?: Logger | undefined;
}

/**
 * The destinations of a store as a broadcaster wants them: enabled ones of owners whose broadcast is on, with their keys in
 * the open. A destination whose key cannot be read (its secret key left the ring, or the record is damaged) is left out
 * and logged; the others are not affected. Rejects only where the store does.
 *
 * @example
 * ```ts
 * const broadcaster = createBroadcaster({ destinations: storeDestinationSource({ store, secrets }) });
 * ```
 */
export function storeDestinationSource({
  store,
  secrets,
  logger = silentLogger,
}: StoreDestinationSourceOptions): DestinationSource {
  async function opened(record: DestinationRecord): Promise<Destination[]> {
    const connection = await openConnection(record, secrets);
    if (!connection.ok) {
      const advice =
        connection.code === 'unknown_key'
          ? 'Add the secret key that it was sealed with to the keys of the secret box.'
          : 'Its stored key is damaged and must be entered again.';
      const { owner, id: destination } = record;
      logger.error('a destination is left out: its key cannot be read', { owner, destination, advice });
      return [];
    }
    const { id, owner, type, name, enabled, samplingRate, privacyMode, apiKeyHashes, filterRules } = record;
    const { serviceName, valueLimitBytes, grafanaUrl, metadataScopes, agentObservability } = record;
    return [
      {
        id,
        owner,
        type,
        name,
        enabled,
        config: connection.config,
        samplingRate,
        privacyMode,
        apiKeyHashes,
        filterRules,
        serviceName,
        valueLimitBytes,
        grafanaUrl,
        metadataScopes,
        agentObservability,
      },
    ];
  }

  return {
    async list(owner) {
      if (!(await store.isBroadcastEnabled(owner))) return [];
      const enabled = (await store.list(owner)).filter((record) => record.enabled);
      return (await Promise.all(enabled.map(opened))).flat();
    },
  };
}
