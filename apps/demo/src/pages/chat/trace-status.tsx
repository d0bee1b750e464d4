import { traceIdFor } from '@broadcast-kit/core';
import { useEffect, useState } from 'react';
import { recordOf } from '../../trace-reading/json-record.ts';
import type { TraceSummary } from '../../trace-reading/trace-summary.ts';
import { formatCount } from '../frame/format-values.ts';
import { Icon } from '../frame/icon.tsx';
import { useTraceStream } from '../live-traces/use-trace-stream.ts';
import type { BroadcastStatus } from './use-broadcast-status.ts';
import type { Exchange } from './use-completion.ts';

interface Arrival {
  readonly summary: TraceSummary;
  /** Milliseconds of the page's clock. */
  readonly atMs: number;
}

/** Longer than a batch takes to leave, also on a busy machine. */
const PATIENCE_MS = 15_000;

function useArrivals(): ReadonlyMap<string, Arrival> {
  const [arrivals, setArrivals] = useState<ReadonlyMap<string, Arrival>>(new Map());
  useTraceStream({
    onTrace: (summary) =>
      setArrivals((before) => new Map(before).set(summary.traceId, { summary, atMs: performance.now() })),
  });
  return arrivals;
}

function useIsOverdue(exchange: Exchange | null): boolean {
  const [overdue, setOverdue] = useState<number | null>(null);
  const startedAtMs = exchange?.startedAtMs;
  const isRunning = exchange?.isRunning;
  useEffect(() => {
    if (startedAtMs === undefined || isRunning !== false) return;
    const timer = setTimeout(() => setOverdue(startedAtMs), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [startedAtMs, isRunning]);
  return overdue !== null && overdue === startedAtMs;
}

function Note({ text, href, link }: { readonly text: string; readonly href: string; readonly link: string }) {
  return (
    <>
      <Icon name="alert" />
      <p>
        {text}{' '}
        <a className="demo-link" href={href}>
          {link}
        </a>
      </p>
    </>
  );
}

/** Where the trace of a call is: on its way, here, or why it never will be. */
export function TraceStatus({
  exchange,
  broadcast,
}: {
  readonly exchange: Exchange | null;
  readonly broadcast: BroadcastStatus;
}) {
  const arrivals = useArrivals();
  const isOverdue = useIsOverdue(exchange);
  if (exchange === null || exchange.isRunning || exchange.generationId === null) return null;

  const trace = recordOf(exchange.body.trace);
  const arrival = arrivals.get(traceIdFor({ id: exchange.generationId, trace }));
  // An arrival from before this call belongs to another one of the same trace.
  if (arrival !== undefined && arrival.atMs > exchange.startedAtMs) {
    const { traceId, rootName, spanCount } = arrival.summary;
    return (
      <div className="demo-callout" data-tone="success" role="status">
        <Icon name="check" />
        <p>
          Trace arrived:{' '}
          <a className="demo-link" href={`/traces/${traceId}`}>
            {rootName}
          </a>{' '}
          <span className="demo-muted">{formatCount(spanCount, 'span')}</span>
        </p>
      </div>
    );
  }
  const settings = '/settings/observability';
  return (
    <div className="demo-callout" data-tone={broadcast === 'on' && !isOverdue ? undefined : 'warning'} role="status">
      {broadcast === 'off' ? (
        <Note text="Broadcast is off, so this call leaves no trace." href={settings} link="Turn it on" />
      ) : broadcast === 'no-destination' ? (
        <Note text="No destination is enabled, so the trace goes nowhere." href={settings} link="Add one" />
      ) : isOverdue ? (
        <Note
          text="No trace has arrived here. It may have gone to another destination, or filters or sampling kept it."
          href={settings}
          link="Check the destinations"
        />
      ) : (
        <>
          <span className="demo-spinner" />
          <p>Waiting for the trace</p>
        </>
      )}
    </div>
  );
}
