import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { formEnglish } from '../messages/english/form-english.ts';
import { Icon } from '../primitives/icon.tsx';

/** Props of {@link SectionSummary}. */
export interface SectionSummaryProps {
  readonly children: string;
  /** How many fields, rules or headers inside are wrong. */
  readonly wrong: number;
}

/** The one line of a closed section: what is set in it, or that something in it is wrong. */
export function SectionSummary({ children, wrong }: SectionSummaryProps): ReactElement {
  const m = useMessages(formEnglish);
  if (wrong === 0) return <>{children}</>;
  return (
    <span className="bk-error">
      <Icon name="failing" />
      {m.fieldsToFix(wrong)}
    </span>
  );
}
