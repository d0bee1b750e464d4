import type { ApiKeyView } from '@broadcast-kit/core';
import type { GrafanaAnswer } from './grafana-answer.ts';

/** A destination that exists before a story starts. It is created through the settings API, as a customer would. */
export interface SeededDestination {
  readonly name: string;
  readonly baseUrl?: string | undefined;
  /** Default `true`. */
  readonly enabled?: boolean | undefined;
  /** 0.0001 to 1. Default 1. */
  readonly samplingRate?: number | undefined;
  readonly privacyMode?: boolean | undefined;
  /** Origin of the customer's Grafana. Default: none. */
  readonly grafanaUrl?: string | undefined;
  /** Runs a connection test after the save that ends like this, so that the row shows it. */
  readonly lastTest?: GrafanaAnswer | undefined;
  /** Extra request headers. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Further fields as on the wire, such as `filter_rules`. */
  readonly wire?: Readonly<Record<string, unknown>> | undefined;
}

/** Requests to the settings API that fail, as when the embedder's backend has an outage or its session has ended. */
export interface Outage {
  /** Default: any method. */
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE' | undefined;
  /** What the path after `/observability/` starts with. Default: any path. */
  readonly path?: string | undefined;
  /** Why the backend refuses; `no-answer`: no request reaches it. Default: it is down. */
  readonly reason?: 'signed-out' | 'not-allowed' | 'too-many' | 'no-answer' | undefined;
}

/** How fast the embedder's own backend is: at once, two seconds late, or down. */
export type Network = 'fast' | 'slow' | 'failing';

/** The world that a story starts in: `parameters.backend`. */
export interface StoryBackendOptions {
  /** Whether Broadcast is on. Default `true`. */
  readonly broadcast?: boolean | undefined;
  /** Members read, admins write. Default `admin`. */
  readonly role?: 'admin' | 'member' | undefined;
  readonly destinations?: readonly SeededDestination[] | undefined;
  /**
   * Region of the story's stack, which its API key then names, as Grafana's own keys do. Only the gateway of this region
   * knows the key. Default: a key without a region, which every gateway knows.
   */
  readonly region?: string | undefined;
  /** Default `healthy`: checks the credentials, takes the spans. */
  readonly grafana?: GrafanaAnswer | undefined;
  /** Whether the operator lets customers name receivers of their own. Default `false`: Grafana Cloud only. */
  readonly selfHosted?: boolean | undefined;
  /** The API keys that the host offers. Default: three. `null`: the host offers no list. */
  readonly apiKeys?: readonly ApiKeyView[] | null | undefined;
  readonly outage?: Outage | undefined;
  /** Keeps all answers of the settings API back, so that the story stays as it is while it waits. */
  readonly waiting?: boolean | undefined;
}
