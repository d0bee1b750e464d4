import type { Clock, LogFields, Logger } from '@broadcast-kit/core';
import type { DestinationStore } from '../destination-store/destination-store.ts';
import type { SecretBox } from '../secret-box/create-secret-box.ts';
import type { Answer } from './answer.ts';
import type { Caller } from './authorize.ts';
import type { ConnectionTests } from './connection-tests.ts';

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
