import { traceUrl } from '@broadcast-kit/core';
import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { useGrafanaLinks } from '../broadcast-provider/grafana-links-context.ts';
import { grafanaAddress } from '../grafana-destination-draft/draft-settings.ts';
import type { SampleTraceState } from '../grafana-destination-draft/sample-trace-state.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { sentTraceEnglish } from '../messages/english/sent-trace-english.ts';
import { Button } from '../primitives/button.tsx';
import { Callout } from '../primitives/callout.tsx';
import { CopyButton } from '../primitives/copy-button.tsx';
import { Link } from '../primitives/link.tsx';
import { useFormat } from '../primitives/use-format.ts';

/** Props of {@link SentTrace}. */
export interface SentTraceProps {
  readonly form: Pick<GrafanaDestinationFormModel, 'draft' | 'goTo'>;
  readonly trace: Extract<SampleTraceState, { status: 'sent' }>;
}

/** Where to find the sample trace: a link where the Grafana URL is known, else how to look for it. */
export function SentTrace({ form, trace }: SentTraceProps): ReactElement {
  const m = useMessages(sentTraceEnglish);
  const format = useFormat();
  const { traceId, at, durationMs } = trace;
  const grafanaUrl = grafanaAddress(form.draft.grafanaUrl);
  const href = traceUrl({ grafanaUrl }, { ...useGrafanaLinks(), traceId, atMs: at });
  return (
    <Callout
      tone="success"
      title={<span title={format.exact(at)}>{m.traceSent(format.duration(durationMs), format.relative(at))}</span>}
    >
      <p className="bk-text">{href === undefined ? `${m.traceDelay} ${m.traceWhere}` : m.traceDelay}</p>
      <div className="bk-query">
        <code className="bk-mono bk-grow" dir="ltr">
          {traceId}
        </code>
        <CopyButton label={m.copyTraceId} text={traceId} />
      </div>
      <div className="bk-actions">
        {href === undefined ? (
          <Button onClick={() => form.goTo('grafanaUrl')}>{m.goToField(m.grafanaUrl)}</Button>
        ) : (
          <Link href={href}>{m.openTrace}</Link>
        )}
      </div>
    </Callout>
  );
}
