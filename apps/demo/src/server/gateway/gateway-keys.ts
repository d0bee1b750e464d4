import { createHash } from 'node:crypto';

/** A caller of the gateway. */
export interface GatewayKey {
  /** Name that filters and traces show. */
  readonly name: string;
  /** SHA-256 of the key, hex: what a destination's API-key filter holds. */
  readonly hash: string;
}

/** The owner of both keys, and of the destinations. */
export const DEMO_OWNER = 'workspace_demo';

const NAMES: Readonly<Record<string, string>> = { 'sk-demo-a': 'Demo key A', 'sk-demo-b': 'Demo key B' };

/** The keys that open the gateway. Public on purpose: they open nothing but this machine's demo. */
export const GATEWAY_KEYS: readonly string[] = Object.keys(NAMES);

/** The key of an `Authorization: Bearer` header, or `undefined` where it is no key of this gateway. */
export function findGatewayKey(authorization: string | undefined): GatewayKey | undefined {
  const key = /^bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (key === undefined || !GATEWAY_KEYS.includes(key)) return undefined;
  return { name: NAMES[key] ?? key, hash: createHash('sha256').update(key).digest('hex') };
}
