import { isGrafanaHost } from './classify-grafana-host.ts';

/** The first part of the path of Grafana's own pages: what stands before it is where the Grafana lives. */
const PAGES = /\/(?:a|alerting|d|dashboards?|explore)(?:\/.*)?$/;

/**
 * The address of a Grafana without a trailing slash, from the address of any of its pages: `https://acme.grafana.net` from
 * `https://acme.grafana.net/d/abc`, and `https://tools.acme.com/grafana` from `https://tools.acme.com/grafana/explore`. A
 * stack of Grafana Cloud has its host to itself.
 *
 * @throws TypeError where a string is no URL.
 */
export function grafanaRoot(url: URL | string): string {
  const { origin, hostname, pathname } = typeof url === 'string' ? new URL(url) : url;
  return isGrafanaHost(hostname) ? origin : origin + pathname.replace(PAGES, '').replace(/\/+$/, '');
}
