import type { Diagnosis } from '../connection/diagnosis.ts';
import type { FilterRules } from '../destination/filter-rules.ts';
import { METADATA_SCOPES } from '../destination/metadata-scopes.ts';
import type { Issue } from '../runtime/issue.ts';
import type {
  BroadcastState,
  ConnectionTestView,
  DestinationHealth,
  DestinationPatch,
  DestinationView,
} from './destination-view.ts';

/**
 * A destination on the wire: OpenRouter's management API (snake_case, `config` as it is), and what is ours
 * in the one object `broadcast_kit`.
 */
export interface DestinationWire {
  readonly id: string;
  readonly type: 'grafana';
  readonly name: string | null;
  readonly enabled: boolean;
  readonly privacy_mode: boolean;
  readonly sampling_rate: number;
  readonly api_key_hashes: readonly string[] | null;
  readonly filter_rules: FilterRules | null;
  /** Kept and echoed, not used. Default: `global` alone, as in OpenRouter. */
  readonly regions: readonly string[];
  readonly broadcast_generation_cost: boolean;
  readonly broadcast_generation_identity: boolean;
  readonly broadcast_generation_request_context: boolean;
  readonly created_at: string;
  readonly updated_at: string;
  readonly workspace_id: string;
  readonly config: {
    readonly apiKey: string;
    readonly instanceId: string;
    readonly baseUrl: string;
    readonly headers?: Readonly<Record<string, string>> | undefined;
  };
  readonly broadcast_kit: {
    readonly service_name: string;
    readonly value_limit_bytes: number;
    readonly grafana_url: string | null;
    readonly agent_observability: boolean;
    readonly health: HealthWire;
    readonly etag: string;
  };
}

/** {@link DestinationHealth} on the wire. */
export type HealthWire =
  | { readonly state: 'unknown' }
  | { readonly state: 'healthy'; readonly checked_at: string; readonly duration_ms: number | null }
  | { readonly state: 'failing'; readonly checked_at: string; readonly diagnosis: Diagnosis };

/** {@link BroadcastState} on the wire. */
export interface BroadcastWire {
  readonly enabled: boolean;
  readonly can_edit: boolean;
}

/** {@link ConnectionTestView} on the wire. */
export type ConnectionTestWire =
  | { readonly ok: true; readonly duration_ms: number; readonly receipt: string; readonly receipt_expires_at: string }
  | { readonly ok: false; readonly duration_ms: number; readonly diagnosis: Diagnosis };

/** Every failure on the wire. `code` is the HTTP status, as in OpenRouter; `metadata.reason` is the stable code. */
export interface ErrorWire {
  readonly error: {
    readonly code: number;
    readonly message: string;
    readonly metadata?:
      | {
          /** A `SettingsErrorCode`, or `etag_required` (428) or `idempotency_key_reused` (409, 422). More may come. */
          readonly reason?: string | undefined;
          readonly issues?: readonly Issue[] | undefined;
          readonly diagnosis?: Diagnosis | undefined;
          readonly current?: DestinationWire | undefined;
          readonly request_id?: string | undefined;
        }
      | undefined;
  };
}

/** The health of a destination as the React kit reads it. */
export function healthFromWire(wire: HealthWire): DestinationHealth {
  switch (wire.state) {
    case 'unknown':
      return wire;
    case 'healthy':
      return { state: 'healthy', checkedAt: wire.checked_at, durationMs: wire.duration_ms };
    case 'failing':
      return { state: 'failing', checkedAt: wire.checked_at, diagnosis: wire.diagnosis };
  }
}

/** A destination as the React kit reads it. */
export function destinationFromWire(wire: DestinationWire): DestinationView {
  return {
    id: wire.id,
    type: wire.type,
    name: wire.name ?? '',
    enabled: wire.enabled,
    privacyMode: wire.privacy_mode,
    samplingRate: wire.sampling_rate,
    apiKeyHashes: wire.api_key_hashes,
    filterRules: wire.filter_rules,
    config: wire.config,
    serviceName: wire.broadcast_kit.service_name,
    valueLimitBytes: wire.broadcast_kit.value_limit_bytes,
    grafanaUrl: wire.broadcast_kit.grafana_url,
    metadataScopes: METADATA_SCOPES.filter((scope) => wire[`broadcast_generation_${scope}`]),
    agentObservability: wire.broadcast_kit.agent_observability,
    health: healthFromWire(wire.broadcast_kit.health),
    createdAt: wire.created_at,
    updatedAt: wire.updated_at,
    etag: wire.broadcast_kit.etag,
  };
}

/** The switch as the React kit reads it. */
export function broadcastFromWire(wire: BroadcastWire): BroadcastState {
  return { enabled: wire.enabled, canEdit: wire.can_edit };
}

/** The outcome of a test as the React kit reads it. */
export function connectionTestFromWire(wire: ConnectionTestWire): ConnectionTestView {
  return wire.ok
    ? { ok: true, durationMs: wire.duration_ms, receipt: wire.receipt, receiptExpiresAt: wire.receipt_expires_at }
    : { ok: false, durationMs: wire.duration_ms, diagnosis: wire.diagnosis };
}

/** On the wire each scope is a switch of its own, as in OpenRouter. */
function scopesToWire(scopes: DestinationPatch['metadataScopes']): Record<string, boolean> {
  if (scopes === undefined) return {};
  return Object.fromEntries(METADATA_SCOPES.map((scope) => [`broadcast_generation_${scope}`, scopes.includes(scope)]));
}

/** A draft or patch as the request body of a create or update. Fields that are not given stay away from the wire. */
export function patchToWire(patch: DestinationPatch): Record<string, unknown> {
  const ours = {
    service_name: patch.serviceName,
    value_limit_bytes: patch.valueLimitBytes,
    grafana_url: patch.grafanaUrl,
    agent_observability: patch.agentObservability,
  };
  const hasOurs = Object.values(ours).some((value) => value !== undefined);
  return {
    name: patch.name,
    enabled: patch.enabled,
    privacy_mode: patch.privacyMode,
    sampling_rate: patch.samplingRate,
    api_key_hashes: patch.apiKeyHashes,
    filter_rules: patch.filterRules,
    ...scopesToWire(patch.metadataScopes),
    config: patch.config,
    test_receipt: patch.testReceipt,
    ...(hasOurs ? { broadcast_kit: ours } : {}),
  };
}
