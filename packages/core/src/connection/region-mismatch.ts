import { classifyGrafanaHost } from '../destination/classify-grafana-host.ts';
import type { Diagnosis } from './diagnosis.ts';
import { comparableRegion, regionFix } from './region-fix.ts';

/** A key and a Base URL that name different regions. */
export interface RegionMismatch {
  /** Slug that the key names, such as `prod-eu-west-2`. */
  readonly keyRegion: string;
  /** Slug in the host of the Base URL. */
  readonly urlRegion: string;
  /** Puts the gateway of the key's own region into Base URL; absent where its address cannot be known from its name. */
  readonly fix: Diagnosis['fix'];
}

/**
 * Says that a key belongs to another region than the gateway it would be sent to; `undefined` where it does not, or where
 * either names no region. A hint, never a reason to refuse: Grafana does not document the field that it is read from.
 *
 * @param values - A Base URL in canonical form, see `normalizeBaseUrl`, and the key as it is.
 * @throws TypeError where `baseUrl` is no URL.
 */
export function regionMismatch({
  baseUrl,
  apiKey,
}: {
  readonly baseUrl: string;
  readonly apiKey: string;
}): RegionMismatch | undefined {
  const host = classifyGrafanaHost(baseUrl);
  const keyRegion = comparableRegion(apiKey);
  if (host.kind !== 'gateway' || keyRegion === undefined || keyRegion === host.region) return undefined;
  return { keyRegion, urlRegion: host.region, fix: regionFix(apiKey) };
}
