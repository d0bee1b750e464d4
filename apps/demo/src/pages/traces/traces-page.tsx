import './traces.css';
import { formatCount } from '../frame/format-values.ts';
import { Icon } from '../frame/icon.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { followLink } from './follow-link.ts';
import { QueryBox } from './query-box.tsx';
import { SeriesView } from './series-view.tsx';
import { TraceDetail } from './trace-detail.tsx';
import { TraceListView } from './trace-list-view.tsx';
import { useQueryAnswer } from './use-query-answer.ts';
import { useTraceList } from './use-trace-list.ts';
import { traceHref, useTraceRoute } from './use-trace-route.ts';

/** What the local OTLP gateway has received. */
export function TracesPage() {
  const { traces, isLive } = useTraceList();
  const [route, go] = useTraceRoute();
  const { traceId } = route;
  const answered = useQueryAnswer(route.query, traces?.[0]?.receivedAt);
  const answer = answered?.answer;
  const found = answer?.kind === 'traces' ? new Set(answer.found.map(({ traceId: id }) => id)) : undefined;
  const shown = found === undefined ? traces : (traces?.filter(({ traceId: id }) => found.has(id)) ?? null);

  return (
    <PageFrame current="traces">
      <div
        className="traces-layout"
        data-open={traceId !== undefined || undefined}
        data-series={answer?.kind === 'metrics' || undefined}
      >
        <header className="traces-head">
          <div className="traces-list-head">
            <h1 className="demo-title">Traces</h1>
            <p className="traces-live" data-live={isLive || undefined} role="status">
              {isLive ? 'Live' : 'Connecting'}
            </p>
          </div>
          <QueryBox
            query={route.query}
            answered={answered}
            note={
              traces === null || traces.length === 0
                ? 'Received by the local OTLP gateway'
                : `${formatCount(traces.length, 'trace')} received by the local OTLP gateway`
            }
            onRun={(query) => go({ query, traceId: undefined, otherId: undefined })}
          />
        </header>
        <section className="traces-list" aria-label="List of traces">
          <TraceListView traces={shown} isFiltered={found !== undefined} route={route} onGo={go} />
        </section>
        <div className="traces-detail">
          {traceId === undefined ? (
            answer?.kind === 'metrics' ? (
              <SeriesView range={answer.range} series={answer.series} />
            ) : shown?.length === 0 ? null : (
              <p className="demo-muted traces-placeholder">Choose a trace to see its spans and their attributes.</p>
            )
          ) : (
            <>
              <a
                className="demo-button demo-button-quiet traces-back"
                href={traceHref({ query: route.query })}
                onClick={(event) => followLink(event, () => go({ traceId: undefined, otherId: undefined }))}
              >
                <Icon name="back" /> {answer?.kind === 'metrics' ? 'Numbers over time' : 'All traces'}
              </a>
              <TraceDetail key={traceId} traceId={traceId} otherId={route.otherId} traces={traces ?? []} onGo={go} />
            </>
          )}
        </div>
      </div>
    </PageFrame>
  );
}
