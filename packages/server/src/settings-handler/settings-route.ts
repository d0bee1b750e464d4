import type { ApiKeysWire, Clock, DestinationWire, LogFields, Logger } from '@broadcast-kit/core';
import type { DestinationRecord } from '../destination-store/destination-record.ts';
import type { DestinationStore } from '../destination-store/destination-store.ts';
import type { SecretBox } from '../secret-box/create-secret-box.ts';
import type { Answer } from './answer.ts';
import type { WriteAudit } from './audit-trail.ts';
import type { Caller } from './authorize.ts';
import type { ConnectionTests } from './connection-tests.ts';
import type { DeliveryStatusSource } from './delivery-status.ts';
import type { OpenApiDocument } from './openapi/openapi-document.ts';

/** What all routes of one handler share. */
export interface SettingsServices {
  readonly store: DestinationStore;
  readonly secrets: SecretBox;
  readonly connectionTests: ConnectionTests;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly createId: () => string;
  /** Tells the host and the log that something of the caller's owner was changed. Never throws. */
  readonly announce: (change: string, call: SettingsCall, fields?: LogFields) => void;
  /** Writes an audit event. Only for what has happened: never before the save. */
  readonly audit: WriteAudit;
  readonly deliveries: DeliveryStatusSource;
  /** The API keys of an owner that the host offers. */
  readonly apiKeys: (owner: string) => Promise<ApiKeysWire>;
  readonly openApi: OpenApiDocument;
  /** Whether the host of a destination is one that the operator knows, so that its failures may be told in full. */
  readonly trusts: (record: DestinationRecord) => boolean;
  /** A destination as the API shows it, with the health that was learnt last. */
  readonly show: (record: DestinationRecord) => DestinationWire;
}

/** One request, authorised. */
export interface SettingsCall {
  readonly request: Request;
  readonly requestId: string;
  readonly caller: Required<Caller>;
  /** The `{id}` of the path; empty where the route has none. */
  readonly id: string;
}

/** A route: what the settings API does for one method and path. Knows nothing of the router. */
export type SettingsRoute = (call: SettingsCall, services: SettingsServices) => Promise<Answer>;
