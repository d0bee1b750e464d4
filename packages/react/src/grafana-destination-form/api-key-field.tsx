import type { ClipboardEvent, ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { apiKeyHint } from '../grafana-destination-draft/connection-hints.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { formEnglish } from '../messages/english/form-english.ts';
import { Button } from '../primitives/button.tsx';
import { Field } from '../primitives/field.tsx';
import { SecretInput } from '../primitives/secret-input.tsx';
import { HintText } from './hint-text.tsx';
import { useReveal } from './use-reveal.ts';

/** Props of {@link ApiKeyField}. */
export interface ApiKeyFieldProps {
  readonly form: GrafanaDestinationFormModel;
  readonly locked: boolean;
  readonly error: string | undefined;
  readonly errorId: string | undefined;
  readonly onPaste: (event: ClipboardEvent) => void;
}

/** Keeps password managers away: this is a token of a machine, and offering to save it would confuse people. */
const NOT_A_PASSWORD = {
  autoComplete: 'off',
  autoCapitalize: 'none',
  autoCorrect: 'off',
  spellCheck: false,
  'data-1p-ignore': '',
  'data-lpignore': 'true',
  'data-bwignore': 'true',
  'data-form-type': 'other',
} as const;

/** The API key: stored, and then a text with Replace; or typed, and then hidden until somebody wants to see it. */
export function ApiKeyField({ form, locked, error, errorId, onPaste }: ApiKeyFieldProps): ReactElement {
  const m = useMessages(formEnglish);
  const { draft, saved, edit, leave } = form;
  const hint = locked ? undefined : apiKeyHint(draft);
  const typed = draft.apiKey.kind === 'typed' ? draft.apiKey.value : '';
  const [revealed, setRevealed] = useReveal(typed !== '' && !locked);

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
          <div className="bk-affixed" dir="ltr">
            <SecretInput
              {...control}
              {...NOT_A_PASSWORD}
              className="bk-control"
              data-field="apiKey"
              name="grafana-api-key"
              type={revealed ? 'text' : 'password'}
              required
              readOnly={locked}
              value={typed}
              onChange={({ target }) => edit({ apiKey: { kind: 'typed', value: target.value } })}
              onBlur={() => leave('apiKey')}
              onPaste={onPaste}
            />
            {typed !== '' && (
              <Button
                variant="quiet"
                icon={revealed ? 'hide' : 'show'}
                iconOnly
                aria-label={m.showApiKey}
                aria-pressed={revealed}
                aria-controls={control.id}
                onClick={() => setRevealed(!revealed)}
              />
            )}
          </div>
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
