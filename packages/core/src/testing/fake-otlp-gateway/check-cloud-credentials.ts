import { decodeBase64 } from '../../runtime/base64.ts';

/** What the gateway of one stack accepts. */
export interface CloudCredentials {
  readonly instanceId: string;
  readonly apiKey: string;
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * The body of Grafana Cloud's 401 for an `Authorization` header, or `undefined` where the header is right.
 * A Bearer token and a key of another kind than `glc_` draw a text about a host, not one about the key.
 */
export function checkCloudCredentials(header: string | null, expected: CloudCredentials): string | undefined {
  const [, scheme = '', value = ''] = /^(\S+) +(.+)$/.exec(header ?? '') ?? [];
  if (scheme.toLowerCase() === 'bearer') return LEGACY;
  const credentials = scheme.toLowerCase() === 'basic' && BASE64.test(value) ? decodeBase64(value) : undefined;
  const colon = credentials?.indexOf(':') ?? -1;
  if (credentials === undefined || colon === -1) return 'authentication error: no credentials provided';
  const instanceId = credentials.slice(0, colon);
  const apiKey = credentials.slice(colon + 1);
  if (instanceId !== expected.instanceId) return 'authentication error: invalid authentication credentials';
  if (apiKey === expected.apiKey) return undefined;
  return apiKey.startsWith('glc_') ? 'authentication error: invalid token' : LEGACY;
}

const LEGACY = 'authentication error: legacy auth cannot be upgraded because the host is not found';
