import { type ReactElement, type ReactNode, useId } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { BroadcastToggle } from '../broadcast-toggle/broadcast-toggle.tsx';
import { DestinationList } from '../destination-list/destination-list.tsx';
import { useBroadcast } from '../hooks/use-broadcast.ts';
import { useDestinations } from '../hooks/use-destinations.ts';
import { pageEnglish } from '../messages/english/page-english.ts';
import { Heading } from '../primitives/heading.tsx';
import { joinClasses } from '../primitives/join-classes.ts';
import { Link } from '../primitives/link.tsx';
import { SetupSteps } from './setup-steps.tsx';

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
export function ObservabilitySettings({
  title,
  description,
  learnMoreUrl,
  headingLevel = 2,
  className,
}: ObservabilitySettingsProps): ReactElement {
  const m = useMessages(pageEnglish);
  const id = useId();
  const { state: broadcast } = useBroadcast();
  const { state: destinations } = useDestinations();
  const isNewcomer =
    destinations.status === 'ready' &&
    destinations.rows.length === 0 &&
    broadcast.status !== 'loading' &&
    (broadcast.status === 'error' || broadcast.canEdit);
  const level = (headingLevel + 1) as 2 | 3 | 4;
  return (
    <section className={joinClasses('bk-root bk-page', className)} aria-labelledby={id}>
      <div className="bk-page-head">
        <Heading level={headingLevel} look="page" id={id}>
          {title ?? m.pageTitle}
        </Heading>
        <p className="bk-muted">
          {description ?? m.pageDescription} {learnMoreUrl && <Link href={learnMoreUrl}>{m.learnMore}</Link>}
        </p>
      </div>
      <BroadcastToggle />
      <DestinationList headingLevel={level} />
      {isNewcomer && <SetupSteps level={level} />}
    </section>
  );
}
