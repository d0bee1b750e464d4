import { classifyGrafanaHost, type DestinationView } from '@broadcast-kit/core';
import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { listEnglish } from '../messages/english/list-english.ts';
import { TimeAgo } from '../primitives/time-ago.tsx';
import type { Format } from '../primitives/use-format.ts';
import type { DeliveryStatusState } from '../settings-store/delivery-statuses.ts';

/** Props of {@link RowHint}. */
export interface RowHintProps {
  readonly destination: DestinationView;
  readonly delivery: DeliveryStatusState | undefined;
  readonly format: Format;
}

/** The line below a name: what kind it is, what tells it from others of that kind, and when it last got a trace. */
export function RowHint({ destination, delivery, format }: RowHintProps): ReactElement {
  const m = useMessages(listEnglish);
  return (
    <p className="bk-hint bk-clip">
      {m.grafanaCloud}
      {DOT}
      <bdi>{placeOf(destination)}</bdi>
      {delivery?.status === 'error' && `${DOT}${m.statusUnknown}`}
      {delivery?.status === 'ready' && <LastTrace status={delivery.value} format={format} />}
    </p>
  );
}

/** Ends a line rather than starts the next one. */
const DOT = '\u00a0· ';

interface LastTraceProps extends Pick<RowHintProps, 'format'> {
  readonly status: Extract<DeliveryStatusState, { status: 'ready' }>['value'];
}

function LastTrace({ status: { lastDeliveredAt, counters }, format }: LastTraceProps): ReactElement | null {
  const m = useMessages(listEnglish);
  if (lastDeliveredAt !== null) {
    return (
      <>
        {DOT}
        <TimeAgo at={lastDeliveredAt} format={format} words={m.lastTraceAt} />
      </>
    );
  }
  // Delivered before the service last started: there were traces, but nobody knows when.
  if (counters?.delivered) return null;
  return (
    <>
      {DOT}
      {m.noTracesYet}
    </>
  );
}

/** The region, or the host where it is no gateway of Grafana. */
function placeOf({ config: { baseUrl } }: DestinationView): string {
  try {
    const host = classifyGrafanaHost(baseUrl);
    return host.kind === 'gateway' ? host.region : new URL(baseUrl).host;
  } catch {
    return baseUrl;
  }
}
