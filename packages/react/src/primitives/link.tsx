import type { ReactElement, ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** Props of {@link Link}. */
export interface LinkProps {
  readonly href: string;
  /** Its name where the words alone do not tell it from others. Holds the words. */
  readonly name?: string | undefined;
  readonly children: ReactNode;
}

/** A link that leaves the page, in a new tab and without telling where people came from. */
export function Link({ href, name, children }: LinkProps): ReactElement {
  return (
    <a className="bk-link" href={href} aria-label={name} target="_blank" rel="noreferrer">
      {children}
      <Icon name="external" />
    </a>
  );
}
