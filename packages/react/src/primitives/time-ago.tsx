import type { ReactElement } from 'react';
import type { Format } from './use-format.ts';

/** Props of {@link TimeAgo}. */
export interface TimeAgoProps {
  /** ISO 8601, or epoch milliseconds. */
  readonly at: string | number;
  readonly format: Format;
  /** Puts the relative time into words. Default: it stands alone. */
  readonly words?: ((time: string) => string) | undefined;
  /** Further class of the outermost element. */
  readonly className?: string | undefined;
}

/** A time as people say it, with the exact one on hover and for machines. */
export function TimeAgo({ at, format, words = (time) => time, className }: TimeAgoProps): ReactElement {
  const ms = typeof at === 'number' ? at : Date.parse(at);
  return (
    <time className={className} dateTime={new Date(ms).toISOString()} title={format.exact(ms)}>
      {words(format.relative(ms))}
    </time>
  );
}
