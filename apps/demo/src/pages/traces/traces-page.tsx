import './traces.css';
import { formatCount } from '../frame/format-values.ts';
import { Icon } from '../frame/icon.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { followLink } from './follow-link.ts';
import { TraceDetail } from './trace-detail.tsx';
import { TraceListView } from './trace-list-view.tsx';
import { useTraceList } from './use-trace-list.ts';
import { traceHref, useTraceRoute } from './use-trace-route.ts';

/** What the local OTLP gateway has received. */
export function TracesPage() {
  const { traces, isLive } = useTraceList();
  const [route, go] = useTraceRoute();
  const { traceId } = route;

  return (
    <PageFrame current="traces">
      <div className="traces-layout" data-open={traceId !== undefined || undefined}>
        <section className="traces-list" aria-labelledby="traces-title">
          <div className="traces-list-head">
            <h1 className="demo-title" id="traces-title">
              Traces
            </h1>
            <p className="traces-live" data-live={isLive || undefined} role="status">
              {isLive ? 'Live' : 'Connecting'}
            </p>
          </div>
          <p className="demo-muted traces-list-note">
            {traces === null || traces.length === 0
              ? 'Received by the local OTLP gateway'
              : `${formatCount(traces.length, 'trace')} received by the local OTLP gateway`}
          </p>
          <TraceListView traces={traces} route={route} onGo={go} />
        </section>
        <div className="traces-detail">
          {traceId === undefined ? (
            <p className="demo-muted traces-placeholder">Choose a trace to see its spans and their attributes.</p>
          ) : (
            <>
              <a
                className="demo-button demo-button-quiet traces-back"
                href={traceHref({ query: route.query })}
                onClick={(event) => followLink(event, () => go({ traceId: undefined, otherId: undefined }))}
              >
                <Icon name="back" /> All traces
              </a>
              <TraceDetail key={traceId} traceId={traceId} otherId={route.otherId} traces={traces ?? []} onGo={go} />
            </>
          )}
        </div>
      </div>
    </PageFrame>
  );
}
