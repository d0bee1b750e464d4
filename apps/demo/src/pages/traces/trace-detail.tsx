import { useEffect, useState } from 'react';
import type { TraceSpan } from '../../trace-reading/trace-span.ts';
import { type SpanTotals, type TraceSummary, totalsOf } from '../../trace-reading/trace-summary.ts';
import { CopyButton } from '../frame/copy-button.tsx';
import { formatAgo, formatCost, formatCount, formatDuration, formatInstant } from '../frame/format-values.ts';
import { Icon } from '../frame/icon.tsx';
import { SpanDetail } from './span-detail.tsx';
import { TraceComparison } from './trace-comparison.tsx';
import { useNow } from './use-now.ts';
import { useTrace } from './use-trace.ts';
import type { TraceRoute } from './use-trace-route.ts';
import { waterfallRows } from './waterfall-rows.ts';
import { WaterfallView } from './waterfall-view.tsx';

/** Newer ones are what people compare; the list would be endless. */
const MAX_CHOICES = 50;

function factsOf(summary: SpanTotals): readonly (readonly [string, string])[] {
  const facts: (readonly [string, string])[] = [
    ['Started', formatInstant(Number(BigInt(summary.startTimeUnixNano) / 1_000_000n))],
    ['Duration', formatDuration(summary.durationMs * 1e6)],
    ['Spans', String(summary.spanCount)],
  ];
  if (summary.totalTokens > 0) facts.push(['Tokens', summary.totalTokens.toLocaleString('en')]);
  if (summary.totalCostUsd > 0) facts.push(['Cost', formatCost(summary.totalCostUsd)]);
  if (summary.userId !== null) facts.push(['User', summary.userId]);
  if (summary.sessionId !== null) facts.push(['Session', summary.sessionId]);
  return [...facts, ['Service', summary.serviceName]];
}

function LoadedTrace({
  traceId,
  spans,
  others,
  onCompare,
}: {
  readonly traceId: string;
  readonly spans: readonly TraceSpan[];
  readonly others: readonly TraceSummary[];
  readonly onCompare: (otherId: string) => void;
}) {
  const summary = totalsOf(spans);
  const waterfall = waterfallRows(spans);
  useEffect(() => {
    const title = document.title;
    document.title = `${summary.rootName} · ${title}`;
    return () => {
      document.title = title;
    };
  }, [summary.rootName]);
  // The call is what people come for: structure holds little of its own.
  const first = waterfall.rows.find(({ span }) => span.kind === 'client') ?? waterfall.rows[0];
  const [selectedId, setSelectedId] = useState(first?.span.spanId);
  const selected = spans.find(({ spanId }) => spanId === selectedId) ?? first?.span;

  const isDetached =
    selected?.parentSpanId !== undefined && !spans.some(({ spanId }) => spanId === selected.parentSpanId);

  return (
    <article aria-labelledby="trace-title">
      <h2 className="traces-title" id="trace-title">
        {summary.rootName}
        {summary.status === 'error' ? (
          <span className="traces-badge" data-status="error">
            <Icon name="alert" /> {formatCount(spans.filter(({ status }) => status.code === 'error').length, 'error')}
          </span>
        ) : null}
      </h2>
      <p className="traces-facts">
        <span className="traces-id">
          <code>{traceId}</code>
          <CopyButton text={traceId} label="trace ID" />
        </span>
        <a className="demo-link" href={`/api/demo/traces/${traceId}`}>
          JSON as received
        </a>
        {others.length === 0 ? null : <CompareChoice others={others} onChoose={onCompare} />}
      </p>
      <dl className="traces-summary">
        {factsOf(summary).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <WaterfallView label="Spans" waterfall={waterfall} initialId={first?.span.spanId} onSelect={setSelectedId} />
      {selected === undefined ? null : <SpanDetail key={selected.spanId} span={selected} isDetached={isDetached} />}
    </article>
  );
}

/** Chooses the trace to compare with. */
function CompareChoice({
  others,
  onChoose,
}: {
  readonly others: readonly TraceSummary[];
  readonly onChoose: (traceId: string) => void;
}) {
  const now = useNow();
  return (
    <label className="traces-choice">
      <span>Compare with</span>
      <select className="demo-input" value="" onChange={(event) => onChoose(event.target.value)}>
        <option value="">Choose a trace</option>
        {others.slice(0, MAX_CHOICES).map(({ traceId, rootName, receivedAt, durationMs }) => (
          <option key={traceId} value={traceId}>
            {[rootName, formatDuration(durationMs * 1e6), formatAgo(Date.parse(receivedAt), now)].join(' · ')}
          </option>
        ))}
      </select>
    </label>
  );
}

function Failure({ message }: { readonly message: string }) {
  return (
    <div className="demo-callout" data-tone="warning" role="status">
      <Icon name="alert" />
      <p>{message}</p>
    </div>
  );
}

/** One trace: what it was, where its time went, and what each span holds. Or two of them, compared. */
export function TraceDetail({
  traceId,
  otherId,
  traces,
  onGo,
}: {
  readonly traceId: string;
  /** The trace to compare it with. */
  readonly otherId: string | undefined;
  /** What has arrived. */
  readonly traces: readonly TraceSummary[];
  readonly onGo: (change: Partial<TraceRoute>) => void;
}) {
  const receivedAt = (id: string | undefined) => traces.find((summary) => summary.traceId === id)?.receivedAt;
  const trace = useTrace(traceId, receivedAt(traceId));
  const other = useTrace(otherId, receivedAt(otherId));
  if (trace.state === 'failed') return <Failure message={trace.message} />;
  if (other?.state === 'failed') return <Failure message={other.message} />;
  if (trace?.state !== 'ready' || other?.state === 'loading')
    return <div className="traces-skeleton" aria-busy="true" />;
  if (other === undefined) {
    return (
      <LoadedTrace
        traceId={traceId}
        spans={trace.spans}
        others={traces.filter((summary) => summary.traceId !== traceId)}
        onCompare={(chosen) => onGo({ otherId: chosen })}
      />
    );
  }
  return (
    <TraceComparison
      a={trace.spans}
      b={other.spans}
      onSwap={() => onGo({ traceId: other.traceId, otherId: traceId })}
      onClose={() => onGo({ otherId: undefined })}
    />
  );
}
