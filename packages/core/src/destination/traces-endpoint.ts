import { basicAuthorization } from './basic-authorization.ts';
import { customHeaderIssues } from './custom-headers.ts';
import type { GrafanaConfig } from './grafana-config.ts';
import { grafanaTracesUrl } from './grafana-traces-url.ts';

/** Where spans are POSTed to, and with which credentials: what `exportTraces` takes. */
export interface TracesEndpoint {
  /** Complete URL, `/v1/traces` included. */
  readonly url: string;
  /** Authorization and the destination's own headers, with lower-case names. Secret. */
  readonly headers: Readonly<Record<string, string>>;
  /** Texts that must never be shown: the key, its Basic form, and the values of the own headers. */
  readonly secrets: readonly string[];
}

/**
 * The request side of a Grafana config. Own headers that are not allowed (see `customHeaderIssues`) are left out, also
 * where a store let them in.
 *
 * @throws BroadcastError `invalid_config` where the Base URL is no URL.
 *
 * @example
 * ```ts
 * await exportTraces({ endpoint: tracesEndpoint(destination.config), body, transport: fetchTransport() });
 * ```
 */
export function tracesEndpoint(config: GrafanaConfig): TracesEndpoint {
  const authorization = basicAuthorization(config);
  const own = Object.entries(config.headers ?? {}).filter(
    ([name, value]) => customHeaderIssues({ [name]: value }).length === 0,
  );
  return {
    url: grafanaTracesUrl(config.baseUrl),
    headers: {
      'user-agent': 'broadcast-kit',
      ...Object.fromEntries(own.map(([name, value]) => [name.toLowerCase(), value])),
      authorization,
    },
    secrets: [config.apiKey, authorization.slice('Basic '.length), ...own.map(([, value]) => value)],
  };
}
