import { type ReactElement, useId, useMemo, useState } from 'react';
import { useLanguage, useMessages } from '../broadcast-provider/broadcast-context.ts';
import { draftSettings } from '../grafana-destination-draft/draft-settings.ts';
import type { GrafanaDraft } from '../grafana-destination-draft/grafana-draft.ts';
import { type PreviewAttribute, type PreviewSpan, previewTrace } from '../grafana-destination-draft/preview-trace.ts';
import { previewEnglish } from '../messages/english/preview-english.ts';
import type { PreviewMessages } from '../messages/preview-messages.ts';
import { StatusMessage } from '../primitives/status-message.tsx';
import { type Format, useFormat } from '../primitives/use-format.ts';

/** Props of {@link TracePreview}. */
export interface TracePreviewProps {
  readonly draft: GrafanaDraft;
}

/** An invented request as the settings of the form would send it, with and without privacy mode. */
export function TracePreview({ draft }: TracePreviewProps): ReactElement {
  const m = useMessages(previewEnglish);
  const format = useFormat();
  const id = useId();
  const { clock } = useLanguage();
  const [now] = useState(() => clock.now());
  // Follows the form until somebody compares, and again once the form's own choice changes.
  const [compared, setCompared] = useState<{ readonly with: boolean; readonly draft: boolean }>();
  const isPrivate = compared?.draft === draft.privacyMode ? compared.with : draft.privacyMode;
  const trace = useMemo(() => {
    const { serviceName, valueLimitBytes, metadataScopes, agentObservability } = draftSettings(draft);
    const limit = valueLimitBytes === undefined ? {} : { valueLimitBytes };
    return previewTrace({ serviceName, metadataScopes, agentObservability, ...limit }, now);
  }, [draft, now]);
  const leftOut = isPrivate ? countPrivate(trace.spans) : 0;
  return (
    <>
      <p className="bk-hint">{m.previewHelp}</p>
      <div className="bk-check">
        <input
          id={id}
          type="checkbox"
          className="bk-checkbox"
          aria-describedby={`${id}-hint`}
          checked={isPrivate}
          onChange={({ target }) => setCompared({ with: target.checked, draft: draft.privacyMode })}
        />
        <div>
          <label className="bk-label" htmlFor={id}>
            {m.previewPrivacy}
          </label>
          <p className="bk-hint" id={`${id}-hint`}>
            {m.previewPrivacyHint} {leftOut > 0 && m.leftOutCount(leftOut)}
          </p>
        </div>
      </div>
      <details className="bk-details">
        <summary className="bk-summary">
          {m.resource} · {m.attributeCount(trace.resource.length)}
        </summary>
        <Attributes attributes={trace.resource} isPrivate={isPrivate} leftOut={m.leftOut} />
      </details>
      <Spans spans={trace.spans} label={m.previewTree} isPrivate={isPrivate} format={format} m={m} />
      <StatusMessage>{leftOut > 0 ? m.leftOutCount(leftOut) : ''}</StatusMessage>
    </>
  );
}

function countPrivate(spans: readonly PreviewSpan[]): number {
  return spans.reduce(
    (count, { attributes, children }) =>
      count + attributes.filter(({ isPrivate }) => isPrivate).length + countPrivate(children),
    0,
  );
}

interface SpansProps {
  readonly spans: readonly PreviewSpan[];
  /** Name of the list; those within it need none. */
  readonly label?: string | undefined;
  readonly isPrivate: boolean;
  readonly format: Format;
  readonly m: PreviewMessages;
}

function Spans({ spans, label, isPrivate, format, m }: SpansProps): ReactElement | null {
  if (spans.length === 0) return null;
  return (
    <ul className="bk-spans" aria-label={label}>
      {spans.map(({ name, kind, durationMs, attributes, children }) => (
        <li key={name}>
          <details className="bk-details" open>
            <summary className="bk-summary">
              <span className="bk-strong">{name}</span> · {kind.toUpperCase()} · {format.duration(durationMs)} ·{' '}
              {m.attributeCount(attributes.length)}
            </summary>
            <Attributes attributes={attributes} isPrivate={isPrivate} leftOut={m.leftOut} />
          </details>
          <Spans spans={children} isPrivate={isPrivate} format={format} m={m} />
        </li>
      ))}
    </ul>
  );
}

interface AttributesProps {
  readonly attributes: readonly PreviewAttribute[];
  readonly isPrivate: boolean;
  readonly leftOut: string;
}

function Attributes({ attributes, isPrivate, leftOut }: AttributesProps): ReactElement {
  return (
    <dl className="bk-facts" dir="ltr">
      {attributes.map(({ key, value, isPrivate: isLeftOut }) => (
        <div key={key} className="bk-fact">
          <dt className="bk-mono bk-hint">{key}</dt>
          <dd className="bk-mono">
            {isPrivate && isLeftOut ? (
              <>
                <span className="bk-hidden">{leftOut} </span>
                <del className="bk-struck">{value}</del>
              </>
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
