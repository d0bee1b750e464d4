import type { RequestListener, Server } from 'node:http';
import type { Logger } from '@broadcast-kit/core';
import type { DemoInfo } from './access/info-routes.ts';
import { isLoopbackBinding } from './access/loopback.ts';
import type { ModelPace } from './built-in-model/built-in-model.ts';
import { openDataDirectory } from './config/data-directory.ts';
import type { DemoConfig } from './config/demo-config.ts';
import { loadDemoKeys } from './config/demo-keys.ts';
import { consoleLogger } from './console-logger.ts';
import { LOOPBACK_GATEWAY_KEYS } from './gateway/gateway-keys.ts';
import { listen } from './listen.ts';
import { type DeliveryReport, type OpenedDemo, openDemo } from './open-demo.ts';
import { OTLP_INSTANCE_ID } from './otlp-gateway/otlp-gateway.ts';

/** What a deployment may choose besides the config. */
export interface StartDemoOptions {
  /** Directory of the built pages. */
  readonly pagesDir: string;
  /** Pace of the built-in model. Default: that of a fast hosted model. */
  readonly pace?: ModelPace | undefined;
  /** Default: warnings and errors on the console. */
  readonly logger?: Logger | undefined;
}

/** A demo that runs. */
export interface RunningDemo {
  /** Such as `http://127.0.0.1:4400`. */
  readonly url: string;
  readonly info: DemoInfo;
  /** Takes no more chats, delivers what it can within five seconds, and ends. A second call waits for the first. */
  stop(): Promise<DeliveryReport>;
}

/** A running demo, or the sentence that says why it does not run. */
export type StartDemoResult =
  | { readonly ok: true; readonly demo: RunningDemo }
  | { readonly ok: false; readonly message: string };

function urlOf(host: string, port: number): string {
  // Not every address that can be listened on can be called.
  const callable = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  return `http://${callable.includes(':') ? `[${callable}]` : callable}:${port}`;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // What is open now are connections that browsers keep for later.
    server.closeAllConnections();
  });
}

async function openParts(config: DemoConfig, port: number, options: StartDemoOptions) {
  const directory = await openDataDirectory(config.dataDir, { reset: config.reset });
  const loaded = await loadDemoKeys(directory.root);
  if (!loaded.ok) return loaded;
  const { keys } = loaded;
  const url = urlOf(config.host, port);
  const info: DemoInfo = {
    otlpBaseUrl: `${url}/otlp`,
    instanceId: OTLP_INSTANCE_ID,
    apiKey: keys.otlpApiKey,
    managementKey: keys.managementKey,
    // Keys that everybody knows must not spend the upstream's money for other machines.
    gatewayKeys: isLoopbackBinding(config.host) ? LOOPBACK_GATEWAY_KEYS : keys.gatewayKeys,
  };
  const { pagesDir, pace, logger = consoleLogger } = options;
  const parts = await openDemo({ config, port, directory, keys, info, pagesDir, pace, logger });
  return { ok: true, url, info, parts } as const;
}

function stopOnce(server: Server, parts: OpenedDemo): () => Promise<DeliveryReport> {
  let stopped: Promise<DeliveryReport> | undefined;
  async function stop() {
    // The server goes after the deliveries: its own OTLP gateway is one of the destinations.
    const report = await parts.finish();
    await closeServer(server);
    await parts.close();
    return report;
  }
  return () => {
    stopped ??= stop();
    return stopped;
  };
}

/**
 * Starts the whole system in this process: gateway, settings API, pages, local OTLP gateway and trace view.
 *
 * @example
 * ```ts
 * const started = await startDemo(config, { pagesDir: 'dist/pages' });
 * if (!started.ok) throw new Error(started.message);
 * console.log(started.demo.url);
 * ```
 */
export async function startDemo(config: DemoConfig, options: StartDemoOptions): Promise<StartDemoResult> {
  let answerWith: (listener: RequestListener) => void = () => {};
  const listener = new Promise<RequestListener>((resolve) => {
    answerWith = resolve;
  });
  const listening = await listen({ host: config.host, port: config.port, listener });
  if (!listening.ok) return listening;
  const { server, port } = listening;

  try {
    const opened = await openParts(config, port, options);
    if (!opened.ok) {
      await closeServer(server);
      return opened;
    }
    const { url, info, parts } = opened;
    answerWith(parts.listener);
    return { ok: true, demo: { url, info, stop: stopOnce(server, parts) } };
  } catch (error) {
    await closeServer(server);
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, message: `The demo cannot use its data directory ${config.dataDir}. ${reason}` };
  }
}
