import ipaddr from 'ipaddr.js';
import type { CompiledPolicy } from './destination-url-policy.ts';
import { isGrafanaNetHost, isListedHost } from './trusts-destination-host.ts';

const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');
/** Azure's WireServer: a metadata service in a public range. */
const AZURE_WIRE_SERVER = '168.63.129.16';

/** Whether an address is on the public internet. `ipaddr.js` calls more than that `unicast`, so two rules are added. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' ? parsed.toString() !== AZURE_WIRE_SERVER : parsed.match(GLOBAL_UNICAST);
}

/** Whether an address is the machine itself. */
export function isLoopbackAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === 'loopback';
}

/** Whether an address lies in a network that the operator opened. */
export function isInNetworks(address: string, networks: CompiledPolicy['networks']): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  return networks.some((network) => network[0].kind() === parsed.kind() && parsed.match(network));
}

/** A name on its way to a socket. */
export interface ResolvedName {
  readonly hostname: string;
  readonly port: number;
  readonly address: string;
}

/**
 * The dynamic part of the guard: whether a connection to `hostname` may go to `address`, which the name resolved to just
 * now. One address that fails closes the whole name.
 */
export function allowsResolvedAddress({ hostname, port, address }: ResolvedName, policy: CompiledPolicy): boolean {
  if (isInNetworks(address, policy.networks)) return true;
  const listed = isListedHost({ hostname, port }, policy);
  if (hostname === 'localhost') return listed && isLoopbackAddress(address);
  return (isGrafanaNetHost(hostname) || listed || policy.anyPublicHost) && isPublicAddress(address);
}
