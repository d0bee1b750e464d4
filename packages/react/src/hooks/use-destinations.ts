import type { DestinationView } from '@broadcast-kit/core';
import { useEffect, useMemo } from 'react';
import { useServices } from '../broadcast-provider/broadcast-context.ts';
import { createDestinationCollection, type DestinationsState } from '../settings-store/destination-collection.ts';
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
  const destinations = useServices().shared(createDestinationCollection);
  const state = useObservable(destinations.state);
  useEffect(() => void destinations.ensureLoaded(), [destinations]);
  const actions = useMemo(
    () => ({
      setEnabled: (id: string, enabled: boolean) => void destinations.setEnabled(id, enabled),
      remove: (id: string) => void destinations.remove(id),
      undoRemove: () => void destinations.undoRemove(),
      dismissRemoved: destinations.dismissRemoved,
      test: (id: string) => void destinations.test(id),
      testAll: () => void destinations.testAll(),
      put: destinations.put,
      reload: () => void destinations.load(),
    }),
    [destinations],
  );
  return { state, ...actions };
}
