// The whole backend, wired.
export {
  type BroadcastServer,
  type BroadcastServerOptions,
  createBroadcastServer,
} from './broadcast-server/create-broadcast-server.ts';
export {
  type StoreDestinationSourceOptions,
  storeDestinationSource,
} from './broadcast-server/store-destination-source.ts';
// Stores: where destinations live.
export type { DestinationRecord, ReferenceFields, SealedValue } from './destination-store/destination-record.ts';
export {
  type DestinationStore,
  IDEMPOTENCY_LIFETIME_MS,
  MAX_DELETED_PER_OWNER,
  MAX_DESTINATIONS_PER_TYPE,
  type SaveOutcome,
} from './destination-store/destination-store.ts';
export { memoryDestinationStore } from './destination-store/memory-destination-store.ts';
export {
  type RotateSecretsOptions,
  type RotationReport,
  rotateSecrets,
} from './destination-store/rotate-secrets.ts';
// Guard: which URLs the server may call.
export type { DestinationUrlPolicy, SelfHostedRules } from './guarded-transport/destination-url-policy.ts';
export {
  type DestinationUrlRefusal,
  type DestinationUrlVerdict,
  judgeDestinationUrl,
} from './guarded-transport/judge-destination-url.ts';
export { trustsDestinationHost } from './guarded-transport/trusts-destination-host.ts';
// Secrets at rest.
export {
  createSecretBox,
  type OpenedSecret,
  type SecretBox,
  type SecretBoxOptions,
  type SecretPlace,
} from './secret-box/create-secret-box.ts';
// Settings API.
export type { AuditAction, AuditEvent, AuditSink } from './settings-handler/audit-event.ts';
export type { Authorize, Caller } from './settings-handler/authorize.ts';
export {
  createSettingsHandler,
  type SettingsHandler,
  type SettingsHandlerOptions,
} from './settings-handler/create-settings-handler.ts';
export type { DeliveryStatus, DeliveryStatusSource } from './settings-handler/delivery-status.ts';
export type { ListApiKeys } from './settings-handler/list-api-keys.ts';
