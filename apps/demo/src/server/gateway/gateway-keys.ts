import { createHash } from 'node:crypto';
import type { ApiKeyView } from '@broadcast-kit/core';

/** A caller of the gateway. */
export interface GatewayKey {
  /** Name that filters and traces show. */
  readonly name: string;
  /** SHA-256 of the key, hex: what a destination's API-key filter holds. */
  readonly hash: string;
}

/** The owner of both keys, and of the destinations. */
export const DEMO_OWNER = 'workspace_demo';

const NAMES = ['Demo key A', 'Demo key B'];

/** The keys of a gateway that listens on loopback. Public on purpose: they open nothing but this machine's demo. */
export const LOOPBACK_GATEWAY_KEYS: readonly string[] = ['sk-demo-a', 'sk-demo-b'];

const hashOf = (key: string) => createHash('sha256').update(key).digest('hex');

/** The keys as the API key filter of a destination offers them. */
export function listGatewayKeys(keys: readonly string[]): ApiKeyView[] {
  return keys.map((key, index) => ({ ...gatewayKey(key, index), label: `${key.slice(0, 7)}...${key.slice(-2)}` }));
}

/** The key of an `Authorization: Bearer` header, or `undefined` where it is none of `keys`. */
export function findGatewayKey(authorization: string | undefined, keys: readonly string[]): GatewayKey | undefined {
  const given = /^bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (given === undefined) return undefined;
  // Hashes are compared: how long that takes tells nothing about a key.
  const hash = hashOf(given);
  const index = keys.findIndex((key) => hashOf(key) === hash);
  return index === -1 ? undefined : gatewayKey(given, index);
}

function gatewayKey(key: string, index: number): GatewayKey {
  return { name: NAMES[index] ?? `Demo key ${index + 1}`, hash: hashOf(key) };
}
