import type { ReactElement } from 'react';
import { Icon } from '../primitives/icon.tsx';

/** What can be told about a value before it is tried. No error: nothing keeps people from going on. */
export function HintText({ children }: { readonly children: string }): ReactElement {
  return (
    <span className="bk-note">
      <Icon name="warning" />
      {children}
    </span>
  );
}
