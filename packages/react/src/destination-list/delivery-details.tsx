import type { DeliveryCounters, DestinationHealth, DestinationStatus, DestinationView } from '@broadcast-kit/core';
import type { ReactElement, ReactNode } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { useGrafanaLinks } from '../broadcast-provider/grafana-links-context.ts';
import { deliveryEnglish } from '../messages/english/delivery-english.ts';
import { tracesEnglish } from '../messages/english/traces-english.ts';
import { Button } from '../primitives/button.tsx';
import { Callout } from '../primitives/callout.tsx';
import { Link } from '../primitives/link.tsx';
import { TimeAgo } from '../primitives/time-ago.tsx';
import { useFormat } from '../primitives/use-format.ts';
import type { DeliveryStatusState } from '../settings-store/delivery-statuses.ts';
import { FailingHealth } from './failing-health.tsx';
import { latestTracesUrl } from './latest-traces-url.ts';

/** Props of {@link DeliveryDetails}. */
export interface DeliveryDetailsProps {
  readonly destination: DestinationView;
  /** The newest that is known. */
  readonly health: DestinationHealth;
  readonly state: DeliveryStatusState | undefined;
  readonly onReload: (() => void) | undefined;
}

/** How deliveries to a destination go: the last trace, the last attempt, and where every request's trace is. */
export function DeliveryDetails({ destination, health, state, onReload }: DeliveryDetailsProps): ReactElement {
  const m = useMessages(deliveryEnglish);
  const { openExplore } = useMessages(tracesEnglish);
  const href = latestTracesUrl(destination, useGrafanaLinks(), 'now-24h');
  const format = useFormat();
  if (state === undefined || state.status === 'loading') {
    return (
      <p className="bk-note" role="status">
        <span className="bk-spinner" />
        {m.partLoading}
      </p>
    );
  }
  const error = state.status === 'error' ? state.error : state.reloadError;
  return (
    <>
      {error && (
        <Callout
          tone="warning"
          role="alert"
          title={m.statusFailed}
          actions={onReload && <Button onClick={onReload}>{m.retry}</Button>}
        >
          <p className="bk-text">{m.errorText(error)}</p>
        </Callout>
      )}
      {state.status === 'ready' && (
        <>
          <FailingHealth health={health} />
          <dl className="bk-facts">
            <Fact name={m.lastTrace}>
              {state.value.lastDeliveredAt === null ? (
                m.noTrace
              ) : (
                <TimeAgo at={state.value.lastDeliveredAt} format={format} />
              )}
            </Fact>
            <Fact name={m.lastAttempt}>
              <LastAttempt attempt={state.value.lastAttempt} />
            </Fact>
            {state.value.counters && <Counters counters={state.value.counters} />}
          </dl>
          {href && (
            <p className="bk-actions">
              <Link href={href} name={`${openExplore}: ${destination.name}`}>
                {openExplore}
              </Link>
            </p>
          )}
          <p className="bk-hint">
            <TimeAgo at={state.readAt} format={format} words={m.statusReadAt} />{' '}
            {onReload && (
              <Button variant="link" busy={state.reloading} onClick={onReload}>
                {m.refresh}
              </Button>
            )}
          </p>
        </>
      )}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div className="bk-fact">
      <dt className="bk-muted">{name}</dt>
      <dd className="bk-grow">{children}</dd>
    </div>
  );
}

function LastAttempt({ attempt }: { readonly attempt: DestinationStatus['lastAttempt'] }): ReactElement {
  const m = useMessages(deliveryEnglish);
  const format = useFormat();
  if (attempt === null) return <>{m.noAttempt}</>;
  const outcome = m.attemptOutcomes[attempt.outcome];
  const parts = [
    attempt.reason === null ? outcome : `${outcome} (${m.deliveryReason(attempt.reason)})`,
    m.requests(attempt.records, format.number(attempt.records)),
    ...(attempt.attempt > 1 ? [m.attemptNumber(attempt.attempt)] : []),
  ];
  return (
    <>
      {parts.join(' · ')} · <TimeAgo at={attempt.at} format={format} />
    </>
  );
}

/** What went well always, what did not only where there is something to tell. */
function Counters({ counters }: { readonly counters: DeliveryCounters }): ReactElement {
  const m = useMessages(deliveryEnglish);
  const format = useFormat();
  const lost = [
    [m.dropped, counters.dropped, m.deliveryReason],
    [m.refused, counters.refused, m.deliveryReason],
    [m.skipped, counters.skipped, m.skippedReason],
  ] as const;
  return (
    <>
      <Fact name={m.delivered}>{m.requests(counters.delivered, format.number(counters.delivered))}</Fact>
      <Fact name={m.pending}>{format.number(counters.pending)}</Fact>
      {lost.map(([name, byReason, reasonText]) => {
        const found = Object.entries(byReason).filter(([, count]) => count > 0);
        if (found.length === 0) return null;
        const total = found.reduce((sum, [, count]) => sum + count, 0);
        const reasons = found.map(([reason, count]) => `${reasonText(reason)}: ${format.number(count)}`);
        return <Fact key={name} name={name}>{`${format.number(total)} (${reasons.join(' · ')})`}</Fact>;
      })}
    </>
  );
}
