import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { connectionEnglish } from '../messages/english/connection-english.ts';
import { Button } from '../primitives/button.tsx';
import { LazyContent } from '../primitives/lazy-content.tsx';
import { failurePart } from './failure-part.ts';

/** Props of {@link FormFooter}. */
export interface FormFooterProps {
  readonly form: GrafanaDestinationFormModel;
  readonly onClose: (() => void) | undefined;
}

/** Test and Send trace on one side, Cancel and Save on the other, and above them why a save did not happen. */
export function FormFooter({ form, onClose }: FormFooterProps): ReactElement {
  const m = useMessages(connectionEnglish);
  const { save, test } = form;
  const testing = test.status === 'running';
  const saving = save.status === 'saving';
  const savesNext = testing && test.thenSave;
  return (
    <div className="bk-footer">
      {(save.status === 'error' || save.status === 'conflict') && (
        <LazyContent part={failurePart} props={{ form, of: 'save' }} />
      )}
      <div className="bk-footer-line">
        <Button icon="run" data-asks="test" busy={testing} unavailable={saving} onClick={form.runTest}>
          {m.testConnection}
        </Button>
        <Button
          icon="send"
          data-asks="trace"
          busy={form.trace.status === 'sending'}
          unavailable={saving}
          onClick={form.sendTrace}
        >
          {m.sendTrace}
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
