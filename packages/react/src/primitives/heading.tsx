import { forwardRef, type ReactNode } from 'react';

/** Level of a heading in the page of the host. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** Props of {@link Heading}. */
export interface HeadingProps {
  readonly level: HeadingLevel;
  readonly id?: string | undefined;
  /** `page`, `section` (default) or `label`: how it looks, whatever its level is. */
  readonly look?: 'page' | 'section' | 'label' | undefined;
  readonly children: ReactNode;
}

/** A heading whose look does not depend on its level. Can be focused by script. */
export const Heading = forwardRef<HTMLHeadingElement, HeadingProps>(function Heading(
  { level, look = 'section', ...rest },
  ref,
) {
  const Tag = `h${level}` as const;
  return <Tag ref={ref} tabIndex={-1} className="bk-heading" data-look={look} {...rest} />;
});
