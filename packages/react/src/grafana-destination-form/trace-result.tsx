import { type ReactElement, useEffect, useRef } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { connectionEnglish } from '../messages/english/connection-english.ts';
import { Button } from '../primitives/button.tsx';
import { Callout } from '../primitives/callout.tsx';
import { LazyContent } from '../primitives/lazy-content.tsx';
import { createLazyPart } from '../primitives/lazy-part.ts';
import { useDelayed } from '../primitives/use-delayed.ts';
import { failurePart } from './failure-part.ts';
import type { SentTraceProps } from './sent-trace.tsx';

const sentTrace = createLazyPart<SentTraceProps>(() => import('./sent-trace.tsx').then((file) => file.SentTrace));

/** Props of {@link TraceResult}. */
export interface TraceResultProps {
  readonly form: GrafanaDestinationFormModel;
  /** Id of its first sentence, for the field at fault. */
  readonly titleId: string;
}

/** After this time the wait is put into words. */
const SLOW_MS = 4_000;

/** What became of the sample trace; nothing while none was sent with the values that are in the form now. */
export function TraceResult({ form, titleId }: TraceResultProps): ReactElement | null {
  const place = useRef<HTMLDivElement>(null);
  const { status } = form.trace;
  useEffect(() => {
    if (status !== 'idle') place.current?.scrollIntoView?.({ block: 'nearest' });
  }, [status]);
  return status === 'idle' ? null : (
    <div ref={place} className="bk-result" data-returns="trace">
      <Outcome form={form} titleId={titleId} />
    </div>
  );
}

function Outcome({ form, titleId }: TraceResultProps): ReactElement | null {
  const m = useMessages(connectionEnglish);
  const { trace } = form;
  const slow = useDelayed(trace.status === 'sending', SLOW_MS);
  switch (trace.status) {
    case 'idle':
      return null;
    case 'sending':
      return (
        <Callout
          tone="neutral"
          busy
          title={slow ? m.testSlow : m.sendingTrace}
          actions={
            <Button variant="quiet" onClick={form.cancelTrace}>
              {m.cancelSending}
            </Button>
          }
        />
      );
    case 'sent':
      return <LazyContent part={sentTrace} props={{ form, trace }} />;
    case 'failed':
    case 'not_sent':
      return <LazyContent part={failurePart} props={{ form, of: 'trace', titleId }} />;
  }
}
