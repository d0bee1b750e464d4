import { grafanaRoot } from '../destination/grafana-root.ts';

/** Whose Grafana to link to: a destination as the settings API shows it, or as the backend has it. */
export interface GrafanaPlace {
  /** Address such as `https://acme.grafana.net`, with the path that it may live below. `null`: not known, so there is no link. */
  readonly grafanaUrl: string | null;
}

/** What all links to Grafana have in common. */
export interface GrafanaLinkOptions {
  /** The Tempo data source, by uid or name. Default `grafanacloud-traces`, the uid in every Grafana Cloud stack. */
  readonly dataSource?: string | undefined;
  /** Organisation in Grafana. Default 1, the only one that a Grafana Cloud stack has. */
  readonly orgId?: number | undefined;
  /** Begin: relative such as `now-24h`, or epoch milliseconds. Default `now-1h`. */
  readonly from?: string | number | undefined;
  /** End, like `from`. Default `now`. */
  readonly to?: string | number | undefined;
}

/** The uid of the traces data source that Grafana Cloud makes in each stack. */
const DEFAULT_DATA_SOURCE = 'grafanacloud-traces';

/** The given options, completed. Times are texts, as Grafana keeps them in its links. */
export function linkDefaults({
  dataSource = DEFAULT_DATA_SOURCE,
  orgId = 1,
  from = 'now-1h',
  to = 'now',
}: GrafanaLinkOptions): {
  readonly dataSource: string;
  readonly orgId: string;
  readonly range: { readonly from: string; readonly to: string };
} {
  return { dataSource, orgId: String(orgId), range: { from: String(from), to: String(to) } };
}

/**
 * A page of this Grafana. `undefined` where no Grafana is known, and for what is no http(s) address: a stored
 * `javascript:` text must not become a link.
 */
export function grafanaPage(
  { grafanaUrl }: GrafanaPlace,
  path: string,
  parameters: readonly (readonly [name: string, value: string])[],
): string | undefined {
  if (grafanaUrl === null || !URL.canParse(grafanaUrl)) return undefined;
  const url = new URL(grafanaUrl);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  const query = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join('&');
  return `${grafanaRoot(url)}${path}?${query}`;
}
