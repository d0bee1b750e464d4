import type { Diagnosis } from '@broadcast-kit/core';
import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { failureEnglish } from '../messages/english/failure-english.ts';
import { Button } from '../primitives/button.tsx';
import { Callout } from '../primitives/callout.tsx';
import { Link } from '../primitives/link.tsx';
import { FailureDetails } from './failure-details.tsx';
import { fieldLabel } from './form-texts.ts';
import { RetryButton } from './retry-button.tsx';

/** Props of {@link DiagnosisCallout}. */
export interface DiagnosisCalloutProps {
  readonly form: Pick<GrafanaDestinationFormModel, 'edit' | 'goTo'>;
  readonly failed: { readonly diagnosis: Diagnosis /** Epoch milliseconds. */; readonly at: number };
  readonly titleId?: string | undefined;
  /** Does again what failed. */
  readonly onRetry: () => void;
}

/** Failures that may be over with the next try, without a change of the values. */
const PASSING: ReadonlySet<Diagnosis['code']> = new Set<Diagnosis['code']>([
  'net.dns',
  'net.timeout',
  'net.refused',
  'net.unreachable',
  'rate.limited',
  'upstream.unavailable',
  'test.aborted',
]);

/** Why a connection does not work: what is true, what to do, the repair as a button where there is one, and details for support. */
export function DiagnosisCallout({ form, failed, titleId, onRetry }: DiagnosisCalloutProps): ReactElement {
  const m = useMessages(failureEnglish);
  const { diagnosis, at } = failed;
  const { code, field, fix, docs, retryAfterSeconds } = diagnosis;
  const { summary, remedy, steps } = m.diagnosisWords(diagnosis);
  const repair = (): void => {
    if (fix === undefined) return;
    form.edit(fix.field === 'apiKey' ? { apiKey: { kind: 'typed', value: fix.value } } : { [fix.field]: fix.value });
    onRetry();
  };
  return (
    <Callout tone="danger" role="alert" title={summary} titleId={titleId}>
      <p className="bk-text">{remedy}</p>
      {steps.length > 0 && (
        <ol className="bk-steps-text">
          {steps.map((step) => (
            <li key={step} className="bk-step">
              {step}
            </li>
          ))}
        </ol>
      )}
      <div className="bk-actions">
        {fix && <Button onClick={repair}>{m.fixLabel(fix)}</Button>}
        {PASSING.has(code) && (
          <RetryButton
            key={at}
            until={retryAfterSeconds === undefined ? undefined : at + retryAfterSeconds * 1_000}
            onRetry={onRetry}
          />
        )}
        {field && (
          <Button variant={fix ? 'quiet' : 'secondary'} onClick={() => form.goTo(field)}>
            {m.goToField(fieldLabel(field, m))}
          </Button>
        )}
        {docs && <Link href={docs}>{m.docs}</Link>}
      </div>
      <FailureDetails code={code} at={at} status={diagnosis.status} answer={diagnosis.detail} />
    </Callout>
  );
}
