import { decodeBase64 } from '../runtime/base64.ts';

const TOKEN = /^glc_([A-Za-z0-9+/_-]+={0,3})$/;
const REGION = /^[a-z0-9-]{1,64}$/;

/**
 * The region that an access-policy token names, such as `prod-us-east-0` or, in older tokens, `us`; `undefined` where
 * it names none. The token is decoded in memory and nothing else of it leaves this function. The field is not
 * documented by Grafana, so it is a hint for a message and never a reason to refuse a key.
 */
export function tokenRegion(apiKey: string): string | undefined {
  const encoded = TOKEN.exec(apiKey.trim())?.[1];
  const decoded = encoded === undefined ? undefined : decodeBase64(encoded);
  if (decoded === undefined) return undefined;
  try {
    const region: unknown = (JSON.parse(decoded) as { m?: { r?: unknown } | null } | null)?.m?.r;
    return typeof region === 'string' && REGION.test(region) ? region : undefined;
  } catch {
    return undefined;
  }
}
