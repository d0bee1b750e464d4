import type { DestinationView } from '@broadcast-kit/core';
import { type ReactElement, useState } from 'react';
import { GrafanaDestinationDialog } from '../grafana-destination-form/grafana-destination-dialog.tsx';
import { useBroadcast } from '../hooks/use-broadcast.ts';
import { useDestinations } from '../hooks/use-destinations.ts';
import {
  DestinationListPresentational,
  type DestinationListPresentationalProps,
} from './destination-list-presentational.tsx';

/** Props of {@link DestinationList}. */
export interface DestinationListProps
  extends Pick<DestinationListPresentationalProps, 'limit' | 'headingLevel' | 'className'> {
  /** Called instead of opening the kit's dialog for a new destination, for example to go to a page of your own. */
  readonly onAdd?: (() => void) | undefined;
  /** Called instead of opening the kit's dialog for `destination`. */
  readonly onEdit?: ((destination: DestinationView) => void) | undefined;
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
export function DestinationList({ onAdd, onEdit, ...rest }: DestinationListProps): ReactElement {
  const list = useDestinations();
  const { state: broadcast } = useBroadcast();
  const [edited, setEdited] = useState<DestinationView | 'new'>();
  return (
    <>
      <DestinationListPresentational
        {...rest}
        state={broadcast.status === 'loading' ? { status: 'loading' } : list.state}
        canEdit={broadcast.status !== 'ready' || broadcast.canEdit}
        onAdd={onAdd ?? (() => setEdited('new'))}
        onEdit={onEdit ?? setEdited}
        onEnabledChange={list.setEnabled}
        onRemove={list.remove}
        onUndoRemove={list.undoRemove}
        onDismissRemoved={list.dismissRemoved}
        onTest={list.test}
        onTestAll={list.testAll}
        onReload={list.reload}
      />
      <GrafanaDestinationDialog
        open={edited !== undefined}
        onOpenChange={(open) => !open && setEdited(undefined)}
        destination={edited === 'new' ? undefined : edited}
      />
    </>
  );
}
