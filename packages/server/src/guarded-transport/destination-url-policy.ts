import { BroadcastError } from '@broadcast-kit/core';
import ipaddr from 'ipaddr.js';

/** What the operator opens for self-hosted receivers. Everything that is not named here stays closed. */
export interface SelfHostedRules {
  /**
   * Hosts, each as `host` or `host:port`, such as `otel.acme.com`, `10.0.0.5:4318` or `[::1]:4318`. A name must resolve to
   * public addresses or into `cidrs`; a literal address is taken as it is. A loopback host listed here may be called by
   * plain http.
   */
  readonly hosts?: readonly string[] | undefined;
  /** Networks, such as `10.20.0.0/16`: literal addresses inside them, and any name that resolves wholly into them. */
  readonly cidrs?: readonly string[] | undefined;
  /** Ports, for everything but `host:port` entries. Default: 443 and every port above 1023 that no other well-known service uses. */
  readonly ports?: readonly number[] | undefined;
}

/** Which URLs customers may name as destinations. Default: `*.grafana.net` over https on port 443, nothing else. */
export interface DestinationUrlPolicy {
  /** `true`: any public host over https. Rules: only what they name. Set by the operator, never by a customer. Default: off. */
  readonly allowSelfHosted?: true | SelfHostedRules | undefined;
}

/** A host of the operator's list. */
export interface ListedHost {
  /** As `URL.hostname` has it, IPv6 without brackets. */
  readonly hostname: string;
  /** Effective port; `undefined`: those of `ports`. */
  readonly port: number | undefined;
}

/** A {@link DestinationUrlPolicy} that was checked and parsed. */
export interface CompiledPolicy {
  readonly anyPublicHost: boolean;
  readonly hosts: readonly ListedHost[];
  readonly networks: readonly ReturnType<typeof ipaddr.parseCIDR>[];
  readonly ports: ReadonlySet<number> | undefined;
}

function refuse(message: string): never {
  throw new BroadcastError({ code: 'invalid_option', message });
}

/** A host without the brackets of IPv6 and without the trailing dot of a rooted name. */
export function plainHostname(hostname: string): string {
  return hostname
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
}

function listedHost(entry: string): ListedHost {
  const shape = /^(\[[0-9a-fA-F:.]+\]|[^\s/:?#@\\[\]]+)(?::(\d{1,5}))?$/.exec(entry.trim());
  const host = shape?.[1];
  const port = shape?.[2] === undefined ? undefined : Number(shape[2]);
  if (host === undefined || !URL.canParse(`https://${host}/`) || (port !== undefined && (port < 1 || port > 65_535))) {
    return refuse(
      `allowSelfHosted.hosts holds "${entry}", which is not a host. Write "host" or "host:port", such as otel.acme.com:4318, without a scheme or path.`,
    );
  }
  return { hostname: plainHostname(new URL(`https://${host}/`).hostname), port };
}

function network(cidr: string): ReturnType<typeof ipaddr.parseCIDR> {
  try {
    return ipaddr.parseCIDR(cidr.trim());
  } catch {
    return refuse(`allowSelfHosted.cidrs holds "${cidr}", which is not a network. Write it like 10.20.0.0/16.`);
  }
}

/**
 * Checks a policy and brings it into the form that the guard compares with.
 *
 * @throws BroadcastError `invalid_option` where an entry cannot be understood: a typing error must not open or close
 * something silently.
 */
export function compilePolicy({ allowSelfHosted }: DestinationUrlPolicy): CompiledPolicy {
  const rules = typeof allowSelfHosted === 'object' ? allowSelfHosted : {};
  return {
    anyPublicHost: allowSelfHosted === true,
    hosts: (rules.hosts ?? []).map(listedHost),
    networks: (rules.cidrs ?? []).map(network),
    ports: rules.ports === undefined ? undefined : new Set(rules.ports),
  };
}
