import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

const PAGES = [
  { name: 'chat', label: 'Chat', href: '/' },
  { name: 'settings', label: 'Settings', href: '/settings/observability' },
  { name: 'traces', label: 'Traces', href: '/traces' },
] as const;

/** What every page shares: the navigation and the main region. */
export function PageFrame({
  current,
  children,
}: {
  /** The page that is open. */
  readonly current: (typeof PAGES)[number]['name'];
  readonly children: ReactNode;
}) {
  return (
    <div className="demo-page">
      <a className="demo-skip" href="#content">
        Skip to content
      </a>
      <header className="demo-nav">
        <a className="demo-brand" href="/">
          <Icon name="broadcast" />
          <span className="demo-brand-name">Broadcast Kit</span> <span className="demo-brand-note">demo</span>
        </a>
        <nav className="demo-nav-links" aria-label="Pages">
          {PAGES.map(({ name, label, href }) => (
            <a key={name} href={href} aria-current={name === current ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
      </header>
      <main id="content" className="demo-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
