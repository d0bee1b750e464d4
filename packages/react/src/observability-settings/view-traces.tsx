import { type DestinationView, drilldownUrl } from '@broadcast-kit/core';
import { type ReactElement, useState } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { useGrafanaLinks } from '../broadcast-provider/grafana-links-context.ts';
import { latestTracesUrl } from '../destination-list/latest-traces-url.ts';
import { tracesEnglish } from '../messages/english/traces-english.ts';
import { Link } from '../primitives/link.tsx';
import { DashboardDownload } from './dashboard-download.tsx';
import { dataSourceName } from './data-source-name.ts';
import { DestinationChoice } from './destination-choice.tsx';
import { QueryChoice } from './query-choice.tsx';

/** Props of {@link ViewTraces}. */
export interface ViewTracesProps {
  /** At least one. */
  readonly destinations: readonly DestinationView[];
  /** Whether the caller may add what is missing. */
  readonly canEdit: boolean;
}

/** Where the traces are: links into the customer's Grafana, or the way by hand, and queries that are ready to run. */
export function ViewTraces({ destinations, canEdit }: ViewTracesProps): ReactElement | null {
  const m = useMessages(tracesEnglish);
  const links = useGrafanaLinks();
  const [chosen, setChosen] = useState<string>();
  const destination = destinations.find(({ id }) => id === chosen) ?? destinations[0];
  if (destination === undefined) return null;
  const { serviceName } = destination;
  const explore = latestTracesUrl(destination, links);
  const drilldown = drilldownUrl(destination, {
    ...links,
    filters: [{ key: 'resource.service.name', operator: '=', value: serviceName }],
  });
  return (
    <>
      <DestinationChoice destinations={destinations} value={destination.id} onChange={setChosen} />
      {explore === undefined && (
        <div>
          <ol className="bk-steps-text">
            {m.byHand(links.dataSource ?? dataSourceName(destination)).map((step) => (
              <li key={step} className="bk-step">
                {step}
              </li>
            ))}
          </ol>
          {canEdit && <p className="bk-hint">{m.addGrafanaUrl}</p>}
        </div>
      )}
      {explore && (
        <p className="bk-actions">
          <Link href={explore}>{m.openExplore}</Link>
          {drilldown && <Link href={drilldown}>{m.openDrilldown}</Link>}
        </p>
      )}
      <QueryChoice destination={destination} />
      <DashboardDownload serviceName={serviceName} dataSource={links.dataSource} />
    </>
  );
}
