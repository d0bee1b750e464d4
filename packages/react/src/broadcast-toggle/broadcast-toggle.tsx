import type { SettingsError } from '@broadcast-kit/core';
import { type ReactElement, useEffect, useRef } from 'react';
import { useBroadcast } from '../hooks/use-broadcast.ts';
import {
  BroadcastTogglePresentational,
  type BroadcastTogglePresentationalProps,
} from './broadcast-toggle-presentational.tsx';

/** Props of {@link BroadcastToggle}. */
export interface BroadcastToggleProps
  extends Pick<BroadcastTogglePresentationalProps, 'label' | 'description' | 'readOnlyReason' | 'className'> {
  /** Called with what the server confirmed, never with a mere intent. */
  readonly onEnabledChange?: ((enabled: boolean) => void) | undefined;
  /** Called when a change or the first read failed. The toggle explains the failure itself. */
  readonly onError?: ((error: SettingsError) => void) | undefined;
}

/**
 * The switch that turns Broadcast on and off. It flips at once; where the server refuses, it flips back, says so and
 * offers another try. Members see it read-only.
 *
 * @example
 * ```tsx
 * <BroadcastProvider client={client}>
 *   <BroadcastToggle onEnabledChange={(enabled) => track('broadcast', { enabled })} />
 * </BroadcastProvider>
 * ```
 */
export function BroadcastToggle({ onEnabledChange, onError, ...rest }: BroadcastToggleProps): ReactElement {
  const { state, setEnabled, retry, reload } = useBroadcast();
  const confirmed = state.status === 'ready' ? state.confirmed : undefined;
  const error = state.status === 'ready' ? state.failure?.error : state.status === 'error' ? state.error : undefined;

  const handlers = useRef({ onEnabledChange, onError });
  const lastConfirmed = useRef(confirmed);
  useEffect(() => {
    handlers.current = { onEnabledChange, onError };
  });
  useEffect(() => {
    const before = lastConfirmed.current;
    lastConfirmed.current = confirmed;
    if (confirmed !== undefined && before !== undefined && confirmed !== before) {
      handlers.current.onEnabledChange?.(confirmed);
    }
  }, [confirmed]);
  useEffect(() => {
    if (error !== undefined) handlers.current.onError?.(error);
  }, [error]);

  return (
    <BroadcastTogglePresentational
      state={state}
      onEnabledChange={setEnabled}
      onRetry={state.status === 'error' ? reload : retry}
      {...rest}
    />
  );
}
