import type { CompiledPolicy, DestinationUrlPolicy } from './destination-url-policy.ts';
import { compilePolicy, plainHostname } from './destination-url-policy.ts';

const GRAFANA_NET = /^(?:[a-z0-9-]{1,63}\.)+grafana\.net$/;
const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'https:': 443, 'http:': 80 };

/** Whether a name belongs to Grafana Cloud: `grafana.net` at a label boundary. */
export function isGrafanaNetHost(hostname: string): boolean {
  return GRAFANA_NET.test(hostname);
}

/** The port that a URL is called on. */
export function portOf(url: URL): number {
  return url.port === '' ? (DEFAULT_PORTS[url.protocol] ?? 0) : Number(url.port);
}

/** Whether the operator's list names this host, on this port or on any. */
export function isListedHost(
  { hostname, port }: { readonly hostname: string; readonly port: number },
  { hosts }: CompiledPolicy,
): boolean {
  return hosts.some((host) => host.hostname === hostname && (host.port === undefined || host.port === port));
}

/**
 * Whether the operator trusts the host of `url` by name: `*.grafana.net` and the hosts of `allowSelfHosted.hosts`. A
 * connection test tells all it saw about these. About any other host it says one thing for every failure, since a test
 * button that tells "refused" from "timed out" is a port scanner.
 *
 * @param url - A URL that `judgeDestinationUrl` allowed.
 */
export function trustsDestinationHost(url: string, policy: DestinationUrlPolicy = {}): boolean {
  const parsed = new URL(url);
  const hostname = plainHostname(parsed.hostname);
  return isGrafanaNetHost(hostname) || isListedHost({ hostname, port: portOf(parsed) }, compilePolicy(policy));
}
