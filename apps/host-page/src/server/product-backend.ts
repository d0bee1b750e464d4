import { type Clock, type Fetch, fetchTransport, systemClock } from '@broadcast-kit/core';
import { createFakeOtlpGateway, type OtlpFault } from '@broadcast-kit/core/testing';
import { createSecretBox, createSettingsHandler, memoryDestinationStore } from '@broadcast-kit/server';

/** Path of the settings API. */
export const SETTINGS_PATH = '/api/v1/observability';

/** Values that belong together: the stack of the tests takes these and no others. */
export const CREDENTIALS = {
  baseUrl: 'https://otlp-gateway-prod-us-west-0.grafana.net',
  instanceId: '123456',
  apiKey: 'glc_host_page_example_key',
} as const;

/** When it is, for the backend. Pages that show times take the same. */
export const NOW_MS = Date.UTC(2026, 10, 24, 9, 30);
const GRAFANA_TAKES_MS = 212;

/** A destination that is there before a test starts. */
export interface SeededDestination {
  readonly name: string;
  readonly enabled?: boolean;
  readonly samplingRate?: number;
  readonly privacyMode?: boolean;
  readonly grafanaUrl?: string;
  /** What Grafana answers the test of the saved destination; it makes the row's health. */
  readonly thenFails?: OtlpFault;
  /** How many requests were delivered to it so far, the last of them two minutes ago. Default: none. */
  readonly delivered?: number;
}

/** The backend of the product: the real settings API over a stand-in for Grafana Cloud. */
export interface ProductBackend {
  settings(request: Request): Promise<Response>;
  /** From now on Grafana Cloud misbehaves; `undefined` ends it. */
  failGrafana(fault: OtlpFault | undefined): void;
  /** Switches Broadcast on and creates destinations, through the API. */
  seed(destinations: readonly SeededDestination[]): Promise<void>;
  /** Names of the destinations that are saved, oldest first. */
  savedNames(): Promise<readonly string[]>;
}

/** Creates a {@link ProductBackend} without destinations, Broadcast off. Time stands still in it, but while Grafana answers. */
export function createProductBackend(): ProductBackend {
  const cloud = createFakeOtlpGateway(CREDENTIALS);
  let elapsedMs = 0;
  const clock: Clock = { ...systemClock, now: () => NOW_MS + elapsedMs, monotonic: () => elapsedMs };
  const fetchGrafana: Fetch = async (url, init) => {
    elapsedMs += GRAFANA_TAKES_MS;
    return cloud.fetch(url, init);
  };
  const deliveredTo = new Map<string, number>();
  const settings = createSettingsHandler({
    basePath: SETTINGS_PATH,
    store: memoryDestinationStore(),
    secrets: createSecretBox({ keys: [crypto.randomUUID() + crypto.randomUUID()] }),
    authorize: () => ({ owner: 'acme', actor: 'ada', role: 'admin' }),
    transport: fetchTransport({ fetch: fetchGrafana }),
    testsPerMinute: 1_000,
    testsPerHour: 1_000,
    deliveries: {
      status(owner, destinationId) {
        const records = deliveredTo.get(destinationId);
        if (records === undefined) return undefined;
        const atMs = NOW_MS - 120_000;
        const lastAttempt = {
          owner,
          destinationId,
          atMs,
          records,
          attempt: 1,
          outcome: { kind: 'delivered' },
        } as const;
        return { lastAttempt, lastDeliveredAtMs: atMs, lastVerdict: lastAttempt };
      },
      autoDisabled: () => undefined,
      attempts: () => [],
      counters(destinationId) {
        const delivered = deliveredTo.get(destinationId);
        if (delivered === undefined) return undefined;
        const nothing = { refused: {}, dropped: {}, skipped: {}, pending: 0, rejectedSpans: 0 };
        return { offered: delivered, accepted: delivered, delivered, ...nothing };
      },
    },
    clock,
  });

  async function call(method: string, path: string, body?: unknown) {
    const response = await settings(
      new Request(`http://product.test${SETTINGS_PATH}/${path}`, {
        method,
        headers: { 'content-type': 'application/json', authorization: 'Bearer management-key' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    const answer = await response.json();
    if (!response.ok) throw new Error(`${method} ${path} was refused: ${answer.error.message}`);
    return answer.data;
  }

  async function create({ name, enabled, samplingRate, privacyMode, ...seeded }: SeededDestination) {
    const { grafanaUrl, thenFails, delivered } = seeded;
    const { id } = await call('POST', 'destinations', {
      type: 'grafana',
      name,
      config: CREDENTIALS,
      enabled,
      sampling_rate: samplingRate,
      privacy_mode: privacyMode,
      ...(grafanaUrl === undefined ? {} : { broadcast_kit: { grafana_url: grafanaUrl } }),
    });
    if (delivered !== undefined) deliveredTo.set(id, delivered);
    if (thenFails === undefined) return;
    cloud.failWith(thenFails);
    await call('POST', `destinations/${id}/test`, {});
    cloud.failWith(undefined);
  }

  return {
    settings,
    failGrafana: (fault) => cloud.failWith(fault),
    async seed(destinations) {
      await call('PATCH', 'broadcast', { enabled: true });
      for (const destination of destinations) await create(destination);
    },
    async savedNames() {
      const destinations: { readonly name: string }[] = await call('GET', 'destinations');
      return destinations.map(({ name }) => name);
    },
  };
}
