import { type ReactElement, type ReactNode, useId } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { commonEnglish } from '../messages/english/common-english.ts';
import { Icon } from './icon.tsx';

/** Attributes that tie a control to its label, hint and error. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** Props of {@link Field}. */
export interface FieldProps {
  readonly label: ReactNode;
  readonly optional?: boolean | undefined;
  readonly hint?: ReactNode;
  /** What is wrong and what to do. */
  readonly error?: string | undefined;
  /** Id of a text elsewhere that says what is wrong, such as the result of a test. */
  readonly errorId?: string | undefined;
  /** A button that mends the value, beside hint or error. */
  readonly action?: ReactNode;
  readonly children: (control: ControlProps) => ReactNode;
}

/** A control with its label above and its hint or error below: an error says what to do, so that it takes the hint's place. */
export function Field({ label, optional, hint, error, errorId, action, children }: FieldProps): ReactElement {
  const id = useId();
  const m = useMessages(commonEnglish);
  const showsHint = Boolean(hint) && !error;
  const described = [error && `${id}-error`, errorId, showsHint && `${id}-hint`].filter(Boolean).join(' ');
  const control: ControlProps = {
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': error !== undefined || errorId !== undefined || undefined,
  };
  return (
    <div className="bk-field">
      <label className="bk-label" htmlFor={id}>
        {label}
        {optional && <span className="bk-muted"> ({m.optional})</span>}
      </label>
      {children(control)}
      {error && (
        <p className="bk-error" id={`${id}-error`}>
          <Icon name="failing" />
          {error}
        </p>
      )}
      {showsHint && (
        <p className="bk-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {action}
    </div>
  );
}
