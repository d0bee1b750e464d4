import type { Fetch } from '../runtime/fetch.ts';
import { platformFetch } from '../runtime/fetch.ts';
import type { ApiKeysView, ApiKeysWire } from './api-keys-view.ts';
import { apiKeysFromWire } from './api-keys-view.ts';
import type { DeliveryAttemptWire } from './delivery-attempt.ts';
import { deliveryAttemptFromWire } from './delivery-attempt.ts';
import type { DestinationStatusWire } from './destination-status.ts';
import { destinationStatusFromWire } from './destination-status.ts';
import type { BroadcastWire, ConnectionTestWire, DestinationWire, ErrorWire } from './destination-wire.ts';
import { broadcastFromWire, connectionTestFromWire, destinationFromWire, patchToWire } from './destination-wire.ts';
import type { SentTraceWire } from './sent-trace.ts';
import { sentTraceFromWire } from './sent-trace.ts';
import type { SettingsClient, SettingsError, SettingsErrorCode, SettingsResult } from './settings-client.ts';
import { SETTINGS_ERROR_CODES } from './settings-client.ts';

/** Options of {@link createSettingsClient}. */
export interface SettingsClientOptions {
  /** Where the settings API is mounted, without `/observability`, such as `/api/v1` or `https://gateway.example/api/v1`. */
  readonly baseUrl: string;
  /** Extra headers of every request, such as `Authorization` with a management key. Default: none; the browser's cookies do. */
  readonly headers?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>) | undefined;
  /** Default: the platform's `fetch`. */
  readonly fetch?: Fetch | undefined;
}

interface Call<Wire, T> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly read: (wire: Wire) => T;
  readonly body?: unknown;
  readonly headers?: Record<string, string> | undefined;
  readonly signal?: AbortSignal | undefined;
}

const PAGE_SIZE = 100;

const CODE_BY_STATUS: Readonly<Record<number, SettingsErrorCode>> = {
  400: 'invalid_request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'invalid_request',
  409: 'name_taken',
  412: 'version_conflict',
  413: 'invalid_request',
  415: 'invalid_request',
  422: 'invalid_request',
  428: 'invalid_request',
  429: 'rate_limited',
};

/** What only the caller's side can find out; a server that says so is not understood. */
const NEVER_ON_THE_WIRE: ReadonlySet<string> = new Set<SettingsErrorCode>(['network_error', 'aborted']);
const KNOWN_REASONS: ReadonlySet<string> = new Set(SETTINGS_ERROR_CODES.filter((code) => !NEVER_ON_THE_WIRE.has(code)));

function isKnownReason(reason: string | undefined): reason is SettingsErrorCode {
  return reason !== undefined && KNOWN_REASONS.has(reason);
}

/** A field of the wire by the name that drafts have for it: `broadcast_kit.service_name` is `serviceName`. */
function draftPath(wirePath: string): string {
  return wirePath.replace(/^broadcast_kit\./, '').replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function errorFrom(response: Response, wire: Partial<ErrorWire> | undefined): SettingsError {
  const error = wire?.error;
  const metadata = error?.metadata;
  const retryAfter = Number(response.headers.get('retry-after'));
  return {
    code: isKnownReason(metadata?.reason) ? metadata.reason : (CODE_BY_STATUS[response.status] ?? 'server_error'),
    message: error?.message ?? `The settings API answered ${response.status} without saying why.`,
    status: response.status,
    issues: metadata?.issues?.map((issue) => ({ ...issue, path: draftPath(issue.path) })),
    diagnosis: metadata?.diagnosis,
    current: metadata?.current === undefined ? undefined : destinationFromWire(metadata.current),
    retryAfterSeconds: retryAfter > 0 ? retryAfter : undefined,
    requestId: metadata?.request_id,
  };
}

/**
 * The typed client of the settings API that `createSettingsHandler` serves. Runs in browsers and backends.
 * No call rejects for an expected failure: every answer is a value or an error with a stable code.
 *
 * @example
 * ```tsx
 * const client = createSettingsClient({ baseUrl: '/api/v1' });
 * <BroadcastProvider client={client}><ObservabilitySettings /></BroadcastProvider>
 * ```
 */
export function createSettingsClient({
  baseUrl,
  headers,
  fetch = platformFetch,
}: SettingsClientOptions): SettingsClient {
  const root = `${baseUrl.replace(/\/+$/, '')}/observability`;

  async function call<Wire, T>({
    method,
    path,
    read,
    body,
    headers: own,
    signal,
  }: Call<Wire, T>): Promise<SettingsResult<T>> {
    let response: Response;
    let wire: unknown;
    try {
      response = await fetch(`${root}/${path}`, {
        method,
        headers: {
          accept: 'application/json',
          // A header that a plain HTML form cannot send: part of the handler's protection against forged requests.
          'x-broadcast-kit': '1',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(typeof headers === 'function' ? headers() : headers),
          ...own,
        },
        credentials: 'same-origin',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
      });
      const text = await response.text();
      wire = text === '' ? undefined : JSON.parse(text);
    } catch (error) {
      if (signal?.aborted === true) return { ok: false, error: { code: 'aborted', message: 'Cancelled.' } };
      const message =
        error instanceof SyntaxError
          ? 'The settings API answered with something other than JSON. Is its path right?'
          : 'The settings API cannot be reached. Check the network and try again.';
      return { ok: false, error: { code: error instanceof SyntaxError ? 'server_error' : 'network_error', message } };
    }
    if (!response.ok) return { ok: false, error: errorFrom(response, wire as Partial<ErrorWire> | undefined) };
    return { ok: true, value: read(wire as Wire) };
  }

  const destination = (wire: { data: DestinationWire }) => destinationFromWire(wire.data);
  const connectionTest = (wire: { data: ConnectionTestWire }) => connectionTestFromWire(wire.data);
  const sentTrace = (wire: { data: SentTraceWire }) => sentTraceFromWire(wire.data);
  const status = (wire: { data: DestinationStatusWire }) => destinationStatusFromWire(wire.data);
  const apiKeys = (wire: { data: ApiKeysWire }) => apiKeysFromWire(wire.data);
  const broadcast = (wire: { data: BroadcastWire }) => broadcastFromWire(wire.data);
  const pathOf = (id: string) => `destinations/${encodeURIComponent(id)}`;
  const ifMatch = (etag: string | undefined) => (etag === undefined ? undefined : { 'if-match': etag });

  return {
    getBroadcast: (options) => call({ method: 'GET', path: 'broadcast', read: broadcast, ...options }),
    setBroadcast: (enabled, options) =>
      call({ method: 'PATCH', path: 'broadcast', body: { enabled }, read: broadcast, ...options }),
    listDestinations: (options) =>
      call({
        method: 'GET',
        path: `destinations?limit=${PAGE_SIZE}`,
        read: (wire: { data: readonly DestinationWire[] }) => wire.data.map(destinationFromWire),
        ...options,
      }),
    createDestination: (draft, options) =>
      call({
        method: 'POST',
        path: 'destinations',
        body: { type: 'grafana', ...patchToWire(draft) },
        read: destination,
        headers: options?.idempotencyKey === undefined ? undefined : { 'idempotency-key': options.idempotencyKey },
        signal: options?.signal,
      }),
    updateDestination: (id, patch, options) =>
      call({
        method: 'PATCH',
        path: pathOf(id),
        body: patchToWire(patch),
        read: destination,
        headers: ifMatch(options?.etag),
        signal: options?.signal,
      }),
    deleteDestination: (id, options) =>
      call({
        method: 'DELETE',
        path: pathOf(id),
        read: () => ({ deleted: true as const }),
        headers: ifMatch(options?.etag),
        signal: options?.signal,
      }),
    restoreDestination: (id, options) =>
      call({ method: 'POST', path: `${pathOf(id)}/restore`, body: {}, read: destination, ...options }),
    testDraft: (config, options) =>
      call({ method: 'POST', path: 'destinations/test', body: { config }, read: connectionTest, ...options }),
    testDestination: (id, overrides, options) =>
      call({
        method: 'POST',
        path: `${pathOf(id)}/test`,
        body: { config: overrides },
        read: connectionTest,
        ...options,
      }),
    sendTrace: (id, { overrides, ...options } = {}) =>
      call({
        method: 'POST',
        path: `${pathOf(id)}/send-trace`,
        body: { config: overrides },
        read: sentTrace,
        ...options,
      }),
    sendDraftTrace: (config, options) =>
      call({ method: 'POST', path: 'destinations/send-trace', body: { config }, read: sentTrace, ...options }),
    listApiKeys: async (options) => {
      const result = await call<{ data: ApiKeysWire }, ApiKeysView>({
        method: 'GET',
        path: 'api-keys',
        read: apiKeys,
        ...options,
      });
      // A server from before this path offers no keys either.
      const isUnknownPath = !result.ok && result.error.code === 'not_found';
      return isUnknownPath ? { ok: true, value: { available: false } } : result;
    },
    listDeliveryAttempts: (id, options) =>
      call({
        method: 'GET',
        path: `${pathOf(id)}/attempts`,
        read: (wire: { data: readonly DeliveryAttemptWire[] }) => wire.data.map(deliveryAttemptFromWire),
        ...options,
      }),
    getDestinationStatus: (id, options) =>
      call({ method: 'GET', path: `${pathOf(id)}/status`, read: status, ...options }),
  };
}
