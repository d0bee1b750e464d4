import type { DestinationHealth, DestinationWire, HealthWire } from '@broadcast-kit/core';
import type { DestinationRecord, SealedValue } from '../destination-store/destination-record.ts';
import { etagOf } from './etag.ts';

function healthToWire(health: DestinationHealth): HealthWire {
  switch (health.state) {
    case 'unknown':
      return health;
    case 'healthy':
      return { state: 'healthy', checked_at: health.checkedAt, duration_ms: health.durationMs };
    case 'failing':
      return { state: 'failing', checked_at: health.checkedAt, diagnosis: health.diagnosis };
  }
}

function masksOf(headers: Readonly<Record<string, SealedValue>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, { mask }]) => [name, mask]));
}

/** A stored destination as the settings API shows it: masks where the secrets are. */
export function destinationToWire(record: DestinationRecord): DestinationWire {
  const { connection, reference } = record;
  return {
    id: record.id,
    type: record.type,
    name: record.name,
    enabled: record.enabled,
    privacy_mode: record.privacyMode,
    sampling_rate: record.samplingRate,
    api_key_hashes: record.apiKeyHashes,
    filter_rules: record.filterRules,
    regions: reference.regions ?? ['global'],
    broadcast_generation_cost: record.metadataScopes.includes('cost'),
    broadcast_generation_identity: record.metadataScopes.includes('identity'),
    broadcast_generation_request_context: record.metadataScopes.includes('request_context'),
    created_at: new Date(record.createdAt).toISOString(),
    updated_at: new Date(record.updatedAt).toISOString(),
    workspace_id: reference.workspaceId ?? record.owner,
    config: {
      apiKey: connection.apiKey.mask,
      instanceId: connection.instanceId,
      baseUrl: connection.baseUrl,
      ...(Object.keys(connection.headers).length > 0 ? { headers: masksOf(connection.headers) } : {}),
    },
    broadcast_kit: {
      service_name: record.serviceName,
      value_limit_bytes: record.valueLimitBytes,
      grafana_url: record.grafanaUrl,
      agent_observability: record.agentObservability,
      health: healthToWire(record.health),
      etag: etagOf(record),
    },
  };
}
