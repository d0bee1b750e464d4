import type { TraceSummary } from '../../trace-reading/trace-summary.ts';
import { formatAgo, formatCount, formatDuration, formatInstant } from '../frame/format-values.ts';
import { Icon } from '../frame/icon.tsx';
import { followLink } from './follow-link.ts';
import { useNow } from './use-now.ts';
import { type TraceRoute, traceHref } from './use-trace-route.ts';

function TraceItem({
  trace,
  now,
  href,
  isOpen,
  onOpen,
}: {
  readonly trace: TraceSummary;
  readonly now: number;
  readonly href: string;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}) {
  const receivedAtMs = Date.parse(trace.receivedAt);
  return (
    <li>
      <a
        className="traces-item"
        href={href}
        aria-current={isOpen || undefined}
        onClick={(event) => followLink(event, onOpen)}
      >
        <span className="traces-item-name">
          <span className="traces-item-text">{trace.rootName}</span>
          {trace.status === 'error' ? (
            <span className="traces-row-error">
              <Icon name="alert" /> <span className="demo-visually-hidden">with an error</span>
            </span>
          ) : null}
        </span>
        <span className="traces-item-figure">{formatDuration(trace.durationMs * 1e6)}</span>
        <span className="traces-item-note">{[formatCount(trace.spanCount, 'span'), ...trace.models].join(' · ')}</span>
        <time
          className="traces-item-note traces-item-figure"
          dateTime={trace.receivedAt}
          title={formatInstant(receivedAtMs)}
        >
          {formatAgo(receivedAtMs, Math.max(now, receivedAtMs))}
        </time>
      </a>
    </li>
  );
}

function EmptyList() {
  return (
    <div className="traces-empty">
      <p>No trace has arrived yet.</p>
      <p className="demo-muted">
        Add the local gateway as a destination in{' '}
        <a className="demo-link" href="/settings/observability">
          Settings
        </a>
        , then send a request in{' '}
        <a className="demo-link" href="/">
          Chat
        </a>
        .
      </p>
    </div>
  );
}

/** The traces that have arrived, newest first. */
export function TraceListView({
  traces,
  isFiltered,
  route,
  onGo,
}: {
  /** Null while they are loaded. */
  readonly traces: readonly TraceSummary[] | null;
  /** Whether a query chose these. */
  readonly isFiltered: boolean;
  readonly route: TraceRoute;
  readonly onGo: (change: Partial<TraceRoute>) => void;
}) {
  const now = useNow();
  if (traces === null) return <div className="traces-skeleton" aria-busy="true" />;
  if (traces.length === 0)
    return isFiltered ? <p className="demo-muted traces-empty">No trace matches.</p> : <EmptyList />;
  return (
    <ol className="traces-items">
      {traces.map((trace) => (
        <TraceItem
          key={trace.traceId}
          trace={trace}
          now={now}
          href={traceHref({ traceId: trace.traceId, query: route.query })}
          isOpen={trace.traceId === route.traceId}
          onOpen={() => onGo({ traceId: trace.traceId, otherId: undefined })}
        />
      ))}
    </ol>
  );
}
