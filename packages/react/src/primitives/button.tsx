import { type ComponentPropsWithoutRef, forwardRef, type MouseEvent } from 'react';
import { Icon, type IconName } from './icon.tsx';

/** Props of {@link Button}. */
export interface ButtonProps extends Omit<ComponentPropsWithoutRef<'button'>, 'disabled' | 'className'> {
  /** Default `secondary`. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | 'link' | undefined;
  /** What it started is still on its way. */
  readonly busy?: boolean | undefined;
  /** It cannot be used now; say why in text that `aria-describedby` points at. */
  readonly unavailable?: boolean | undefined;
  readonly icon?: IconName | undefined;
  /** Shows the icon alone; `aria-label` gives it its name. */
  readonly iconOnly?: boolean | undefined;
}

/**
 * A button that keeps its focus: while it is busy or cannot be used it ignores clicks, but is never `disabled`, which
 * would drop the focus and hide the reason. Its size stays too: the spinner takes the place of the icon, or of the label.
 */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant = 'secondary', busy = false, unavailable = false, icon, iconOnly = false, children, onClick, ...rest },
  ref,
) {
  const idle = !busy && !unavailable;
  const click = (event: MouseEvent<HTMLButtonElement>): void => {
    if (idle) onClick?.(event);
    else event.preventDefault();
  };
  return (
    <button
      type="button"
      {...rest}
      ref={ref}
      className="bk-button"
      data-variant={variant}
      data-icon-only={iconOnly || undefined}
      title={iconOnly ? rest['aria-label'] : undefined}
      aria-busy={busy || undefined}
      aria-disabled={!idle || undefined}
      onClick={click}
    >
      {busy ? (
        <span className="bk-spinner" data-over={icon === undefined || undefined} />
      ) : (
        icon && <Icon name={icon} />
      )}
      {iconOnly ? null : <span className="bk-button-label">{children}</span>}
    </button>
  );
});
