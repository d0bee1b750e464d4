import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

/** What a callout is about; colour, icon and words agree. */
export type CalloutTone = 'neutral' | 'success' | 'warning' | 'danger';

/** Props of {@link Callout}. */
export interface CalloutProps {
  readonly tone: CalloutTone;
  /** One sentence that says what is true. */
  readonly title: ReactNode;
  readonly titleId?: string | undefined;
  /** `alert` interrupts, `status` waits for a pause. Default: says nothing by itself. */
  readonly role?: 'alert' | 'status' | undefined;
  readonly busy?: boolean | undefined;
  /** Buttons at the end of the line. */
  readonly actions?: ReactNode;
  /** What to do, and more. */
  readonly children?: ReactNode;
}

const ICONS: Readonly<Record<CalloutTone, IconName>> = {
  neutral: 'unknown',
  success: 'healthy',
  warning: 'warning',
  danger: 'failing',
};

/** Says what happened, where it happened. */
export function Callout({ tone, title, titleId, role, busy, actions, children }: CalloutProps): ReactElement {
  return (
    <div className="bk-callout" data-tone={tone} role={role}>
      {busy ? <span className="bk-spinner" /> : <Icon name={ICONS[tone]} />}
      <div className="bk-callout-body">
        <p className="bk-callout-title" id={titleId}>
          {title}
        </p>
        {children}
      </div>
      {actions}
    </div>
  );
}
