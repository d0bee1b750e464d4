import { useEffect, useMemo } from 'react';
import { useServices } from '../broadcast-provider/broadcast-context.ts';
import { type BroadcastSwitchState, createBroadcastSwitch } from '../settings-store/broadcast-switch.ts';
import { useObservable } from './use-observable.ts';

/** Answer of {@link useBroadcast}. */
export interface UseBroadcast {
  readonly state: BroadcastSwitchState;
  /** Shows `enabled` at once and sends it; a failure rolls back and stays in `state.failure`. Never rejects. */
  readonly setEnabled: (enabled: boolean) => void;
  /** Makes the change that failed again. */
  readonly retry: () => void;
  /** Reads the state again. */
  readonly reload: () => void;
}

/**
 * The switch of Broadcast, without a view. All users below one provider share its state; the first one loads it.
 *
 * @example
 * ```tsx
 * const { state, setEnabled } = useBroadcast();
 * if (state.status === 'ready') return <MySwitch on={state.enabled} busy={state.pending} onChange={setEnabled} />;
 * ```
 */
export function useBroadcast(): UseBroadcast {
  const broadcast = useServices().shared(createBroadcastSwitch);
  const state = useObservable(broadcast.state);
  useEffect(() => void broadcast.ensureLoaded(), [broadcast]);
  const actions = useMemo(
    () => ({
      setEnabled: (enabled: boolean) => void broadcast.setEnabled(enabled),
      retry: () => {
        const current = broadcast.state.get();
        if (current.status === 'ready' && current.failure) void broadcast.setEnabled(current.failure.wanted);
      },
      reload: () => void broadcast.load(),
    }),
    [broadcast],
  );
  return { state, ...actions };
}
