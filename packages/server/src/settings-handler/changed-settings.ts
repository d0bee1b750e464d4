import {
  type ChangeBody,
  DEFAULT_SERVICE_NAME,
  DEFAULT_VALUE_LIMIT_BYTES,
  METADATA_SCOPES,
  type MetadataScope,
} from '@broadcast-kit/core';
import type { DestinationRecord } from '../destination-store/destination-record.ts';

type Settings = Omit<
  DestinationRecord,
  | 'id'
  | 'owner'
  | 'type'
  | 'connection'
  | 'health'
  | 'idempotency'
  | 'version'
  | 'createdAt'
  | 'updatedAt'
  | 'deletedAt'
>;

/** What a destination starts with where the request that creates it says nothing. */
export const DEFAULT_SETTINGS: Omit<Settings, 'name'> = {
  enabled: true,
  privacyMode: false,
  samplingRate: 1,
  apiKeyHashes: null,
  filterRules: null,
  serviceName: DEFAULT_SERVICE_NAME,
  valueLimitBytes: DEFAULT_VALUE_LIMIT_BYTES,
  grafanaUrl: null,
  metadataScopes: [],
  agentObservability: false,
  reference: {
    regions: null,
    workspaceId: null,
  },
};

/** `null` clears, a missing field keeps. */
function given<T>(value: T | undefined, current: T): T {
  return value === undefined ? current : value;
}

/** On the wire each scope is a switch of its own, as in OpenRouter. */
function changedScopes(current: readonly MetadataScope[], body: ChangeBody): readonly MetadataScope[] {
  return METADATA_SCOPES.filter((scope) => given(body[`broadcast_generation_${scope}`], current.includes(scope)));
}

/** Settings with the fields of a request put over them. */
export function changedSettings<T extends Settings>(
  current: T,
  body: ChangeBody & { readonly name?: string | undefined },
): T {
  const { reference } = current;
  return {
    ...current,
    name: given(body.name, current.name),
    enabled: given(body.enabled, current.enabled),
    privacyMode: given(body.privacy_mode, current.privacyMode),
    samplingRate: given(body.sampling_rate, current.samplingRate),
    apiKeyHashes: given(body.api_key_hashes, current.apiKeyHashes),
    filterRules: given(body.filter_rules, current.filterRules),
    serviceName: given(body.broadcast_kit?.service_name, current.serviceName),
    valueLimitBytes: given(body.broadcast_kit?.value_limit_bytes, current.valueLimitBytes),
    grafanaUrl: given(body.broadcast_kit?.grafana_url, current.grafanaUrl),
    metadataScopes: changedScopes(current.metadataScopes, body),
    agentObservability: given(body.broadcast_kit?.agent_observability, current.agentObservability),
    reference: {
      ...reference,
      regions: given(body.regions, reference.regions),
    },
  };
}
