/** What a URL points at, as far as its host tells. */
export type GrafanaHost =
  /** The OTLP gateway of a region: what we want. `region` is the slug, such as `prod-us-east-0`. */
  | { readonly kind: 'gateway'; readonly region: string }
  /** A PrivateLink gateway, reachable from inside the customer's VPC only. */
  | { readonly kind: 'private_link' }
  /** Another service of the stack, such as Prometheus or Loki. */
  | { readonly kind: 'other_service'; readonly service: string }
  /** The grafana.com portal. An `otlp-info` page carries the Instance ID in its path. */
  | { readonly kind: 'portal'; readonly instanceId?: string }
  /** The stack itself, where people look at dashboards. */
  | { readonly kind: 'stack'; readonly grafanaUrl: string }
  /** A proxy, Alloy, Collector, Tempo or custom domain: nothing to say. */
  | { readonly kind: 'other' };

const GATEWAY = /^otlp-gateway-([a-z0-9-]+)(?:\.[a-z0-9-]+)?\.grafana(?:-dev|-ops)?\.net$/;
const PRIVATE_LINK = /^[a-z0-9-]+-otlp-gateway\.[a-z0-9-]+\.vpce\.grafana\.net$/;
const OTHER_SERVICE =
  /^(tempo|prometheus|logs|profiles|fleet-management|faro-collector|agento11y|sigil|influx|graphite)-[a-z0-9-]+(?:\.[a-z0-9-]+)?\.grafana\.net$/;
const STACK = /^[a-z0-9-]+\.grafana\.net$/;
const GRAFANA = /^(?:[a-z0-9-]+\.)+grafana(?:-dev|-ops)?\.net$/;
const PORTAL_PATH = /^\/orgs\/[^/]+\/stacks\/(\d+)(?:\/|$)/;

/** Whether a host belongs to Grafana Cloud's own domains. */
export function isGrafanaHost(hostname: string): boolean {
  return GRAFANA.test(hostname);
}

/**
 * Says what a URL points at, so that a form can explain a dashboard URL instead of failing on it.
 * Regions are not checked against a list: Grafana adds new ones without notice.
 *
 * @throws TypeError where a string is no URL; bring user input through `normalizeBaseUrl` first.
 */
export function classifyGrafanaHost(url: URL | string): GrafanaHost {
  const { hostname: absolute, pathname } = typeof url === 'string' ? new URL(url) : url;
  const hostname = absolute.replace(/\.$/, '');
  const gateway = GATEWAY.exec(hostname);
  if (gateway?.[1] !== undefined) return { kind: 'gateway', region: gateway[1] };
  if (PRIVATE_LINK.test(hostname)) return { kind: 'private_link' };
  const service = OTHER_SERVICE.exec(hostname)?.[1];
  if (service !== undefined) return { kind: 'other_service', service };
  if (hostname === 'grafana.com' || hostname === 'www.grafana.com') {
    const instanceId = PORTAL_PATH.exec(pathname)?.[1];
    return instanceId === undefined ? { kind: 'portal' } : { kind: 'portal', instanceId };
  }
  if (STACK.test(hostname)) return { kind: 'stack', grafanaUrl: `https://${hostname}` };
  return { kind: 'other' };
}
