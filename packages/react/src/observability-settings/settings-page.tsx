import { type ReactElement, type ReactNode, useId } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { pageEnglish } from '../messages/english/page-english.ts';
import { Heading, type HeadingLevel } from '../primitives/heading.tsx';
import { joinClasses } from '../primitives/join-classes.ts';
import { LazyDisclosure } from '../primitives/lazy-disclosure.tsx';
import { createLazyPart } from '../primitives/lazy-part.ts';
import { Link } from '../primitives/link.tsx';
import { SetupSteps } from './setup-steps.tsx';
import type { TroubleshootingProps } from './troubleshooting.tsx';

/** What a host decides about the page. */
export interface SettingsPageLook {
  /** Heading of the page. Default: "Broadcast". */
  readonly title?: ReactNode;
  /** One line below the heading. Default: what the page is good for. */
  readonly description?: ReactNode;
  /** Your page about Broadcast, linked after the description. Default: no link. */
  readonly learnMoreUrl?: string | undefined;
  /** Level of the page's heading; those inside follow. Default 2. */
  readonly headingLevel?: 1 | 2 | 3 | undefined;
  /** Further class of the outermost element. Default: none. */
  readonly className?: string | undefined;
}

/** Props of {@link SettingsPage}. */
export interface SettingsPageProps extends SettingsPageLook {
  readonly toggle: ReactNode;
  readonly list: (headingLevel: HeadingLevel) => ReactNode;
  /** Whether nothing is configured, by somebody who could. */
  readonly isNewcomer: boolean;
  readonly canEdit: boolean;
  readonly traces: TroubleshootingProps;
}

const viewTracesPart = createLazyPart(() => import('./view-traces.tsx').then((file) => file.ViewTraces));
const troubleshootingPart = createLazyPart(() => import('./troubleshooting.tsx').then((file) => file.Troubleshooting));

/** The page around the switch and the list: its head, the steps for newcomers, and the way to the traces for all others. */
export function SettingsPage({
  title,
  description,
  learnMoreUrl,
  headingLevel = 2,
  className,
  toggle,
  list,
  isNewcomer,
  canEdit,
  traces,
}: SettingsPageProps): ReactElement {
  const m = useMessages(pageEnglish);
  const id = useId();
  const level = (headingLevel + 1) as 2 | 3 | 4;
  const destinations = traces.rows.map((row) => row.destination);
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
      {toggle}
      {list(level)}
      {isNewcomer && <SetupSteps level={level} />}
      {destinations.length > 0 && (
        <div>
          <LazyDisclosure
            title={m.viewTraces}
            level={level}
            summary={m.viewTracesSummary}
            part={viewTracesPart}
            props={{ destinations, canEdit }}
          />
          <LazyDisclosure
            title={m.troubleshooting}
            level={level}
            summary={m.troubleshootingSummary}
            part={troubleshootingPart}
            props={traces}
          />
        </div>
      )}
    </section>
  );
}
