import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { failureEnglish } from '../messages/english/failure-english.ts';
import { DiagnosisCallout } from './diagnosis-callout.tsx';
import { ProblemCallout } from './problem-callout.tsx';
import { SaveProblem } from './save-problem.tsx';

/** Props of {@link Failure}. */
export interface FailureProps {
  readonly form: GrafanaDestinationFormModel;
  /** What failed. */
  readonly of: 'test' | 'trace' | 'save';
  /** Id of the first sentence, for the field at fault. Default: none. */
  readonly titleId?: string | undefined;
}

/** Why a test, a sample trace or a save failed, and what can be done. */
export function Failure({ form, of, titleId }: FailureProps): ReactElement | null {
  const m = useMessages(failureEnglish);
  if (of === 'save') return <SaveProblem form={form} />;
  const outcome = form[of];
  const onRetry = of === 'test' ? form.runTest : form.sendTrace;
  switch (outcome.status) {
    case 'failed':
      return <DiagnosisCallout form={form} failed={outcome} titleId={titleId} onRetry={onRetry} />;
    case 'not_run':
      return <ProblemCallout title={m.testNotRun} error={outcome.error} at={outcome.at} onRetry={onRetry} />;
    case 'not_sent':
      return <ProblemCallout title={m.traceNotSent} error={outcome.error} at={outcome.at} onRetry={onRetry} />;
    default:
      return null;
  }
}
