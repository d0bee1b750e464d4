import { type GrafanaConfig, silentLogger } from '@broadcast-kit/core';
import { readSpans } from '../trace-reading/read-spans.ts';
import type { TraceSpan } from '../trace-reading/trace-span.ts';
import type { TraceSummary } from '../trace-reading/trace-summary.ts';
import type { DemoConfig } from './config/demo-config.ts';
import { type RunningDemo, startDemo } from './start-demo.ts';

/** Options of {@link startTestDemo}. */
export interface TestDemoOptions {
  readonly dataDir: string;
  /** What differs from the built-in model on any free port of the loopback. */
  readonly config?: Partial<DemoConfig> | undefined;
  /** Pause between two tokens of the built-in model. Default 0. */
  readonly tokenMs?: number | undefined;
}

/** An answer. */
export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON. What a test reads out of it, it also asserts. */
  readonly body: ReturnType<typeof JSON.parse>;
}

/** A running demo with what a person, or a script, does with it. */
export interface TestDemo extends RunningDemo {
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer>;
  /** Calls the settings API with the management key. `path` starts below `observability/`. */
  settings(method: string, path: string, body?: unknown): Promise<TestAnswer>;
  chat(body: unknown, key?: string, headers?: Record<string, string>): Promise<TestAnswer>;
  /** The printed credentials. */
  printedConfig(): Pick<GrafanaConfig, 'baseUrl' | 'instanceId' | 'apiKey'>;
  /** Switches Broadcast on and adds the local OTLP gateway as the destination. */
  addDestination(): Promise<TestAnswer>;
  /** The traces that arrived, newest first, as soon as there are so many. */
  traces(atLeast?: number): Promise<readonly TraceSummary[]>;
  /** A trace's `resourceSpans` as they were received so far. */
  received(traceId: string): Promise<readonly unknown[]>;
  /** A trace's spans, each once, as soon as there are so many. */
  spansOf(traceId: string, atLeast?: number): Promise<readonly TraceSpan[]>;
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 50));

/** Starts the demo on a free port, silent and without pauses of the built-in model. */
export async function startTestDemo({ dataDir, config = {}, tokenMs = 0 }: TestDemoOptions): Promise<TestDemo> {
  const whole = { host: '127.0.0.1', port: 0, dataDir, reset: false, allowHosts: [], ...config };
  const pace = { firstTokenMs: 0, tokenMs, slowFirstTokenMs: 0 };
  const started = await startDemo(whole, { pagesDir: dataDir, pace, logger: silentLogger });
  if (!started.ok) throw new Error(started.message);
  const { demo } = started;

  const call: TestDemo['call'] = async (method, path, body, headers = {}) => {
    const response = await fetch(`${demo.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  };

  const settings: TestDemo['settings'] = (method, path, body) =>
    call(method, `/api/v1/observability/${path}`, body, { authorization: `Bearer ${demo.info.managementKey}` });

  function printedConfig() {
    const { otlpBaseUrl: baseUrl, instanceId, apiKey } = demo.info;
    return { baseUrl, instanceId, apiKey };
  }

  async function received(traceId: string): Promise<readonly unknown[]> {
    const { body } = await call('GET', `/api/demo/traces/${traceId}`);
    return body.resourceSpans ?? [];
  }

  return {
    ...demo,
    call,
    settings,
    chat: (body, key = 'sk-demo-a', headers = {}) =>
      call('POST', '/api/v1/chat/completions', body, { authorization: `Bearer ${key}`, ...headers }),
    printedConfig,
    async addDestination() {
      await settings('PATCH', 'broadcast', { enabled: true });
      return settings('POST', 'destinations', { type: 'grafana', name: 'Grafana Cloud', config: printedConfig() });
    },
    async traces(atLeast = 1) {
      for (;;) {
        const { body } = await call('GET', '/api/demo/traces');
        if (body.traces.length >= atLeast) return body.traces;
        await pause();
      }
    },
    received,
    async spansOf(traceId, atLeast = 1) {
      for (;;) {
        const spans = readSpans(await received(traceId));
        if (spans.length >= atLeast) return spans;
        await pause();
      }
    },
  };
}
