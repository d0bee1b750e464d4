import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { pageEnglish } from '../messages/english/page-english.ts';
import { Heading, type HeadingLevel } from '../primitives/heading.tsx';
import { Link } from '../primitives/link.tsx';

/** Where to find what the form asks for. */
export function SetupSteps({ level }: { readonly level: HeadingLevel }): ReactElement {
  const m = useMessages(pageEnglish);
  return (
    <div className="bk-setup">
      <Heading level={level} look="label">
        {m.setupTitle}
      </Heading>
      <ol className="bk-setup-steps">
        {m.setupSteps.map(({ title, text, link }) => (
          <li key={title} className="bk-setup-step">
            <p className="bk-strong">{title}</p>
            <p className="bk-hint">{text}</p>
            {link && <Link href={link.href}>{link.label}</Link>}
          </li>
        ))}
      </ol>
    </div>
  );
}
