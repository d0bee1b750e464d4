import { type ReactElement, useId } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { listEnglish } from '../messages/english/list-english.ts';
import { Button } from '../primitives/button.tsx';
import { DestinationMark } from '../primitives/destination-mark.tsx';
import { Heading, type HeadingLevel } from '../primitives/heading.tsx';

/** Props of {@link AvailableDestinations}. */
export interface AvailableDestinationsProps {
  readonly headingLevel: HeadingLevel;
  readonly canEdit: boolean;
  readonly limit: number;
  /** Destinations configured; `undefined` while nobody knows. */
  readonly count: number | undefined;
  readonly onAdd?: (() => void) | undefined;
}

/** The kinds of destination that can be added. Where nothing is configured, they say so and show the way. */
export function AvailableDestinations({
  headingLevel,
  canEdit,
  limit,
  count,
  onAdd,
}: AvailableDestinationsProps): ReactElement {
  const m = useMessages(listEnglish);
  const id = useId();
  const isEmpty = count === 0;
  const isFull = (count ?? 0) >= limit;
  const hint = canEdit ? (isFull ? m.limitReached(limit) : m.grafanaCloudHint) : m.readOnly;
  return (
    <>
      {!isEmpty && (
        <div className="bk-list-head">
          <Heading level={headingLevel} look="label">
            {m.available}
          </Heading>
        </div>
      )}
      <div className="bk-panel">
        {isEmpty && (
          <div className="bk-empty">
            <p className="bk-strong">{m.emptyTitle}</p>
            <p className="bk-hint">{m.emptyText}</p>
          </div>
        )}
        <ul className="bk-rows">
          <li className="bk-row">
            <DestinationMark />
            <div className="bk-grow">
              <p className="bk-strong">{m.grafanaCloud}</p>
              <p className="bk-hint" id={id}>
                {hint}
              </p>
            </div>
            {canEdit && onAdd && (
              <Button
                icon="add"
                variant={isEmpty ? 'primary' : 'secondary'}
                unavailable={isFull || count === undefined}
                aria-describedby={id}
                onClick={onAdd}
              >
                {m.addDestination}
              </Button>
            )}
          </li>
        </ul>
      </div>
    </>
  );
}
