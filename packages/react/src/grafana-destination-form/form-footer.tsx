import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { formEnglish } from '../messages/english/form-english.ts';
import { Button } from '../primitives/button.tsx';
import { Callout } from '../primitives/callout.tsx';

/** Props of {@link FormFooter}. */
export interface FormFooterProps {
  readonly form: GrafanaDestinationFormModel;
  readonly onClose: (() => void) | undefined;
}

/** Test on one side, Cancel and Save on the other, and above them why a save did not happen. */
export function FormFooter({ form, onClose }: FormFooterProps): ReactElement {
  const m = useMessages(formEnglish);
  const { save, test } = form;
  const testing = test.status === 'running';
  const saving = save.status === 'saving';
  const savesNext = testing && test.thenSave;
  return (
    <div className="bk-footer">
      {save.status === 'error' && (
        <Callout
          tone="danger"
          role="alert"
          title={form.saved && save.error.code === 'not_found' ? m.goneTitle : m.saveFailed}
        >
          <p className="bk-text">{save.error.message}</p>
        </Callout>
      )}
      {save.status === 'conflict' && (
        <Callout tone="warning" role="alert" title={m.conflict}>
          <p className="bk-text">{m.conflictHint}</p>
          <div className="bk-actions">
            <Button onClick={() => form.resolveConflict('mine')}>{m.keepMine}</Button>
            <Button variant="quiet" onClick={() => form.resolveConflict('theirs')}>
              {m.useTheirs}
            </Button>
          </div>
        </Callout>
      )}
      <div className="bk-footer-line">
        <Button icon="run" busy={testing} unavailable={saving} onClick={form.runTest}>
          {m.testConnection}
        </Button>
        <span className="bk-spacer bk-muted">{save.status === 'saved' && m.saved}</span>
        {onClose && (
          <Button variant="quiet" unavailable={saving} onClick={onClose}>
            {m.cancel}
          </Button>
        )}
        <Button variant="primary" type="submit" busy={saving || savesNext}>
          {form.savesAfterTest ? m.testAndSave : m.save}
        </Button>
      </div>
    </div>
  );
}
