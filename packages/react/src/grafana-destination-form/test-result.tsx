import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { formEnglish } from '../messages/english/form-english.ts';
import { Button } from '../primitives/button.tsx';
import { Callout } from '../primitives/callout.tsx';
import { Icon } from '../primitives/icon.tsx';
import { LazyContent } from '../primitives/lazy-content.tsx';
import { useDelayed } from '../primitives/use-delayed.ts';
import { useFormat } from '../primitives/use-format.ts';
import { failurePart } from './failure-part.ts';
import { fieldLabel } from './form-texts.ts';

/** Props of {@link TestResult}. */
export interface TestResultProps {
  readonly form: GrafanaDestinationFormModel;
  /** Id of its first sentence, for the field at fault. */
  readonly titleId: string;
}

/** After this time the wait is put into words. */
const SLOW_MS = 4_000;

/** What the connection test says about the values that are in the form now. Takes its place before there is a result. */
export function TestResult({ form, titleId }: TestResultProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const { status } = form.test;
  const news = status === 'running' || status === 'passed' || status === 'failed' || status === 'not_run' ? status : '';
  useEffect(() => {
    if (news !== '') place.current?.scrollIntoView?.({ block: 'nearest' });
  }, [news]);
  return (
    <div ref={place} className="bk-result" data-returns="test">
      <Outcome form={form} titleId={titleId} />
    </div>
  );
}

function Outcome({ form, titleId }: TestResultProps): ReactElement {
  const m = useMessages(formEnglish);
  const format = useFormat();
  const { test } = form;
  const slow = useDelayed(test.status === 'running', SLOW_MS);
  switch (test.status) {
    case 'untested':
      return (
        <Note>
          <p className="bk-hint">{form.savesAfterTest ? m.testUntested : m.testNotNeeded}</p>
        </Note>
      );
    case 'running':
      return (
        <Callout
          tone="neutral"
          busy
          title={slow ? m.testSlow : m.testRunning}
          actions={
            <Button variant="quiet" onClick={form.cancelTest}>
              {m.cancelTest}
            </Button>
          }
        />
      );
    case 'passed':
      return (
        <Callout
          tone="success"
          title={
            <span title={format.exact(test.at)}>
              {m.testPassed(format.duration(test.durationMs), format.relative(test.at))}
            </span>
          }
        />
      );
    case 'failed':
    case 'not_run':
      return <LazyContent part={failurePart} props={{ form, of: 'test', titleId }} />;
    case 'expired':
      return (
        <Note>
          <p className="bk-hint">{m.testExpired}</p>
        </Note>
      );
    case 'stale':
      return (
        <Note>
          <p className="bk-hint">{m.testStale(format.list(test.changed.map((field) => fieldLabel(field, m))))}</p>
          <p className="bk-hint">{m.testStaleHint}</p>
        </Note>
      );
  }
}

/** What is true while there is no result: no event, so no box around it. */
function Note({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <div className="bk-note">
      <Icon name="unknown" />
      <div>{children}</div>
    </div>
  );
}
