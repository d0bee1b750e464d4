import { useEffect, useState } from 'react';
import type { TraceSpan } from '../../trace-reading/trace-span.ts';
import { type SpanTotals, type TraceSummary, totalsOf } from '../../trace-reading/trace-summary.ts';
import { CopyButton } from '../frame/copy-button.tsx';
import { formatCost, formatCount, formatDuration, formatInstant } from '../frame/format-values.ts';
import { Icon } from '../frame/icon.tsx';
import { SpanDetail } from './span-detail.tsx';
import { useTrace } from './use-trace.ts';
import { waterfallRows } from './waterfall-rows.ts';
import { WaterfallView } from './waterfall-view.tsx';

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

function LoadedTrace({ traceId, spans }: { readonly traceId: string; readonly spans: readonly TraceSpan[] }) {
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
      </p>
      <dl className="traces-summary">
        {factsOf(summary).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <WaterfallView waterfall={waterfall} selectedId={selected?.spanId} onSelect={setSelectedId} />
      {selected === undefined ? null : <SpanDetail key={selected.spanId} span={selected} isDetached={isDetached} />}
    </article>
  );
}

/** One trace: what it was, where its time went, and what each span holds. */
export function TraceDetail({
  traceId,
  summary,
}: {
  readonly traceId: string;
  /** The trace's line in the list, where it is in the list. */
  readonly summary: TraceSummary | undefined;
}) {
  const trace = useTrace(traceId, summary?.receivedAt);
  switch (trace.state) {
    case 'loading':
      return <div className="traces-skeleton" aria-busy="true" />;
    case 'failed':
      return (
        <div className="demo-callout" data-tone="warning" role="status">
          <Icon name="alert" />
          <p>{trace.message}</p>
        </div>
      );
    case 'ready':
      return <LoadedTrace traceId={traceId} spans={trace.spans} />;
  }
}
