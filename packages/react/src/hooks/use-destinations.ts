import type { DestinationView } from '@broadcast-kit/core';
import { useMemo } from 'react';
import { useServices } from '../broadcast-provider/broadcast-context.ts';
import { createDestinationActions } from '../settings-store/destination-actions.ts';
import type { DestinationsState } from '../settings-store/destination-rows.ts';
import { useDestinationRows } from './use-destination-rows.ts';
import { useObservable } from './use-observable.ts';

/** Answer of {@link useDestinations}. No action rejects: what went wrong is in the state. */
export interface UseDestinations {
  readonly state: DestinationsState;
  readonly setEnabled: (id: string, enabled: boolean) => void;
  /** Deletes a destination; `state.removed` offers Undo. */
  readonly remove: (id: string) => void;
  readonly undoRemove: () => void;
  /** Ends the offer of Undo. */
  readonly dismissRemoved: () => void;
  /** Tests the connection of a saved destination; the outcome becomes its health. */
  readonly test: (id: string) => void;
  readonly testAll: () => void;
  /** Puts a destination that was saved elsewhere into the list. */
  readonly put: (destination: DestinationView) => void;
  readonly reload: () => void;
}

/**
 * The destinations, without a view. All users below one provider share them; the first one loads them.
 *
 * @example
 * ```tsx
 * const { state, remove } = useDestinations();
 * if (state.status !== 'ready') return <MySpinner />;
 * return state.rows.map(({ destination }) => <MyRow key={destination.id} {...destination} onDelete={() => remove(destination.id)} />);
 * ```
 */
export function useDestinations(): UseDestinations {
  const { client, clock } = useServices();
  const rows = useDestinationRows();
  const state = useObservable(rows.state);
  const actions = useMemo(() => {
    const on = createDestinationActions(rows, client, clock);
    return {
      setEnabled: (id: string, enabled: boolean) => void on.setEnabled(id, enabled),
      remove: (id: string) => void on.remove(id),
      undoRemove: () => void on.undoRemove(),
      dismissRemoved: on.dismissRemoved,
      test: (id: string) => void on.test(id),
      testAll: () => void on.testAll(),
      put: rows.put,
      reload: () => void rows.load(),
    };
  }, [rows, client, clock]);
  return { state, ...actions };
}
