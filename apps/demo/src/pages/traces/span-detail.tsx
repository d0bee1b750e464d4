import './span.css';
import type { TraceSpan } from '../../trace-reading/trace-span.ts';
import { CopyButton } from '../frame/copy-button.tsx';
import { formatDuration, formatInstant } from '../frame/format-values.ts';
import { Icon } from '../frame/icon.tsx';
import { AttributeTable } from './attribute-table.tsx';
import { ConversationView } from './conversation-view.tsx';
import { JsonView } from './json-view.tsx';
import { firstTokenOf } from './waterfall-rows.ts';

const NS_PER_MS = 1_000_000n;

/** Everything that one span holds. */
export function SpanDetail({
  span,
  isDetached,
}: {
  readonly span: TraceSpan;
  /** Whether its parent is a span that has not arrived, such as one of the caller's own tracing. */
  readonly isDetached: boolean;
}) {
  const firstToken = firstTokenOf(span);
  return (
    <section className="traces-span" aria-labelledby="span-title">
      <div className="traces-span-head">
        <h3 className="traces-span-title" id="span-title">
          {span.name}
        </h3>
        <p className="traces-facts">
          <span className="traces-badge">{span.kind}</span>
          <span className="traces-badge" data-status={span.status.code}>
            {span.status.code === 'error' ? <Icon name="alert" /> : null}
            {span.status.code === 'unset' ? 'no status' : span.status.code}
          </span>
          <span>{formatDuration(span.endNs - span.startNs)}</span>
          {firstToken === undefined ? null : <span>first token after {formatDuration(firstToken.afterNs)}</span>}
          <span className="demo-muted">{formatInstant(Number(span.startNs / NS_PER_MS))}</span>
          <span className="traces-id">
            <code>{span.spanId}</code>
            <CopyButton text={span.spanId} label="span ID" />
          </span>
        </p>
      </div>
      {isDetached ? (
        <p className="demo-muted traces-parent">
          Child of the span <code>{span.parentSpanId}</code>, which was not sent here.
        </p>
      ) : null}
      {span.status.message === '' ? null : (
        <div className="demo-callout traces-span-error" data-tone="danger">
          <Icon name="alert" />
          <p>{span.status.message}</p>
        </div>
      )}
      <ConversationView attributes={span.attributes} />
      <AttributeTable title="Attributes" attributes={span.attributes} />
      {span.events.length === 0 ? null : (
        <section className="traces-section" aria-labelledby="events-title">
          <div className="traces-section-head">
            <h4 className="demo-subtitle" id="events-title">
              Events
            </h4>
          </div>
          {span.events.map((event) => (
            <div key={`${event.name} ${event.timeNs}`} className="traces-event">
              <p>
                {event.name} <span className="demo-muted">after {formatDuration(event.timeNs - span.startNs)}</span>
              </p>
              <JsonView value={Object.fromEntries(event.attributes.map(({ key, value }) => [key, value]))} />
            </div>
          ))}
        </section>
      )}
      <AttributeTable title="Resource" attributes={span.resource} />
    </section>
  );
}
