import { useEffect, useRef, useState } from 'react';
import type { BroadcastSwitchState } from '../settings-store/broadcast-switch.ts';

/** The value that the server confirmed last, once a change was confirmed: something to announce. A first read is none. */
export function useConfirmation(
  state: Extract<BroadcastSwitchState, { status: 'ready' }> | undefined,
): boolean | undefined {
  const confirmed = state?.pending === false ? state.confirmed : undefined;
  const before = useRef(confirmed);
  const [announced, setAnnounced] = useState<boolean>();
  useEffect(() => {
    if (confirmed === undefined) return;
    if (before.current !== undefined && before.current !== confirmed) setAnnounced(confirmed);
    before.current = confirmed;
  }, [confirmed]);
  return announced;
}
