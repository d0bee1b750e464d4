import { type ComponentPropsWithoutRef, forwardRef } from 'react';

/** Props of {@link Switch}. */
export interface SwitchProps
  extends Omit<ComponentPropsWithoutRef<'button'>, 'className' | 'type' | 'role' | 'onClick'> {
  readonly checked: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
}

/** A button that is on or off, after the ARIA switch pattern. */
export const Switch = forwardRef<HTMLButtonElement, SwitchProps>(function Switch(
  { checked, onCheckedChange, ...rest },
  ref,
) {
  return (
    <button
      {...rest}
      ref={ref}
      type="button"
      role="switch"
      className="bk-switch"
      aria-checked={checked}
      data-state={checked ? 'checked' : 'unchecked'}
      onClick={() => onCheckedChange(!checked)}
    >
      <span className="bk-thumb" />
    </button>
  );
});
