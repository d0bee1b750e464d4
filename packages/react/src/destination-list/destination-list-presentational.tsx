import { type ReactElement, useRef } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { listEnglish } from '../messages/english/list-english.ts';
import { Button } from '../primitives/button.tsx';
import { Callout } from '../primitives/callout.tsx';
import { Heading, type HeadingLevel } from '../primitives/heading.tsx';
import { joinClasses } from '../primitives/join-classes.ts';
import type { DeliveryStatusMap } from '../settings-store/delivery-statuses.ts';
import type { DestinationsState } from '../settings-store/destination-rows.ts';
import { AvailableDestinations } from './available-destinations.tsx';
import { DestinationListRow, type DestinationRowHandlers } from './destination-list-row.tsx';
import { DestinationListSkeleton } from './destination-list-skeleton.tsx';
import { RemovedToast } from './removed-toast.tsx';
import { useRowFocus } from './use-row-focus.ts';

/** Props of {@link DestinationListPresentational}. Without a handler, its control is not shown. */
export interface DestinationListPresentationalProps extends DestinationRowHandlers {
  /** The destinations, or why there are none to show. What `useDestinations` gives as `state`. */
  readonly state: DestinationsState;
  /** How deliveries go, by destination id, as far as it was read. What `useDeliveryStatuses` gives as `states`. Default: nothing is known. */
  readonly statuses?: DeliveryStatusMap | undefined;
  /** Whether the caller may change anything. Default `true`. */
  readonly canEdit?: boolean | undefined;
  /** Destinations that an owner may have. Default 5. */
  readonly limit?: number | undefined;
  /** Level of the headings "Configured" and "Available". Default 3. */
  readonly headingLevel?: HeadingLevel | undefined;
  /** Starts a new destination. */
  readonly onAdd?: (() => void) | undefined;
  /** Brings the destination back that was deleted last. */
  readonly onUndoRemove?: (() => void) | undefined;
  /** Closes the news about the destination that was deleted last. */
  readonly onDismissRemoved?: (() => void) | undefined;
  /** Tests the connections of all destinations. Without it there is no button for that. */
  readonly onTestAll?: (() => void) | undefined;
  /** Reads the list again, after a failure. */
  readonly onReload?: (() => void) | undefined;
  /** Called when the pointer or the focus comes into the list: a good moment to fetch what a click may need. */
  readonly onApproach?: (() => void) | undefined;
  /** Further class of the outermost element. Default: none. */
  readonly className?: string | undefined;
}

/** The list of destinations as a function of its state. */
export function DestinationListPresentational({
  state,
  statuses,
  canEdit = true,
  limit = 5,
  headingLevel = 3,
  onAdd,
  onUndoRemove,
  onDismissRemoved,
  onTestAll,
  onReload,
  onApproach,
  className,
  ...handlers
}: DestinationListPresentationalProps): ReactElement {
  const m = useMessages(listEnglish);
  const root = useRef<HTMLDivElement>(null);
  const ready = state.status === 'ready' ? state : undefined;
  const rows = ready?.rows ?? [];
  const isTesting = rows.some((row) => row.activity === 'test');
  useRowFocus(
    root,
    rows.map((row) => row.destination.id),
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: coming near is no interaction; nothing that is seen depends on it.
    <div
      ref={root}
      className={joinClasses('bk-root bk-list', className)}
      aria-busy={state.status === 'loading'}
      onPointerEnter={onApproach}
      onFocus={onApproach}
    >
      <div className="bk-list-head">
        <Heading level={headingLevel} look="label">
          {m.configured}
        </Heading>
        {canEdit && onTestAll && rows.length > 0 && (
          <Button variant="quiet" icon="run" busy={isTesting} onClick={onTestAll}>
            {m.runTests}
          </Button>
        )}
      </div>
      {ready?.reloadError && (
        <Callout tone="warning" title={m.reloadFailed} actions={<Button onClick={onReload}>{m.retry}</Button>}>
          <p className="bk-text">{m.errorText(ready.reloadError)}</p>
        </Callout>
      )}
      {state.status === 'loading' && <DestinationListSkeleton />}
      {state.status === 'error' && (
        <Callout
          tone="danger"
          role="alert"
          title={m.listFailed}
          actions={<Button onClick={onReload}>{m.retry}</Button>}
        >
          <p className="bk-text">{m.errorText(state.error)}</p>
        </Callout>
      )}
      {rows.length > 0 && (
        <ul className="bk-panel">
          {rows.map((row) => (
            <DestinationListRow
              key={row.destination.id}
              row={row}
              delivery={statuses?.get(row.destination.id)}
              canEdit={canEdit}
              isFull={rows.length >= limit}
              {...handlers}
            />
          ))}
        </ul>
      )}
      <AvailableDestinations
        headingLevel={headingLevel}
        canEdit={canEdit}
        limit={limit}
        count={ready && rows.length}
        onAdd={onAdd}
      />
      <RemovedToast removed={ready?.removed} onUndo={onUndoRemove} onDismiss={onDismissRemoved} />
    </div>
  );
}
