import type { RequestListener } from 'node:http';
import { type Broadcaster, type Logger, type ShutdownReport, systemClock } from '@broadcast-kit/core';
import { getRequestListener } from '@hono/node-server';
import type { DemoInfo } from './access/info-routes.ts';
import { createPageSession } from './access/page-session.ts';
import { createBuiltInModel, type ModelPace } from './built-in-model/built-in-model.ts';
import type { DataDirectory } from './config/data-directory.ts';
import type { DemoConfig } from './config/demo-config.ts';
import type { DemoKeys } from './config/demo-keys.ts';
import { createDemoApp } from './demo-app.ts';
import { trackOpenCalls } from './gateway/open-calls.ts';
import { createUpstream } from './gateway/upstream.ts';
import { openBroadcast } from './open-broadcast.ts';
import { createOtlpGateway } from './otlp-gateway/otlp-gateway.ts';
import { loadPages } from './pages/load-pages.ts';
import { openTraceArchive } from './trace-archive/trace-archive.ts';

/** Options of {@link openDemo}. */
export interface OpenDemoOptions {
  readonly config: DemoConfig;
  /** The port that is really listened on. */
  readonly port: number;
  readonly directory: DataDirectory;
  readonly keys: DemoKeys;
  readonly info: DemoInfo;
  /** Directory of the built pages. */
  readonly pagesDir: string;
  readonly pace: ModelPace | undefined;
  readonly logger: Logger;
}

/** What happened to the generations of a demo, in the end. */
export interface DeliveryReport {
  /** What the last seconds did. */
  readonly shutdown: ShutdownReport;
  /** All counters since the start. */
  readonly total: ReturnType<Broadcaster['stats']>['total'];
}

/** The parts of a demo, put together. */
export interface OpenedDemo {
  readonly listener: RequestListener;
  /** Takes no more chats, waits for the open ones, and delivers what it can. The server must still answer meanwhile. */
  finish(): Promise<DeliveryReport>;
  /** Closes the stores. Nothing may be asked any more. */
  close(): Promise<void>;
}

const PATIENCE_MS = 5_000;

/** Opens the stores and puts the parts of the demo together. */
export async function openDemo(options: OpenDemoOptions): Promise<OpenedDemo> {
  const { config, port, directory, keys, info, logger } = options;
  const session = createPageSession({ key: keys.sessionKey, port });
  const archive = openTraceArchive({ path: directory.traces });
  const { allowHosts } = config;
  const { gatewayKeys } = info;
  const broadcast = openBroadcast({
    path: directory.settings,
    queuePath: directory.queue,
    keys,
    gatewayKeys,
    session,
    port,
    allowHosts,
    logger,
  });
  const calls = trackOpenCalls(broadcast.broadcaster, systemClock);
  const closing = new AbortController();
  const source = config.upstream
    ? createUpstream({ ...config.upstream, fetch })
    : createBuiltInModel({ pace: options.pace });

  const app = createDemoApp({
    host: config.host,
    chat: { source, gatewayKeys, calls, clock: systemClock, logger },
    settings: broadcast.handler,
    otlp: createOtlpGateway({ apiKey: keys.otlpApiKey, archive, clock: systemClock }),
    traces: { archive, closing: closing.signal, clock: systemClock },
    info,
    pages: { files: await loadPages(options.pagesDir), session },
  });

  return {
    listener: getRequestListener(app.fetch),
    async finish() {
      await calls.drain(PATIENCE_MS);
      const shutdown = await broadcast.broadcaster.shutdown({ timeoutMs: PATIENCE_MS });
      closing.abort();
      return { shutdown, total: broadcast.broadcaster.stats().total };
    },
    async close() {
      await Promise.all([broadcast.close(), archive.close()]);
    },
  };
}
