import { BroadcastError } from '../runtime/broadcast-error.ts';
import { normalizeBaseUrl } from './normalize-base-url.ts';

/**
 * The URL that spans are POSTed to, from a Base URL with or without `/otlp` and `/v1/traces`.
 *
 * @throws BroadcastError `invalid_config` where the Base URL is no URL. Validate user input with `parseGrafanaConfig` first.
 *
 * @example
 * ```ts
 * grafanaTracesUrl('https://otlp-gateway-prod-us-west-0.grafana.net');
 * // 'https://otlp-gateway-prod-us-west-0.grafana.net/otlp/v1/traces'
 * ```
 */
export function grafanaTracesUrl(baseUrl: string): string {
  const normalized = normalizeBaseUrl(baseUrl);
  if (!normalized.ok) throw new BroadcastError({ code: 'invalid_config', message: normalized.issue.message });
  return normalized.tracesUrl;
}
