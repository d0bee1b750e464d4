import { encodeBase64 } from '../runtime/base64.ts';
import type { GrafanaConfig } from './grafana-config.ts';

/** The `Authorization` header of a Grafana Cloud OTLP request: Basic, with the Instance ID as user and the API key as password. */
export function basicAuthorization({ instanceId, apiKey }: Pick<GrafanaConfig, 'instanceId' | 'apiKey'>): string {
  return `Basic ${encodeBase64(`${instanceId.trim()}:${apiKey.trim()}`)}`;
}
