import type { TraceqlQuery } from '../traceql/metrics-query.ts';
import { type GrafanaLinkOptions, type GrafanaPlace, grafanaPage, linkDefaults } from './grafana-place.ts';

/** Options of {@link exploreUrl}. */
export interface ExploreUrlOptions extends GrafanaLinkOptions {
  /** TraceQL, as text or built with `traceql`. */
  readonly query: string | TraceqlQuery;
  /** Most traces shown. Default 20. */
  readonly limit?: number | undefined;
  /** One row per trace or per span. Default `traces`. */
  readonly tableType?: 'traces' | 'spans' | undefined;
}

/** Id of the only pane. Grafana wants three characters, one of them a letter. */
const PANE = 'bk1';

/**
 * Link that opens a query in Grafana Explore, as one pane. `undefined` where the destination has no Grafana URL.
 * Whoever follows it needs the permission `datasources:explore`, which Editors and Admins have.
 *
 * @example
 * ```ts
 * exploreUrl(destination, { query: '{ resource.service.name = "openrouter" }', from: 'now-24h' });
 * ```
 */
export function exploreUrl(
  place: GrafanaPlace,
  { query, limit, tableType, ...options }: ExploreUrlOptions,
): string | undefined {
  return explorePane(place, options, { query: `${query}`, limit, tableType });
}

/** What is in the pane of a link to Explore, and what to add to the link. */
export interface ExplorePane {
  readonly query: string;
  readonly limit?: number | undefined;
  readonly tableType?: 'traces' | 'spans' | undefined;
  /** State of the panels in the pane, by the name of the panel. */
  readonly panelsState?: Readonly<Record<string, unknown>> | undefined;
  /** Further parameters of the link. */
  readonly parameters?: readonly (readonly [name: string, value: string])[] | undefined;
}

/** Link to Explore with this pane. */
export function explorePane(
  place: GrafanaPlace,
  options: GrafanaLinkOptions,
  { query, limit = 20, tableType = 'traces', panelsState, parameters = [] }: ExplorePane,
): string | undefined {
  const { dataSource, orgId, range } = linkDefaults(options);
  const pane = {
    datasource: dataSource,
    queries: [
      {
        refId: 'A',
        datasource: { type: 'tempo', uid: dataSource },
        queryType: 'traceql',
        query,
        limit,
        tableType,
        metricsQueryType: 'range',
      },
    ],
    range,
    panelsState,
    compact: false,
  };
  return grafanaPage(place, '/explore', [
    ['schemaVersion', '1'],
    ['panes', JSON.stringify({ [PANE]: pane })],
    ['orgId', orgId],
    ...parameters,
  ]);
}
