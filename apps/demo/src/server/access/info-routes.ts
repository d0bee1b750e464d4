import { Hono } from 'hono';

/** What the demo prints when it starts, and tells on this machine. */
export interface DemoInfo {
  /** Base URL of the local OTLP gateway, as the settings form takes it. */
  readonly otlpBaseUrl: string;
  readonly instanceId: string;
  /** Password of the local OTLP gateway. */
  readonly apiKey: string;
  /** Bearer token of the settings API. */
  readonly managementKey: string;
  /** Keys of the chat gateway. */
  readonly gatewayKeys: readonly string[];
}

/** `GET /`: the credentials. To be mounted behind `requireLocal`. */
export function infoRoutes(info: DemoInfo): Hono {
  return new Hono().get('/', (c) => c.json(info, 200, { 'cache-control': 'no-store' }));
}
