import type { ReactElement } from 'react';
import { Icon } from './icon.tsx';

/** Props of {@link ErrorText}. */
export interface ErrorTextProps {
  readonly id: string;
  /** What is wrong and what to do; `undefined`: nothing is. */
  readonly children: string | undefined;
}

/** What is wrong with a control that is no `Field`. */
export function ErrorText({ id, children }: ErrorTextProps): ReactElement | null {
  if (children === undefined) return null;
  return (
    <p className="bk-error" id={id}>
      <Icon name="failing" />
      {children}
    </p>
  );
}
