import { type ReactElement, type ReactNode, useId } from 'react';
import { Heading, type HeadingLevel } from '../primitives/heading.tsx';

/** Props of {@link FormSection}. */
export interface FormSectionProps {
  readonly title: string;
  readonly help: string;
  readonly level: HeadingLevel;
  readonly link?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the form: title, help and link beside the fields where there is room, above them elsewhere. */
export function FormSection({ title, help, level, link, children }: FormSectionProps): ReactElement {
  const id = useId();
  return (
    <fieldset className="bk-section" aria-labelledby={id}>
      <div className="bk-section-head">
        <Heading level={level} id={id}>
          {title}
        </Heading>
        <p className="bk-hint">
          {help} {link}
        </p>
      </div>
      <div className="bk-section-body">{children}</div>
    </fieldset>
  );
}
