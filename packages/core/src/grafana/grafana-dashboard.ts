import { DASHBOARD_JSON } from './dashboard-json.ts';

/** A dashboard as Grafana imports it: JSON of its dashboard schema, version 42. */
export interface GrafanaDashboard {
  readonly uid: string;
  readonly title: string;
  readonly [property: string]: unknown;
}

/** Options of {@link grafanaDashboard}. */
export interface GrafanaDashboardOptions {
  /** Default `LLM calls`. */
  readonly title?: string | undefined;
  /** Id of the dashboard in Grafana; importing the same one again replaces it. Default `broadcast-llm-calls`. */
  readonly uid?: string | undefined;
  /** `service.name` of the destination. Default `openrouter`. Viewers can change it. */
  readonly serviceName?: string | undefined;
  /** Uid of the Tempo data source. Default: the default one of the Grafana. Viewers can change it. */
  readonly dataSource?: string | undefined;
}

interface Variable {
  readonly name: string;
  query?: unknown;
  current?: unknown;
}

/**
 * The dashboard of LLM calls: requests, errors, latency, time to first token, tokens, cost, cache, users, fallbacks and the
 * latest errors. Viewers narrow it down to a service, models, users, API keys, environments, and a value of any metadata key.
 * Each call returns a new object. Its panels select by attributes and never count structural spans; they need TraceQL
 * metrics, as Grafana Cloud has them.
 *
 * @example
 * ```ts
 * const file = new Blob([JSON.stringify(grafanaDashboard({ serviceName: destination.serviceName }))]);
 * ```
 */
export function grafanaDashboard({
  title,
  uid,
  serviceName,
  dataSource,
}: GrafanaDashboardOptions = {}): GrafanaDashboard {
  const dashboard = JSON.parse(DASHBOARD_JSON) as GrafanaDashboard & {
    readonly templating: { readonly list: readonly Variable[] };
  };
  for (const variable of dashboard.templating.list) {
    if (variable.name === 'service' && serviceName !== undefined) {
      variable.query = serviceName;
      variable.current = { selected: true, text: serviceName, value: serviceName };
    }
    if (variable.name === 'datasource' && dataSource !== undefined) {
      variable.current = { selected: true, text: dataSource, value: dataSource };
    }
  }
  return { ...dashboard, title: title ?? dashboard.title, uid: uid ?? dashboard.uid };
}
