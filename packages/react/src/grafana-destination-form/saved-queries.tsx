import { type DestinationView, exploreUrl, type ReadyQueryId, readyQueries } from '@broadcast-kit/core';
import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { useGrafanaLinks } from '../broadcast-provider/grafana-links-context.ts';
import { savedQueriesEnglish } from '../messages/english/saved-queries-english.ts';
import { CopyButton } from '../primitives/copy-button.tsx';
import { Link } from '../primitives/link.tsx';

/** Props of {@link SavedQueries}. */
export interface SavedQueriesProps {
  readonly destination: DestinationView;
}

/** What people ask first about new traces. */
const FIRST: readonly ReadyQueryId[] = ['all', 'errors', 'slow', 'tokens'];

/** Where to look for the first traces: queries to run in Grafana, as links where its address is known. */
export function SavedQueries({ destination }: SavedQueriesProps): ReactElement {
  const m = useMessages(savedQueriesEnglish);
  const links = useGrafanaLinks();
  const { serviceName, grafanaUrl } = destination;
  const queries = readyQueries({ serviceName }).filter(({ id }) => FIRST.includes(id));
  return (
    <>
      <p className="bk-hint">{grafanaUrl === null ? m.savedWhere : m.savedLinks}</p>
      <ul className="bk-section-body">
        {queries.map((ready) => {
          const title = m.queryTitle(ready);
          const href = exploreUrl(destination, { ...links, query: ready.query });
          return (
            <li key={ready.id} className="bk-field">
              <span className="bk-label">{title}</span>
              <div className="bk-query">
                <code className="bk-mono bk-grow" dir="ltr">
                  {ready.query}
                </code>
                {href && (
                  <Link href={href} name={`${m.runQuery}: ${title}`}>
                    {m.runQuery}
                  </Link>
                )}
                <CopyButton label={m.copyQuery} name={`${m.copyQuery}: ${title}`} text={ready.query} />
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
