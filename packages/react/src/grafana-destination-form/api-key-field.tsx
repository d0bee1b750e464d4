import type { ClipboardEvent, ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { apiKeyHint } from '../grafana-destination-draft/connection-hints.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { formEnglish } from '../messages/english/form-english.ts';
import { Button } from '../primitives/button.tsx';
import { Field } from '../primitives/field.tsx';
import { SecretControl } from '../primitives/secret-control.tsx';
import { HintText } from './hint-text.tsx';

/** Props of {@link ApiKeyField}. */
export interface ApiKeyFieldProps {
  readonly form: GrafanaDestinationFormModel;
  readonly locked: boolean;
  readonly error: string | undefined;
  readonly errorId: string | undefined;
  readonly onPaste: (event: ClipboardEvent) => void;
}

/** The API key: stored, and then a text with Replace; or typed, and then hidden until somebody wants to see it. */
export function ApiKeyField({ form, locked, error, errorId, onPaste }: ApiKeyFieldProps): ReactElement {
  const m = useMessages(formEnglish);
  const { draft, saved, edit, leave } = form;
  const hint = locked ? undefined : apiKeyHint(draft);
  const typed = draft.apiKey.kind === 'typed' ? draft.apiKey.value : '';

  if (draft.apiKey.kind === 'stored') {
    const { hint } = draft.apiKey;
    return (
      <Field label={m.apiKey} error={error} errorId={errorId}>
        {(control) => (
          <div className="bk-control bk-stored">
            <output id={control.id} className="bk-grow bk-clip" dir="ltr">
              {m.storedKey(hint)}
            </output>
            {!locked && (
              <Button
                variant="quiet"
                data-field="apiKey"
                aria-describedby={control['aria-describedby']}
                onClick={form.replaceKey}
              >
                {m.replaceKey}
              </Button>
            )}
          </div>
        )}
      </Field>
    );
  }
  return (
    <Field label={m.apiKey} hint={hint ? <HintText hint={hint} /> : m.apiKeyHint} error={error} errorId={errorId}>
      {(control) => (
        <>
          <SecretControl
            {...control}
            data-field="apiKey"
            name="grafana-api-key"
            value={typed}
            showLabel={m.showApiKey}
            locked={locked}
            onValueChange={(value) => edit({ apiKey: { kind: 'typed', value } })}
            onBlur={() => leave('apiKey')}
            onPaste={onPaste}
          />
          {saved && !locked && (
            <Button variant="link" onClick={form.keepKey}>
              {m.keepKey}
            </Button>
          )}
        </>
      )}
    </Field>
  );
}
