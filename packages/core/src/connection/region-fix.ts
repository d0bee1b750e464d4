import { tokenRegion } from '../destination/token-region.ts';
import type { Diagnosis } from './diagnosis.ts';

/**
 * Regions made before 2026, whose gateway has the flat address `otlp-gateway-{region}.grafana.net`. The address of a
 * newer region cannot be built from its name. Only for suggestions: what is not listed may exist all the same.
 */
const FLAT_REGIONS: ReadonlySet<string> = new Set(
  [
    'ap-northeast-0 ap-south-0 ap-south-1 ap-southeast-0 ap-southeast-1 ap-southeast-2 au-southeast-0 au-southeast-1',
    'ca-east-0 eu-central-0 eu-north-0 eu-west-0 eu-west-2 eu-west-3 eu-west-4 eu-west-5 eu-west-6 gb-south-0 gb-south-1',
    'me-central-0 me-central-1 sa-east-0 sa-east-1 us-central-0 us-central-3 us-central-4 us-central-5 us-central-7',
    'us-east-0 us-east-1 us-east-2 us-east-3 us-west-0',
  ].flatMap((line) => line.split(' ').map((region) => `prod-${region}`)),
);

/** The region of a key, where it is one that a gateway's host would name. Older keys say `us` or `eu`, which tells nothing. */
export function comparableRegion(apiKey: string): string | undefined {
  const region = tokenRegion(apiKey);
  return region !== undefined && /^[a-z]+-[a-z]+(?:-[a-z]+)*-\d+$/.test(region) ? region : undefined;
}

/** One click that puts the gateway of the key's own region into Base URL, where its address is known. */
export function regionFix(apiKey: string): Diagnosis['fix'] {
  const region = tokenRegion(apiKey);
  if (region === undefined || !FLAT_REGIONS.has(region)) return undefined;
  return {
    field: 'baseUrl',
    value: `https://otlp-gateway-${region}.grafana.net/otlp`,
    label: `Use ${region.slice('prod-'.length)}`,
  };
}
