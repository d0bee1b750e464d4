import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { SettledTest } from '../grafana-destination-draft/connection-test-state.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { formEnglish } from '../messages/english/form-english.ts';
import { Button } from '../primitives/button.tsx';
import { Callout } from '../primitives/callout.tsx';
import { CopyButton } from '../primitives/copy-button.tsx';
import { Link } from '../primitives/link.tsx';
import { useFormat } from '../primitives/use-format.ts';
import { fieldLabel } from './form-texts.ts';

/** Props of {@link DiagnosisCallout}. */
export interface DiagnosisCalloutProps {
  readonly form: GrafanaDestinationFormModel;
  readonly failed: Extract<SettledTest, { status: 'failed' }>;
  readonly titleId: string;
}

/** Why a test failed: what is true, what to do, the repair as a button where there is one, and details for support. */
export function DiagnosisCallout({ form, failed, titleId }: DiagnosisCalloutProps): ReactElement {
  const m = useMessages(formEnglish);
  const format = useFormat();
  const { diagnosis, at } = failed;
  const { field, fix, steps, docs } = diagnosis;
  const facts = [
    [m.code, diagnosis.code],
    [m.status, diagnosis.status],
    [m.time, format.exact(at)],
    [m.answer, diagnosis.detail],
  ].filter(([, value]) => value !== undefined);
  const repair = (): void => {
    if (fix === undefined) return;
    form.edit(fix.field === 'apiKey' ? { apiKey: { kind: 'typed', value: fix.value } } : { [fix.field]: fix.value });
    form.runTest();
  };
  return (
    <Callout tone="danger" role="alert" title={diagnosis.summary} titleId={titleId}>
      <p className="bk-text">{diagnosis.remedy}</p>
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
        {fix && <Button onClick={repair}>{fix.label}</Button>}
        {field && (
          <Button variant={fix ? 'quiet' : 'secondary'} onClick={() => form.goTo(field)}>
            {m.goToField(fieldLabel(field, m))}
          </Button>
        )}
        {docs && <Link href={docs}>{m.docs}</Link>}
      </div>
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
    </Callout>
  );
}
