import type { DestinationView } from '@broadcast-kit/core';
import { type ReactElement, useState } from 'react';
import type { GrafanaDestinationDialogProps } from '../grafana-destination-form/grafana-destination-dialog.tsx';
import { useBroadcast } from '../hooks/use-broadcast.ts';
import { useDeliveryStatuses } from '../hooks/use-delivery-statuses.ts';
import { useDestinations } from '../hooks/use-destinations.ts';
import { LazyContent } from '../primitives/lazy-content.tsx';
import { createLazyPart } from '../primitives/lazy-part.ts';
import { useHandler } from '../primitives/use-handler.ts';
import {
  DestinationListPresentational,
  type DestinationListPresentationalProps,
} from './destination-list-presentational.tsx';

const dialog = createLazyPart<GrafanaDestinationDialogProps>(() =>
  import('../grafana-destination-form/grafana-destination-dialog.tsx').then((file) => file.GrafanaDestinationDialog),
);

/** Props of {@link DestinationList}. */
export interface DestinationListProps
  extends Pick<DestinationListPresentationalProps, 'limit' | 'headingLevel' | 'className'> {
  /** Called instead of opening the kit's dialog for a new destination, for example to go to a page of your own. */
  readonly onAdd?: (() => void) | undefined;
  /** Called instead of opening the kit's dialog for `destination`. */
  readonly onEdit?: ((destination: DestinationView) => void) | undefined;
  /** Called instead of opening the kit's dialog, to show `destination` to those who may not edit it. */
  readonly onView?: ((destination: DestinationView) => void) | undefined;
  /** Called instead of opening the kit's dialog for a new destination with the settings of `template`. */
  readonly onDuplicate?: ((template: DestinationView) => void) | undefined;
}

/** What the dialog is open for. */
interface Opened {
  readonly destination?: DestinationView;
  readonly template?: DestinationView;
}

/**
 * The destinations of an owner: what is configured, how it is doing, and what can be added. Opens the form in a dialog.
 *
 * @example
 * ```tsx
 * <BroadcastProvider client={client}>
 *   <DestinationList />
 * </BroadcastProvider>
 * ```
 */
export function DestinationList({ onAdd, onEdit, onView, onDuplicate, ...rest }: DestinationListProps): ReactElement {
  const list = useDestinations();
  const deliveries = useDeliveryStatuses();
  const { state: broadcast } = useBroadcast();
  const [opened, setOpened] = useState<Opened>();
  const canEdit = broadcast.status !== 'ready' || broadcast.canEdit;
  // Where it cannot be fetched, the click that wants it says so.
  const preload = (): void => void dialog.load().catch(() => {});
  const open = useHandler((destination: DestinationView) => setOpened({ destination }));
  const duplicate = useHandler((template: DestinationView) => setOpened({ template }));
  return (
    <>
      <DestinationListPresentational
        {...rest}
        state={broadcast.status === 'loading' ? { status: 'loading' } : list.state}
        statuses={deliveries.states}
        canEdit={canEdit}
        onAdd={onAdd ?? (() => setOpened({}))}
        onEdit={onEdit ?? open}
        onView={onView ?? open}
        onDuplicate={onDuplicate ?? duplicate}
        onEnabledChange={list.setEnabled}
        onRemove={list.remove}
        onUndoRemove={list.undoRemove}
        onDismissRemoved={list.dismissRemoved}
        onTest={list.test}
        onTestAll={list.testAll}
        onReload={list.reload}
        onStatusWanted={deliveries.want}
        onStatusReload={deliveries.reload}
        onApproach={preload}
      />
      {opened && (
        <LazyContent
          part={dialog}
          props={{
            ...opened,
            open: true,
            onOpenChange: (isOpen) => !isOpen && setOpened(undefined),
            readOnly: !canEdit,
          }}
        />
      )}
    </>
  );
}
