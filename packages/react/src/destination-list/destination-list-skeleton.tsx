import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { listEnglish } from '../messages/english/list-english.ts';

/** A row that takes the place of the first destination until the list is there, so that nothing jumps. */
export function DestinationListSkeleton(): ReactElement {
  const m = useMessages(listEnglish);
  return (
    <div className="bk-panel" role="status">
      <div className="bk-row">
        <span className="bk-skeleton bk-mark" />
        <span className="bk-grow">
          <span className="bk-skeleton" data-size="name" />
          <span className="bk-skeleton" data-size="type" />
        </span>
      </div>
      <span className="bk-hidden">{m.loading}</span>
    </div>
  );
}
