import { type ComponentProps, useId } from 'react';

interface FieldProps {
  readonly label: string;
  /** The field's name in the API, shown beside the label. */
  readonly apiName?: string | undefined;
  readonly hint?: string | undefined;
  readonly issue?: string | undefined;
  readonly value: string;
  readonly onValueChange: (value: string) => void;
}

function useFieldIds(hint: string | undefined, issue: string | undefined) {
  const id = useId();
  const described = [issue === undefined ? '' : `${id}-issue`, hint === undefined ? '' : `${id}-hint`].filter(Boolean);
  return { id, describedBy: described.length > 0 ? described.join(' ') : undefined };
}

function FieldLabel({ id, label, apiName }: { readonly id: string } & Pick<FieldProps, 'label' | 'apiName'>) {
  return (
    <label className="demo-label" htmlFor={id}>
      {label} {apiName === undefined ? null : <code>{apiName}</code>}
    </label>
  );
}

function FieldNotes({ id, hint, issue }: { readonly id: string } & Pick<FieldProps, 'hint' | 'issue'>) {
  return (
    <>
      {issue === undefined ? null : (
        <p className="demo-issue" id={`${id}-issue`}>
          {issue}
        </p>
      )}
      {hint === undefined ? null : (
        <p className="demo-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </>
  );
}

/** A labelled line of text. */
export function TextField({
  label,
  apiName,
  hint,
  issue,
  value,
  onValueChange,
  ...input
}: FieldProps & Omit<ComponentProps<'input'>, keyof FieldProps | 'onChange'>) {
  const { id, describedBy } = useFieldIds(hint, issue);
  return (
    <div className="demo-field">
      <FieldLabel id={id} label={label} apiName={apiName} />
      <input
        autoComplete="off"
        spellCheck={false}
        {...input}
        id={id}
        className="demo-input"
        value={value}
        aria-invalid={issue !== undefined || undefined}
        aria-describedby={describedBy}
        onChange={(event) => onValueChange(event.target.value)}
      />
      <FieldNotes id={id} hint={hint} issue={issue} />
    </div>
  );
}

/** A labelled text of several lines. */
export function TextArea({
  label,
  apiName,
  hint,
  issue,
  value,
  onValueChange,
  ...area
}: FieldProps & Omit<ComponentProps<'textarea'>, keyof FieldProps | 'onChange'>) {
  const { id, describedBy } = useFieldIds(hint, issue);
  return (
    <div className="demo-field">
      <FieldLabel id={id} label={label} apiName={apiName} />
      <textarea
        autoComplete="off"
        spellCheck={false}
        {...area}
        id={id}
        className="demo-input"
        value={value}
        aria-invalid={issue !== undefined || undefined}
        aria-describedby={describedBy}
        onChange={(event) => onValueChange(event.target.value)}
      />
      <FieldNotes id={id} hint={hint} issue={issue} />
    </div>
  );
}
