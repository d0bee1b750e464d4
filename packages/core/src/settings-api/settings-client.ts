import type { Diagnosis } from '../connection/diagnosis.ts';
import type { Issue } from '../runtime/issue.ts';
import type { ApiKeysView } from './api-keys-view.ts';
import type { DeliveryAttempt } from './delivery-attempt.ts';
import type { DestinationStatus } from './destination-status.ts';
import type {
  BroadcastState,
  ConnectionDraft,
  ConnectionTestView,
  DestinationDraft,
  DestinationPatch,
  DestinationView,
} from './destination-view.ts';
import type { SentTraceView } from './sent-trace.ts';

/** Stable codes of why a call of the settings API did not do what it was asked. */
export const SETTINGS_ERROR_CODES = [
  /** The values themselves are wrong; see `issues`. */
  'invalid_request',
  /** The connection test before the save failed; see `diagnosis`. */
  'connection_test_failed',
  /** The host or another probe field changed, so the key must be given again. */
  'secret_required',
  /** The session is over, or there is no valid key. */
  'unauthenticated',
  /** The caller may read but not change. */
  'forbidden',
  'not_found',
  /** Another destination of the owner has this name. */
  'name_taken',
  /** The owner has five destinations of this type. */
  'limit_reached',
  /** Somebody else changed it meanwhile; see `current`. */
  'version_conflict',
  'rate_limited',
  /** The server failed; the request id helps its operator. */
  'server_error',
  /** No answer: offline, blocked, or the server is down. Never on the wire. */
  'network_error',
  /** The caller gave up. Never on the wire. */
  'aborted',
] as const;

/** One of {@link SETTINGS_ERROR_CODES}. */
export type SettingsErrorCode = (typeof SETTINGS_ERROR_CODES)[number];

/** Why a call of the settings API did not do what it was asked. */
export interface SettingsError {
  readonly code: SettingsErrorCode;
  /** For people: what happened, why, what to do. */
  readonly message: string;
  /** HTTP status; absent where there was no answer. */
  readonly status?: number | undefined;
  readonly issues?: readonly Issue[] | undefined;
  readonly diagnosis?: Diagnosis | undefined;
  /** The destination as it is now, with `version_conflict`. */
  readonly current?: DestinationView | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly requestId?: string | undefined;
}

/** A value, or why there is none. Calls of the client never reject for an expected failure. */
export type SettingsResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: SettingsError };

/** Options of a single call. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Options of a call that changes a destination. */
export interface ChangeOptions extends CallOptions {
  /** The `etag` that the change is based on; refused with `version_conflict` where it is no longer current. */
  readonly etag?: string | undefined;
}

/** Options of {@link SettingsClient.sendTrace}. */
export interface SendTraceOptions extends CallOptions {
  /** Connection values to lay over the stored ones. The stored key goes to its own origin only. Default: none. */
  readonly overrides?: ConnectionDraft | undefined;
}

/** Options of a call that creates something. */
export interface CreateOptions extends CallOptions {
  /** Same key, same result: a repeated create with it makes no second destination. */
  readonly idempotencyKey?: string | undefined;
}

/** The settings API as methods. The React kit takes this, or any object that has the same methods. */
export interface SettingsClient {
  /** Whether Broadcast is on for the owner, and whether the caller may change it. */
  getBroadcast(options?: CallOptions): Promise<SettingsResult<BroadcastState>>;
  /** Switches Broadcast on or off, for all destinations of the owner. */
  setBroadcast(enabled: boolean, options?: CallOptions): Promise<SettingsResult<BroadcastState>>;
  /** The destinations of the owner, oldest first, at most 100, with their keys masked. */
  listDestinations(options?: CallOptions): Promise<SettingsResult<readonly DestinationView[]>>;
  /** Saves a new destination. Without a receipt of a passed test the server tests it first, and saves nothing that fails. */
  createDestination(draft: DestinationDraft, options?: CreateOptions): Promise<SettingsResult<DestinationView>>;
  /** Changes the given fields and no others. A changed connection is tested like that of a new destination. */
  updateDestination(
    id: string,
    patch: DestinationPatch,
    options?: ChangeOptions,
  ): Promise<SettingsResult<DestinationView>>;
  /** Deletes a destination; `restoreDestination` brings it back. */
  deleteDestination(id: string, options?: ChangeOptions): Promise<SettingsResult<{ readonly deleted: true }>>;
  /** Undoes a delete, for 30 days. */
  restoreDestination(id: string, options?: CallOptions): Promise<SettingsResult<DestinationView>>;
  /** Tests values that are not saved. */
  testDraft(config: ConnectionDraft, options?: CallOptions): Promise<SettingsResult<ConnectionTestView>>;
  /** Tests a saved destination, with its stored key where `overrides` has none and the origin is the stored one. */
  testDestination(
    id: string,
    overrides?: ConnectionDraft,
    options?: CallOptions,
  ): Promise<SettingsResult<ConnectionTestView>>;
  /** Sends a sample trace with what is stored, so that it can be looked for in Grafana. */
  sendTrace(id: string, options?: SendTraceOptions): Promise<SettingsResult<SentTraceView>>;
  /** Sends a sample trace with values that are not saved. */
  sendDraftTrace(config: ConnectionDraft, options?: CallOptions): Promise<SettingsResult<SentTraceView>>;
  /** The API keys that a destination may be limited to. An object without this method offers none. */
  listApiKeys?(options?: CallOptions): Promise<SettingsResult<ApiKeysView>>;
  /**
   * The last attempts to deliver to a destination, newest first: what the answering instance has seen since it started. Of
   * hosts that the operator does not know only the newest. An object without this method has no such log.
   */
  listDeliveryAttempts?(id: string, options?: CallOptions): Promise<SettingsResult<readonly DeliveryAttempt[]>>;
  /** How deliveries to a destination go. */
  getDestinationStatus(id: string, options?: CallOptions): Promise<SettingsResult<DestinationStatus>>;
}
