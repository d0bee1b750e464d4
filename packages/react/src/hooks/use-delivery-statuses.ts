import type { DestinationView } from '@broadcast-kit/core';
import { useServices } from '../broadcast-provider/broadcast-context.ts';
import { createDeliveryStatuses, type DeliveryStatusMap } from '../settings-store/delivery-statuses.ts';
import { useObservable } from './use-observable.ts';

/** Answer of {@link useDeliveryStatuses}. No action rejects: what went wrong is in the states. */
export interface UseDeliveryStatuses {
  /** By destination id; those that nobody wanted yet are not in it. */
  readonly states: DeliveryStatusMap;
  /** Reads a status unless it is on its way or less than 30 s old: call it when a destination comes into view. */
  readonly want: (destination: Pick<DestinationView, 'id' | 'etag'>) => void;
  /** Reads a status again. */
  readonly reload: (destination: Pick<DestinationView, 'id' | 'etag'>) => void;
}

/**
 * How deliveries go: last trace, counters, causes. Statuses are read one by one for the destinations that somebody looks
 * at, five at a time, and shared below one provider.
 *
 * @example
 * ```tsx
 * const { states, want } = useDeliveryStatuses();
 * useEffect(() => want(destination), [want, destination]);
 * const state = states.get(destination.id);
 * if (state?.status === 'ready') return <p>Last trace: {state.value.lastDeliveredAt ?? 'none yet'}</p>;
 * ```
 */
export function useDeliveryStatuses(): UseDeliveryStatuses {
  const { state, want, reload } = useServices().shared(createDeliveryStatuses);
  return { states: useObservable(state), want, reload };
}
