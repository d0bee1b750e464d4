import type { DestinationView } from '@broadcast-kit/core';
import { memo, type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { listEnglish } from '../messages/english/list-english.ts';
import { Button } from '../primitives/button.tsx';
import { Callout } from '../primitives/callout.tsx';
import { DestinationMark } from '../primitives/destination-mark.tsx';
import { LazyContent } from '../primitives/lazy-content.tsx';
import { Menu, type MenuItem } from '../primitives/menu.tsx';
import { useFormat } from '../primitives/use-format.ts';
import { useInView } from '../primitives/use-in-view.ts';
import type { DeliveryStatusState } from '../settings-store/delivery-statuses.ts';
import type { DestinationAction, DestinationRow } from '../settings-store/destination-rows.ts';
import { latestHealth } from '../settings-store/latest-health.ts';
import { AutoDisabledCallout } from './auto-disabled-callout.tsx';
import { deliveryDetailsPart } from './delivery-details-part.ts';
import { HealthBadge } from './health-badge.tsx';
import { RowHint } from './row-hint.tsx';

/** What people can do with a row. Without a handler, its control is not shown. */
export interface DestinationRowHandlers {
  /** Opens a destination to edit it. Without it, and without `onView`, rows have no such button. */
  readonly onEdit?: ((destination: DestinationView) => void) | undefined;
  /** Shows a destination to those who may not edit it. */
  readonly onView?: ((destination: DestinationView) => void) | undefined;
  /** Starts a new destination that is like this one. */
  readonly onDuplicate?: ((destination: DestinationView) => void) | undefined;
  /** Enables or disables a destination. */
  readonly onEnabledChange?: ((id: string, enabled: boolean) => void) | undefined;
  /** Deletes a destination. Nobody is asked first: `onUndoRemove` brings it back. */
  readonly onRemove?: ((id: string) => void) | undefined;
  /** Tests the connection of a destination. */
  readonly onTest?: ((id: string) => void) | undefined;
  /** A row came into view or was opened: its delivery status should be read. Without it, rows cannot be opened. */
  readonly onStatusWanted?: ((destination: DestinationView) => void) | undefined;
  /** Reads the delivery status of a destination again. */
  readonly onStatusReload?: ((destination: DestinationView) => void) | undefined;
}

/** Props of {@link DestinationListRow}. */
export interface DestinationListRowProps extends DestinationRowHandlers {
  readonly row: DestinationRow;
  readonly delivery: DeliveryStatusState | undefined;
  readonly canEdit: boolean;
  /** Nothing more can be added, so nothing can be duplicated. */
  readonly isFull: boolean;
}

/** One configured destination: what it is, how it is doing, what can be done. Renders only when that changes. */
export const DestinationListRow = memo(function DestinationListRow({
  row: { destination, activity, failure },
  delivery,
  canEdit,
  isFull,
  onEdit,
  onView,
  onDuplicate,
  onEnabledChange,
  onRemove,
  onTest,
  onStatusWanted,
  onStatusReload,
}: DestinationListRowProps): ReactElement {
  const m = useMessages(listEnglish);
  const format = useFormat();
  const detailsId = useId();
  const element = useRef<HTMLLIElement>(null);
  const [open, setOpen] = useState(false);
  const { id, name, enabled, samplingRate } = destination;
  const percent = format.percent(samplingRate);
  const known = delivery?.status === 'ready' ? delivery.value : undefined;
  const health = latestHealth(destination.health, known?.health);
  const onOpen = canEdit ? onEdit : onView;

  const seen = useInView(element);
  useEffect(() => {
    if (seen) onStatusWanted?.(destination);
  }, [seen, onStatusWanted, destination]);

  const run: Readonly<Record<DestinationAction, (() => void) | undefined>> = {
    test: onTest && (() => onTest(id)),
    enable: onEnabledChange && (() => onEnabledChange(id, true)),
    disable: onEnabledChange && (() => onEnabledChange(id, false)),
    delete: onRemove && (() => onRemove(id)),
  };
  const item = (label: string, onSelect: (() => void) | undefined, danger?: boolean): MenuItem[] =>
    onSelect === undefined ? [] : [{ label, onSelect, danger }];
  const items = [
    ...item(m.testConnection, run.test),
    ...(enabled ? item(m.disable, run.disable) : item(m.enable, run.enable)),
    ...item(m.duplicate, onDuplicate && !isFull ? () => onDuplicate(destination) : undefined),
    ...item(m.delete, run.delete, true),
  ];

  return (
    <li
      ref={element}
      className="bk-row-item"
      data-id={id}
      data-disabled={!enabled || undefined}
      aria-busy={activity !== undefined}
    >
      <div className="bk-row">
        <DestinationMark />
        <div className="bk-grow">
          <p className="bk-strong bk-clip" dir="auto" title={name}>
            {name}
          </p>
          <RowHint destination={destination} delivery={delivery} format={format} />
        </div>
        <div className="bk-row-facts">
          {!enabled && <span className="bk-badge">{m.disabled}</span>}
          {destination.privacyMode && <span className="bk-badge">{m.privacyMode}</span>}
          <span className="bk-badge" data-look="number" title={m.sampled(percent)}>
            {percent}
          </span>
          <HealthBadge health={health} activity={activity} />
        </div>
        <div className="bk-row-actions">
          {onOpen && (
            <Button
              variant="quiet"
              icon={canEdit ? 'edit' : 'show'}
              iconOnly
              aria-label={canEdit ? m.edit(name) : m.view(name)}
              onClick={() => onOpen(destination)}
            />
          )}
          {canEdit && items.length > 0 && <Menu label={m.moreActions(name)} items={items} />}
          {onStatusWanted && (
            <Button
              variant="quiet"
              icon={open ? 'collapse' : 'expand'}
              iconOnly
              aria-label={m.deliveriesOf(name)}
              aria-expanded={open}
              aria-controls={open ? detailsId : undefined}
              onClick={() => {
                if (!open) onStatusWanted(destination);
                setOpen(!open);
              }}
            />
          )}
        </div>
      </div>
      {known?.autoDisabled && isStillDisabled(destination, known.autoDisabled.at) && (
        <AutoDisabledCallout
          autoDisabled={known.autoDisabled}
          format={format}
          onEnable={canEdit ? run.enable : undefined}
        />
      )}
      {failure && (
        <Callout
          tone="danger"
          role="alert"
          title={m.actionFailed(failure.action, name)}
          actions={<Button onClick={run[failure.action]}>{m.retry}</Button>}
        >
          <p className="bk-text">{m.errorText(failure.error)}</p>
        </Callout>
      )}
      {open && (
        <div className="bk-row-more" id={detailsId}>
          <LazyContent
            part={deliveryDetailsPart}
            props={{
              destination,
              health,
              state: delivery,
              onReload: onStatusReload && (() => onStatusReload(destination)),
            }}
          />
        </div>
      )}
    </li>
  );
});

/** A change of its settings ends it: they are tried again at once. */
function isStillDisabled({ enabled, updatedAt }: DestinationView, since: string): boolean {
  return !enabled || Date.parse(updatedAt) <= Date.parse(since);
}
