import { type Fetch, fetchTransport } from '@broadcast-kit/core';
import { createFakeOtlpGateway } from '@broadcast-kit/core/testing';
import { createSecretBox, createSettingsHandler, memoryDestinationStore } from '@broadcast-kit/server';
import { type GrafanaAnswer, grafanaFault } from './grafana-answer.ts';
import { createSettingsGate, pause, type SettingsGate } from './settings-gate.ts';
import { STORY_API_KEYS } from './story-api-keys.ts';
import type { SeededDestination, StoryBackendOptions } from './story-backend-options.ts';
import { createStoryClock, type StoryClock } from './story-clock.ts';

/** What belongs together in a story: the mocked stack takes this pair and no other. Not a real key. */
export interface StoryCredentials {
  readonly baseUrl: string;
  readonly instanceId: string;
  readonly apiKey: string;
}

const SLOW_GRAFANA_MS = 5_000;

/** A gateway of a story's own: the real settings API, over a Grafana Cloud that does what it is told. */
export interface StoryBackend extends Pick<SettingsGate, 'hold' | 'setOutage' | 'setNetwork' | 'requests' | 'close'> {
  /** Base URL, Instance ID and API key that belong together. */
  readonly credentials: StoryCredentials;
  /** The time of the whole story, of its components as of its settings API. */
  readonly clock: StoryClock;
  /** From now on Grafana Cloud answers like this. */
  setGrafana(answer: GrafanaAnswer): void;
  /** Somebody else changes the destination of this name, with fields as on the wire. */
  changeElsewhere(name: string, change: Readonly<Record<string, unknown>>): Promise<void>;
  /** Somebody else deletes the destination of this name. */
  deleteElsewhere(name: string): Promise<void>;
  /** Brings the backend into the state that the story starts in. */
  seed(): Promise<void>;
  /** Answers a request to the settings API. */
  settings(request: Request): Promise<Response>;
  /** Answers a request to Grafana Cloud. */
  grafana(request: Request): Promise<Response>;
}

/** Options of {@link createStoryBackend}. */
export interface CreateStoryBackendOptions extends StoryBackendOptions {
  /** Path that the settings API is mounted at. */
  readonly basePath: string;
  /** How the backend reaches Grafana Cloud. */
  readonly fetchGrafana: Fetch;
}

/** Creates a {@link StoryBackend}, empty until it is seeded. */
export function createStoryBackend({ basePath, fetchGrafana, ...options }: CreateStoryBackendOptions): StoryBackend {
  const gate = createSettingsGate();
  const over = new AbortController();
  const clock = createStoryClock();
  const credentials = credentialsOf(options.region);
  const cloud = createFakeOtlpGateway(credentials);
  let answer: GrafanaAnswer = 'healthy';
  let role: 'admin' | 'member' = 'admin';

  const setGrafana = (next: GrafanaAnswer) => {
    answer = next;
    cloud.failWith(grafanaFault(next));
  };

  // A page may not see what a server sees: where a redirect leads, and why there is no connection.
  const fetchAsServer: Fetch = (url, init) => {
    const fault = grafanaFault(answer)?.kind;
    return fault === 'redirect' || fault === 'network' ? cloud.fetch(url, init) : fetchGrafana(url, init);
  };

  const handle = createSettingsHandler({
    basePath,
    urlPolicy: options.selfHosted === true ? { allowSelfHosted: true } : {},
    store: memoryDestinationStore(),
    secrets: createSecretBox({ keys: [crypto.randomUUID() + crypto.randomUUID()] }),
    authorize: () => ({ owner: 'storybook', actor: 'you', role }),
    transport: fetchTransport({ fetch: fetchAsServer }),
    clock,
    ...(options.apiKeys === null ? {} : { listApiKeys: () => options.apiKeys ?? STORY_API_KEYS }),
  });

  async function call(method: string, path: string, body: unknown = {}): Promise<{ readonly id: string }> {
    const response = await handle(
      new Request(`https://mock.test${basePath}/${path}`, {
        method,
        headers: { 'content-type': 'application/json', authorization: 'Bearer management-key' },
        body: JSON.stringify(body),
      }),
    );
    const answered = await response.json();
    if (!response.ok) throw new Error(`${method} ${path} was refused: ${answered.error.message}`);
    return answered.data;
  }

  const ids = new Map<string, string>();

  function idOf(name: string): string {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`This story has no destination named ${name}.`);
    return id;
  }

  async function add(destination: SeededDestination): Promise<void> {
    const { name, baseUrl, enabled, samplingRate, privacyMode, grafanaUrl, lastTest, headers, wire } = destination;
    const { id } = await call('POST', 'destinations', {
      type: 'grafana',
      name,
      config: { ...credentials, ...(baseUrl === undefined ? {} : { baseUrl }), headers },
      enabled,
      sampling_rate: samplingRate,
      privacy_mode: privacyMode,
      ...(grafanaUrl === undefined ? {} : { broadcast_kit: { grafana_url: grafanaUrl } }),
      ...wire,
    });
    ids.set(name, id);
    if (lastTest === undefined) return;
    setGrafana(lastTest);
    await call('POST', `destinations/${id}/test`);
    setGrafana('healthy');
  }

  return {
    ...gate,
    credentials,
    clock,
    setGrafana,
    changeElsewhere: async (name, change) => void (await call('PATCH', `destinations/${idOf(name)}`, change)),
    deleteElsewhere: async (name) => void (await call('DELETE', `destinations/${idOf(name)}`)),
    async seed() {
      await call('PATCH', 'broadcast', { enabled: options.broadcast ?? true });
      for (const destination of options.destinations ?? []) await add(destination);
      role = options.role ?? 'admin';
      setGrafana(options.grafana ?? 'healthy');
      gate.setOutage(options.outage);
      if (options.waiting === true) gate.hold();
    },
    settings: (request) => gate.pass(request, handle),
    async grafana(request) {
      if (answer === 'slow') await pause(SLOW_GRAFANA_MS, over.signal);
      if (options.region !== undefined && new URL(request.url).host !== new URL(credentials.baseUrl).host) {
        return new Response('authentication error: invalid authentication credentials', { status: 401 });
      }
      // A hanging request ends with its story, so that it does not hang in the next one.
      return cloud.handle(new Request(request, { signal: over.signal }));
    },
    close() {
      over.abort();
      clock.close();
      gate.close();
    },
  };
}

function credentialsOf(region: string | undefined): StoryCredentials {
  const parts = { o: '987654', n: 'storybook', k: 'example', m: { r: region } };
  return {
    baseUrl: `https://otlp-gateway-${region ?? 'prod-us-west-0'}.grafana.net`,
    instanceId: '123456',
    apiKey: region === undefined ? 'glc_storybook_example_key' : `glc_${btoa(JSON.stringify(parts))}`,
  };
}
