import type { ClipboardEvent, ReactElement } from 'react';
import { Button } from './button.tsx';
import type { ControlProps } from './field.tsx';
import { SecretInput } from './secret-input.tsx';
import { useReveal } from './use-reveal.ts';

/** Props of {@link SecretControl}. */
export interface SecretControlProps extends ControlProps {
  readonly name: string;
  readonly value: string;
  /** Name of the button that shows the value. */
  readonly showLabel: string;
  readonly locked: boolean;
  readonly onValueChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly onBlur?: (() => void) | undefined;
  readonly onPaste?: ((event: ClipboardEvent) => void) | undefined;
  readonly 'data-field'?: string | undefined;
  readonly 'aria-label'?: string | undefined;
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

/** A secret that is being typed: hidden until somebody wants to see it. */
export function SecretControl({
  value,
  showLabel,
  locked,
  onValueChange,
  ...control
}: SecretControlProps): ReactElement {
  const [revealed, setRevealed] = useReveal(value !== '' && !locked);
  return (
    <div className="bk-affixed" dir="ltr">
      <SecretInput
        {...control}
        {...NOT_A_PASSWORD}
        className="bk-control"
        type={revealed ? 'text' : 'password'}
        required
        readOnly={locked}
        value={value}
        onChange={({ target }) => onValueChange(target.value)}
      />
      {value !== '' && (
        <Button
          variant="quiet"
          icon={revealed ? 'hide' : 'show'}
          iconOnly
          aria-label={showLabel}
          aria-pressed={revealed}
          aria-controls={control.id}
          onClick={() => setRevealed(!revealed)}
        />
      )}
    </div>
  );
}
