import { type ComponentPropsWithoutRef, type ReactElement, type ReactNode, useId } from 'react';

/** Props of {@link Check}. */
export interface CheckProps
  extends Omit<ComponentPropsWithoutRef<'input'>, 'className' | 'id' | 'onChange' | 'type' | 'children'> {
  /** Default `checkbox`. */
  readonly type?: 'checkbox' | 'radio' | undefined;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly onCheckedChange: (checked: boolean) => void;
}

/** A checkbox or radio button with its label and what it means. */
export function Check({ type = 'checkbox', label, hint, onCheckedChange, ...rest }: CheckProps): ReactElement {
  const id = useId();
  const described = [rest['aria-describedby'], hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className="bk-check">
      <input
        {...rest}
        id={id}
        type={type}
        className="bk-checkbox"
        aria-describedby={described || undefined}
        onChange={({ target }) => onCheckedChange(target.checked)}
      />
      <div>
        <label className="bk-label" htmlFor={id}>
          {label}
        </label>
        {hint && (
          <p className="bk-hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
