import { memo, type ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { SecretDraft } from '../grafana-destination-draft/secret-draft.ts';
import type { GrafanaDestinationFormModel } from '../hooks/use-grafana-destination-form.ts';
import { formEnglish } from '../messages/english/form-english.ts';
import { Button } from '../primitives/button.tsx';
import { Field, type FieldProps } from '../primitives/field.tsx';
import { SecretControl } from '../primitives/secret-control.tsx';
import type { TextFieldProps } from '../primitives/text-field.tsx';
import { HintText } from './hint-text.tsx';

/** Props of {@link ApiKeyField}. */
export interface ApiKeyFieldProps
  extends Pick<GrafanaDestinationFormModel, 'edit' | 'replaceKey' | 'keepKey'>,
    Pick<FieldProps, 'error' | 'errorId'>,
    Pick<TextFieldProps<'apiKey'>, 'name' | 'locked' | 'onLeave' | 'onPasteText'> {
  readonly apiKey: SecretDraft;
  /** What can be told about the key before it is tried. */
  readonly hint: string | undefined;
  /** There is a stored key to go back to. */
  readonly canKeep: boolean;
}

/** The API key: stored, and then a text with Replace; or typed, and then hidden until somebody wants to see it. */
export const ApiKeyField = memo(function ApiKeyField({
  name,
  apiKey,
  hint,
  canKeep,
  locked,
  error,
  errorId,
  edit,
  replaceKey,
  keepKey,
  onLeave,
  onPasteText,
}: ApiKeyFieldProps): ReactElement {
  const m = useMessages(formEnglish);
  if (apiKey.kind === 'stored') {
    return (
      <Field label={m.apiKey} error={error} errorId={errorId}>
        {(control) => (
          <div className="bk-control bk-stored">
            <output id={control.id} className="bk-grow bk-clip" dir="ltr">
              {m.storedKey(apiKey.hint)}
            </output>
            {!locked && (
              <Button
                variant="quiet"
                data-field={name}
                aria-describedby={control['aria-describedby']}
                onClick={replaceKey}
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
    <Field label={m.apiKey} hint={hint ? <HintText>{hint}</HintText> : m.apiKeyHint} error={error} errorId={errorId}>
      {(control) => (
        <>
          <SecretControl
            {...control}
            data-field={name}
            name="grafana-api-key"
            value={apiKey.value}
            showLabel={m.showApiKey}
            locked={locked}
            onValueChange={(value) => edit({ apiKey: { kind: 'typed', value } })}
            onBlur={() => onLeave(name)}
            onPaste={(event) => {
              if (!locked && onPasteText?.(event.clipboardData.getData('text'), name)) event.preventDefault();
            }}
          />
          {canKeep && !locked && (
            <Button variant="link" onClick={keepKey}>
              {m.keepKey}
            </Button>
          )}
        </>
      )}
    </Field>
  );
});
