import type { ReactElement, ReactNode } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { BroadcastToggle } from '../broadcast-toggle/broadcast-toggle.tsx';
import { DestinationList } from '../destination-list/destination-list.tsx';

/** Props of {@link ObservabilitySettings}. */
export interface ObservabilitySettingsProps {
  /** Heading of the page. Default: "Broadcast". */
  readonly title?: ReactNode;
  /** One line below the heading. */
  readonly description?: ReactNode;
  /** Your page about Broadcast, linked after the description. Default: no link. */
  readonly learnMoreUrl?: string | undefined;
  /** Level of the page's heading; those inside follow. Default 2. */
  readonly headingLevel?: 1 | 2 | 3 | undefined;
  readonly className?: string | undefined;
}

/**
 * The whole settings page: the switch, the destinations, and the steps for people who set up their first one.
 *
 * @example
 * ```tsx
 * import '@broadcast-kit/react/styles.css';
 *
 * <BroadcastProvider client={createSettingsClient({ baseUrl: '/api/v1' })}>
 *   <ObservabilitySettings learnMoreUrl="/docs/broadcast" />
 * </BroadcastProvider>
 * ```
 */
export function ObservabilitySettings({ title }: ObservabilitySettingsProps): ReactElement {
  const m = useMessages();
  return (
    <section className="bk-root bk-page">
      <h2>{title ?? m.pageTitle}</h2>
      <BroadcastToggle />
      <DestinationList />
    </section>
  );
}
