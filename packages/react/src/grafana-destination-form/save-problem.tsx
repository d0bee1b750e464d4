import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { failureEnglish } from '../messages/english/failure-english.ts';
import { Button } from '../primitives/button.tsx';
import { Callout } from '../primitives/callout.tsx';
import { LazyContent } from '../primitives/lazy-content.tsx';
import { createLazyPart } from '../primitives/lazy-part.ts';
import type { ConflictDiffProps } from './conflict-diff.tsx';
import { ProblemCallout } from './problem-callout.tsx';

const conflictDiff = createLazyPart<ConflictDiffProps>(() =>
  import('./conflict-diff.tsx').then((file) => file.ConflictDiff),
);

/** Why a save did not happen, and what can be done. Nothing that was typed is lost. */
export function SaveProblem({ form }: { readonly form: GrafanaDestinationFormModel }): ReactElement | null {
  const m = useMessages(failureEnglish);
  const { save } = form;
  if (save.status === 'conflict') {
    return (
      <Callout tone="warning" role="alert" title={m.conflict}>
        <p className="bk-text">{m.conflictHint}</p>
        <LazyContent part={conflictDiff} props={{ form, theirs: save.theirs }} />
        <div className="bk-actions">
          <Button onClick={() => form.resolveConflict('mine')}>{m.keepMine}</Button>
          <Button variant="quiet" onClick={() => form.resolveConflict('theirs')}>
            {m.useTheirs}
          </Button>
        </div>
      </Callout>
    );
  }
  if (save.status !== 'error') return null;
  const { error, at } = save;
  if (form.saved !== undefined && error.code === 'not_found') {
    return (
      <Callout tone="warning" role="alert" title={m.goneTitle}>
        <p className="bk-text">{m.goneHint}</p>
        <div className="bk-actions">
          <Button onClick={form.createAgain}>{m.createAgain}</Button>
        </div>
      </Callout>
    );
  }
  return <ProblemCallout title={m.saveFailed} error={error} at={at} onRetry={form.submit} />;
}
