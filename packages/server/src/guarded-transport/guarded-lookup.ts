import { Resolver } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { isIPv6 } from 'node:net';
import type { Clock, Logger } from '@broadcast-kit/core';
import type { CompiledPolicy } from './destination-url-policy.ts';
import { allowsResolvedAddress } from './judge-address.ts';

/** Where addresses of names come from. `node:dns/promises` fits, as does a stub. */
export interface AddressResolver {
  resolve4(hostname: string): Promise<string[]>;
  resolve6(hostname: string): Promise<string[]>;
}

/** What {@link createGuardedLookup} needs. */
export interface GuardedLookupOptions {
  readonly policy: CompiledPolicy;
  readonly resolver?: AddressResolver | undefined;
  readonly timeoutMs: number;
  /** How long an answer is used without asking again. */
  readonly cacheMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface CachedAnswer {
  readonly addresses: readonly string[];
  readonly resolvedAt: number;
}

const MAX_CACHED_NAMES = 1000;
/** An old answer is better than none while a name server is down. */
const STALE_MS = 600_000;

function lookupError(code: string, message: string): NodeJS.ErrnoException {
  return Object.assign(new Error(message), { code });
}

/**
 * A `lookup` for sockets that checks every address of a name before one is used: a single address that the policy does
 * not allow blocks the name, and the socket gets exactly the list that was checked.
 *
 * Asks the name servers itself (c-ares): `dns.lookup` shares four threads with the file system, so that a few hanging
 * names would delay every other destination. `/etc/hosts` and search domains are therefore not used.
 *
 * @param port - Port of the connections that will use the answer.
 */
export function createGuardedLookup({
  policy,
  resolver = new Resolver({ timeout: 1000, tries: 2 }),
  timeoutMs,
  cacheMs,
  clock,
  logger,
}: GuardedLookupOptions): (port: number) => LookupFunction {
  const cache = new Map<string, CachedAnswer>();
  const pending = new Map<string, Promise<readonly string[]>>();

  function withTimeout<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const cancel = clock.schedule(
        () => reject(lookupError('ETIMEOUT', 'The name server did not answer.')),
        timeoutMs,
      );
      work.then(resolve, reject).finally(cancel);
    });
  }

  async function ask(hostname: string): Promise<readonly string[]> {
    const [v4, v6] = await withTimeout(Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]));
    const addresses = [v4, v6].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    if (addresses.length > 0) return addresses;
    if (v4.status === 'rejected') throw v4.reason;
    throw lookupError('ENOTFOUND', 'The name has no address.');
  }

  async function resolve(hostname: string): Promise<readonly string[]> {
    const cached = cache.get(hostname);
    const age = cached === undefined ? Number.POSITIVE_INFINITY : clock.monotonic() - cached.resolvedAt;
    if (cached !== undefined && age < cacheMs) return cached.addresses;
    try {
      const addresses = await ask(hostname);
      cache.delete(hostname);
      cache.set(hostname, { addresses, resolvedAt: clock.monotonic() });
      const oldest = cache.keys().next().value;
      if (cache.size > MAX_CACHED_NAMES && oldest !== undefined) cache.delete(oldest);
      return addresses;
    } catch (error) {
      if (cached !== undefined && age < STALE_MS) return cached.addresses;
      throw error;
    }
  }

  function addressesOf(hostname: string): Promise<readonly string[]> {
    // RFC 6761: the name means the machine itself and is never asked for.
    if (hostname === 'localhost') return Promise.resolve(['127.0.0.1', '::1']);
    const running = pending.get(hostname) ?? resolve(hostname).finally(() => pending.delete(hostname));
    pending.set(hostname, running);
    return running;
  }

  return (port) => (hostname, options, callback) => {
    addressesOf(hostname).then(
      (addresses) => {
        const refused = addresses.find((address) => !allowsResolvedAddress({ hostname, port, address }, policy));
        if (refused !== undefined) {
          logger.warn('A destination resolves to an address that the policy does not allow.', {
            hostname,
            address: refused,
            advice: 'Name its network in allowSelfHosted.cidrs if it is yours.',
          });
          callback(lookupError('BLOCKED', 'The address is not allowed.'), '', 0);
          return;
        }
        const answers = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
        const [first] = answers;
        if (options.all === true) callback(null, answers);
        else if (first !== undefined) callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
}
