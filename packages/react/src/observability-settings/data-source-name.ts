import { classifyGrafanaHost, type DestinationView } from '@broadcast-kit/core';

/** What Grafana Cloud calls the traces data source of a stack; with a placeholder where the stack is not known. */
export function dataSourceName({ grafanaUrl }: Pick<DestinationView, 'grafanaUrl'>): string {
  const url = grafanaUrl !== null && URL.canParse(grafanaUrl) ? new URL(grafanaUrl) : undefined;
  const stack = url && classifyGrafanaHost(url).kind === 'stack' ? url.hostname.split('.')[0] : '…';
  return `grafanacloud-${stack}-traces`;
}
