import { type DestinationView, exploreUrl, readyQueries } from '@broadcast-kit/core';
import type { GrafanaLinks } from '../broadcast-provider/grafana-links-context.ts';
import type { TimeRange } from '../settings-store/trace-checks.ts';

/** Link to all traces of a destination, in its Grafana. `undefined` where that is not known. */
export function latestTracesUrl(
  destination: Pick<DestinationView, 'grafanaUrl' | 'serviceName'>,
  links: GrafanaLinks,
  from?: TimeRange,
): string | undefined {
  const [{ query }] = readyQueries({ serviceName: destination.serviceName });
  return exploreUrl(destination, { ...links, query, from });
}
