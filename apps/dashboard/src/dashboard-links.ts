import { drilldownUrl, exploreUrl, traceql } from '@broadcast-kit/core';
import { DashboardLinkBuilder, DashboardLinkType } from '@grafana/grafana-foundation-sdk/dashboard';
import { variableText } from './variable-text.ts';

/** Stands for the Grafana that shows the dashboard; links lead to pages of the same one. */
const HERE = { grafanaUrl: 'https://grafana.invalid' };

/** The variables of the dashboard, which Grafana fills in when somebody follows the link. */
const CHOSEN = { dataSource: variableText('datasource'), from: variableText('__from'), to: variableText('__to') };

/** A link of ours as Grafana wants it in a dashboard: without an origin, its variables readable. */
function dashboardLink(title: string, url: string | undefined) {
  const path = (url ?? '').slice(HERE.grafanaUrl.length).replaceAll(/%24%7B(\w+)%7D/g, (_, name) => `\${${name}}`);
  const link = new DashboardLinkBuilder(title)
    .type(DashboardLinkType.Link)
    .icon('external link')
    .url(path.replaceAll(/&orgId=\d+/g, ''))
    .targetBlank(true);
  // The builder puts links into a menu, where nobody sees them.
  const { placement: _, ...visible } = link.build();
  return { build: () => visible };
}

/** Ways on from the dashboard: the same service and time in Explore and in Traces Drilldown. */
export function dashboardLinks() {
  const service = traceql.resource('service.name');
  return [
    dashboardLink('Explore', exploreUrl(HERE, { ...CHOSEN, query: traceql(service.equals(variableText('service'))) })),
    dashboardLink(
      'Traces Drilldown',
      drilldownUrl(HERE, {
        ...CHOSEN,
        filters: [{ key: service.text, operator: '=', value: variableText('service') }],
      }),
    ),
  ];
}
