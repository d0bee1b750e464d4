import type { DestinationView } from '@broadcast-kit/core';
import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { DestinationsState } from '../settings-store/destination-collection.ts';

/** Props of {@link DestinationListPresentational}. Without a handler, its button is not shown. */
export interface DestinationListPresentationalProps {
  readonly state: DestinationsState;
  /** Whether the caller may change anything. Default `true`. */
  readonly canEdit?: boolean | undefined;
  /** Destinations that an owner may have. Default 5. */
  readonly limit?: number | undefined;
  /** Level of the headings "Configured" and "Available". Default 3. */
  readonly headingLevel?: 2 | 3 | 4 | 5 | 6 | undefined;
  readonly onAdd?: (() => void) | undefined;
  readonly onEdit?: ((destination: DestinationView) => void) | undefined;
  readonly onEnabledChange?: ((id: string, enabled: boolean) => void) | undefined;
  readonly onRemove?: ((id: string) => void) | undefined;
  readonly onUndoRemove?: (() => void) | undefined;
  readonly onDismissRemoved?: (() => void) | undefined;
  readonly onTest?: ((id: string) => void) | undefined;
  readonly onTestAll?: (() => void) | undefined;
  readonly onReload?: (() => void) | undefined;
  readonly className?: string | undefined;
}

/** The list of destinations as a function of its state. */
export function DestinationListPresentational({ state, onAdd }: DestinationListPresentationalProps): ReactElement {
  const m = useMessages();
  return (
    <div className="bk-root bk-list">
      {state.status === 'ready' && state.rows.map(({ destination }) => <p key={destination.id}>{destination.name}</p>)}
      <button type="button" onClick={onAdd}>
        {m.addDestination}
      </button>
    </div>
  );
}
