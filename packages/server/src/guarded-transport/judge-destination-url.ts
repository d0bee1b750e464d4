import ipaddr from 'ipaddr.js';
import type { CompiledPolicy, DestinationUrlPolicy } from './destination-url-policy.ts';
import { compilePolicy, plainHostname } from './destination-url-policy.ts';
import { isInNetworks, isLoopbackAddress, isPublicAddress } from './judge-address.ts';
import { isGrafanaNetHost, isListedHost, portOf } from './trusts-destination-host.ts';

/** Why the server may not call a URL. */
export type DestinationUrlRefusal =
  /** No URL that browsers and servers read alike: control characters, backslashes, a bad host, too long. */
  | 'malformed'
  /** Something other than https; plain http is for loopback hosts that the operator listed. */
  | 'scheme'
  /** A user name or password in the URL. */
  | 'credentials'
  /** A `#fragment`, which is never sent. */
  | 'fragment'
  /** A host that the policy does not open. */
  | 'host_not_allowed'
  /** A port that the policy does not open. */
  | 'port_not_allowed'
  /** An address of a private, local or reserved network. */
  | 'address_not_public';

/** A URL in canonical form, or why the server may not call it. */
export type DestinationUrlVerdict =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly code: DestinationUrlRefusal };

const MAX_URL_LENGTH = 2048;
const MAX_HOST_LENGTH = 253;
/** What the URL parser would strip or repair before anybody could see it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const SILENTLY_REPAIRED = /[\u0000-\u001f\u007f\\]/;
const SHAPE = /^https?:\/\/[^/]/i;
const NAME = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
const PRIVATE_SUFFIX =
  /(?:^|\.)(?:localhost|local|internal|lan|home\.arpa|arpa|onion|svc|invalid|corp|home|intranet|private)$/;
/** Above 1023: databases, caches, queues and control planes that speak enough HTTP to be harmed. */
const RISKY_PORTS: ReadonlySet<number> = new Set([
  1433, 1521, 1723, 2049, 2375, 2376, 2379, 2380, 3306, 3389, 3659, 4045, 4190, 4369, 5060, 5061, 5432, 5672, 5900,
  5984, 5985, 5986, 6000, 6379, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6697, 7000, 7001, 8500, 8600, 9042, 9092,
  9200, 9300, 10080, 10250, 10255, 11211, 15672, 25672, 26379, 27017, 27018, 27019, 50000,
]);

function isSafePort(port: number): boolean {
  return port === 443 || (port > 1023 && !RISKY_PORTS.has(port));
}

function refusalOf(url: URL, policy: CompiledPolicy): DestinationUrlRefusal | undefined {
  const hostname = plainHostname(url.hostname);
  const port = portOf(url);
  const isLiteral = ipaddr.isValid(hostname);
  if (hostname.length > MAX_HOST_LENGTH || !(isLiteral || NAME.test(hostname))) return 'malformed';
  if (isGrafanaNetHost(hostname)) {
    if (url.protocol !== 'https:') return 'scheme';
    return port === 443 ? undefined : 'port_not_allowed';
  }

  const listed = isListedHost({ hostname, port }, policy);
  if (url.protocol === 'http:' && !(listed && (hostname === 'localhost' || isLoopbackAddress(hostname)))) {
    return 'scheme';
  }
  const listedWithPort = policy.hosts.some((host) => host.hostname === hostname && host.port === port);
  const opened = listed || isInNetworks(hostname, policy.networks);
  const resolvesIntoNetworks = !isLiteral && policy.networks.length > 0;
  if (!opened && !resolvesIntoNetworks) {
    if (isLiteral && !isPublicAddress(hostname)) return 'address_not_public';
    if (!policy.anyPublicHost) return 'host_not_allowed';
    if (!isLiteral && (!hostname.includes('.') || PRIVATE_SUFFIX.test(hostname))) return 'host_not_allowed';
  }
  const portAllowed = listedWithPort || (policy.ports === undefined ? isSafePort(port) : policy.ports.has(port));
  return portAllowed ? undefined : 'port_not_allowed';
}

/**
 * The static part of the guard against server-side request forgery: judges a customer's URL before any name is resolved
 * or socket opened. `guardedFetch` judges every request again, and each resolved address at connect time.
 *
 * @param url - The URL as it would be called, with its scheme.
 * @param policy - What the operator opened. Default: `*.grafana.net` over https on port 443.
 * @returns The canonical URL, or a stable code.
 *
 * @throws BroadcastError `invalid_option` where the policy itself holds an entry that cannot be understood.
 *
 * @example
 * ```ts
 * judgeDestinationUrl('https://otlp-gateway-prod-us-east-0.grafana.net/otlp', {}); // { ok: true, url: ... }
 * judgeDestinationUrl('https://169.254.169.254/', { allowSelfHosted: true }); // { ok: false, code: 'address_not_public' }
 * ```
 */
export function judgeDestinationUrl(url: string, policy: DestinationUrlPolicy = {}): DestinationUrlVerdict {
  const text = typeof url === 'string' ? url.trim() : '';
  if (text.length > MAX_URL_LENGTH || SILENTLY_REPAIRED.test(text)) return { ok: false, code: 'malformed' };
  if (!SHAPE.test(text)) return { ok: false, code: 'scheme' };
  if (!URL.canParse(text)) return { ok: false, code: 'malformed' };
  const parsed = new URL(text);
  if (parsed.username !== '' || parsed.password !== '') return { ok: false, code: 'credentials' };
  if (parsed.hash !== '') return { ok: false, code: 'fragment' };
  const code = refusalOf(parsed, compilePolicy(policy));
  if (code !== undefined) return { ok: false, code };
  parsed.hostname = parsed.hostname.replace(/\.$/, '');
  return { ok: true, url: parsed.href };
}
