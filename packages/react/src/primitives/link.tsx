import type { ReactElement, ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** A link that leaves the page, in a new tab and without telling where people came from. */
export function Link({ href, children }: { readonly href: string; readonly children: ReactNode }): ReactElement {
  return (
    <a className="bk-link" href={href} target="_blank" rel="noreferrer">
      {children}
      <Icon name="external" />
    </a>
  );
}
