import type { Diagnosis } from '../connection/diagnosis.ts';
import type { FilterRules } from '../destination/filter-rules.ts';
import type { MetadataScope } from '../destination/metadata-scopes.ts';

/** How the last contact with a destination went. */
export type DestinationHealth =
  /** Never tested, nothing delivered yet. */
  | { readonly state: 'unknown' }
  | { readonly state: 'healthy'; readonly checkedAt: string; readonly durationMs: number | null }
  | { readonly state: 'failing'; readonly checkedAt: string; readonly diagnosis: Diagnosis };

/** A destination as the settings API shows it: everything but the secret. Times are ISO 8601. */
export interface DestinationView {
  readonly id: string;
  readonly type: 'grafana';
  readonly name: string;
  readonly enabled: boolean;
  readonly privacyMode: boolean;
  /** 0.0001 to 1. */
  readonly samplingRate: number;
  /** `null`: all keys. */
  readonly apiKeyHashes: readonly string[] | null;
  readonly filterRules: FilterRules | null;
  readonly config: {
    readonly baseUrl: string;
    readonly instanceId: string;
    /** Masked: `glc_...` and a fingerprint. */
    readonly apiKey: string;
    /** Names as stored, values masked. */
    readonly headers?: Readonly<Record<string, string>> | undefined;
  };
  readonly serviceName: string;
  /** UTF-8 bytes. */
  readonly valueLimitBytes: number;
  readonly grafanaUrl: string | null;
  readonly metadataScopes: readonly MetadataScope[];
  /** Preview: what Grafana's Agent Observability app reads. */
  readonly agentObservability: boolean;
  readonly health: DestinationHealth;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Version for `If-Match`. */
  readonly etag: string;
}

/** The credentials part of a draft. A stored key stays when `apiKey` is left out or is the mask that was read. */
export interface ConnectionDraft {
  /** Default: OpenRouter's default Base URL. */
  readonly baseUrl?: string | undefined;
  readonly instanceId?: string | undefined;
  readonly apiKey?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** What a form sends to create a destination. Everything but name and config has the default of `DestinationSchema`. */
export interface DestinationDraft {
  readonly name: string;
  readonly enabled?: boolean | undefined;
  readonly privacyMode?: boolean | undefined;
  readonly samplingRate?: number | undefined;
  readonly apiKeyHashes?: readonly string[] | null | undefined;
  readonly filterRules?: FilterRules | null | undefined;
  readonly config: ConnectionDraft;
  readonly serviceName?: string | undefined;
  readonly valueLimitBytes?: number | undefined;
  readonly grafanaUrl?: string | null | undefined;
  readonly metadataScopes?: readonly MetadataScope[] | undefined;
  readonly agentObservability?: boolean | undefined;
  /** Proof of a passed test of exactly these values. Without one the server tests before it saves. */
  readonly testReceipt?: string | undefined;
}

/** What a form sends to change a destination: only the given fields change. */
export type DestinationPatch = Partial<DestinationDraft>;

/** The switch for all destinations of an owner. */
export interface BroadcastState {
  readonly enabled: boolean;
  /** Whether the caller may change anything. Members read, admins write. */
  readonly canEdit: boolean;
}

/** Answer of a connection test. */
export type ConnectionTestView =
  | { readonly ok: true; readonly durationMs: number; readonly receipt: string; readonly receiptExpiresAt: string }
  | { readonly ok: false; readonly durationMs: number; readonly diagnosis: Diagnosis };
