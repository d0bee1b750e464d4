import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { failureEnglish } from '../messages/english/failure-english.ts';
import { CopyButton } from '../primitives/copy-button.tsx';
import { useFormat } from '../primitives/use-format.ts';

/** Props of {@link FailureDetails}. */
export interface FailureDetailsProps {
  readonly code: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  /** What the other side said, without secrets. */
  readonly answer?: string | undefined;
}

/** What support needs to know about a failure, folded, to be copied as one text. */
export function FailureDetails({ code, at, status, requestId, answer }: FailureDetailsProps): ReactElement {
  const m = useMessages(failureEnglish);
  const format = useFormat();
  const facts = [
    [m.code, code],
    [m.status, status],
    [m.time, format.exact(at)],
    [m.requestId, requestId],
    [m.answer, answer],
  ].filter(([, value]) => value !== undefined);
  return (
    <details className="bk-details">
      <summary className="bk-summary">{m.details}</summary>
      <dl className="bk-facts">
        {facts.map(([name, value]) => (
          <div key={name} className="bk-fact">
            <dt className="bk-muted">{name}</dt>
            <dd className="bk-mono">{value}</dd>
          </div>
        ))}
      </dl>
      <CopyButton label={m.copy} text={facts.map(([name, value]) => `${name}: ${value}`).join('\n')} />
    </details>
  );
}
