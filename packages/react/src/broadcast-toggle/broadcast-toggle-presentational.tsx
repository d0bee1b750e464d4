import * as Switch from '@radix-ui/react-switch';
import { type ReactElement, type ReactNode, useId } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import type { BroadcastSwitchState } from '../settings-store/broadcast-switch.ts';

/** Props of {@link BroadcastTogglePresentational}. */
export interface BroadcastTogglePresentationalProps {
  readonly state: BroadcastSwitchState;
  readonly onEnabledChange?: ((enabled: boolean) => void) | undefined;
  /** Try the failed change, or the failed read, again. */
  readonly onRetry?: (() => void) | undefined;
  /** Default: "Enable Broadcast". */
  readonly label?: ReactNode;
  /** What the switch does. `null`: nothing is said. */
  readonly description?: ReactNode;
  /** Why the switch cannot be changed, where it cannot. */
  readonly readOnlyReason?: string | undefined;
  readonly className?: string | undefined;
}

/** The Broadcast switch as a function of its state. */
export function BroadcastTogglePresentational({
  state,
  onEnabledChange,
  label,
}: BroadcastTogglePresentationalProps): ReactElement {
  const m = useMessages();
  const id = useId();
  const ready = state.status === 'ready' ? state : undefined;
  return (
    <div className="bk-root bk-toggle">
      <label htmlFor={id}>{label ?? m.toggleLabel}</label>
      <Switch.Root id={id} checked={ready?.enabled ?? false} onCheckedChange={onEnabledChange ?? (() => {})} />
    </div>
  );
}
