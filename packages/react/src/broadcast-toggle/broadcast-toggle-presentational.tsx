import { type ReactElement, type ReactNode, useId, useRef } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { toggleEnglish } from '../messages/english/toggle-english.ts';
import { Button } from '../primitives/button.tsx';
import { Callout } from '../primitives/callout.tsx';
import { joinClasses } from '../primitives/join-classes.ts';
import { StatusMessage } from '../primitives/status-message.tsx';
import { Switch } from '../primitives/switch.tsx';
import { useDelayed } from '../primitives/use-delayed.ts';
import { useKeptFocus } from '../primitives/use-kept-focus.ts';
import type { BroadcastSwitchState } from '../settings-store/broadcast-switch.ts';
import { useConfirmation } from './use-confirmation.ts';

/** Props of {@link BroadcastTogglePresentational}. */
export interface BroadcastTogglePresentationalProps {
  /** Whether Broadcast is on, and whether that is known and may be changed. What `useBroadcast` gives as `state`. */
  readonly state: BroadcastSwitchState;
  /** Called when people flip the switch. */
  readonly onEnabledChange?: ((enabled: boolean) => void) | undefined;
  /** Try the failed change, or the failed read, again. */
  readonly onRetry?: (() => void) | undefined;
  /** Name of the switch. Default: "Enable Broadcast". */
  readonly label?: ReactNode;
  /** What the switch does. `null`: nothing is said. Default: that traces are sent, and that requests do not get slower. */
  readonly description?: ReactNode;
  /** Why the switch cannot be changed, where it cannot. Default: "Only admins can change this." */
  readonly readOnlyReason?: string | undefined;
  /** Further class of the outermost element. Default: none. */
  readonly className?: string | undefined;
}

/** After this time without an answer, a change says in words that it is still on its way. */
const SLOW_MS = 2_000;

/** The Broadcast switch as a function of its state. */
export function BroadcastTogglePresentational({
  state,
  onEnabledChange,
  onRetry,
  label,
  description,
  readOnlyReason,
  className,
}: BroadcastTogglePresentationalProps): ReactElement {
  const m = useMessages(toggleEnglish);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  useKeptFocus(root);
  const ready = state.status === 'ready' ? state : undefined;
  const slow = useDelayed(ready?.pending ?? false, SLOW_MS);
  const confirmed = useConfirmation(ready);
  const text = description === undefined ? m.toggleDescription : description;
  return (
    <div
      ref={root}
      className={joinClasses('bk-root bk-toggle', className)}
      data-state={state.status}
      aria-busy={state.status === 'loading' || undefined}
    >
      <div className="bk-toggle-line">
        <div className="bk-grow">
          <label className="bk-toggle-label" htmlFor={id}>
            {label ?? m.toggleLabel}
          </label>
          <p className="bk-hint" id={`${id}-text`}>
            {text}
            {ready?.canEdit === false && <span className="bk-toggle-reason"> {readOnlyReason ?? m.readOnly}</span>}
          </p>
        </div>
        {state.status === 'loading' && <span className="bk-skeleton" data-size="switch" />}
        {ready && (
          <>
            <span className="bk-toggle-word" aria-hidden="true">
              {slow ? m.toggleSaving : ready.enabled ? m.toggleOn : m.toggleOff}
            </span>
            <Switch
              id={id}
              checked={ready.enabled}
              onCheckedChange={(next) => ready.canEdit && onEnabledChange?.(next)}
              aria-busy={ready.pending || undefined}
              aria-disabled={!ready.canEdit || undefined}
              aria-describedby={`${id}-text`}
            />
          </>
        )}
      </div>
      <StatusMessage>
        {slow ? m.toggleSaving : confirmed === undefined ? '' : m.toggleConfirmed(confirmed)}
      </StatusMessage>
      {ready?.failure && (
        <Callout
          tone="danger"
          role="alert"
          title={m.toggleFailed(ready.failure.wanted, ready.confirmed)}
          actions={<Button onClick={onRetry}>{m.retry}</Button>}
        >
          <p className="bk-text">{m.errorText(ready.failure.error)}</p>
        </Callout>
      )}
      {state.status === 'error' && (
        <Callout
          tone="danger"
          role="alert"
          title={m.toggleLoadFailed}
          actions={<Button onClick={onRetry}>{m.retry}</Button>}
        >
          <p className="bk-text">{m.errorText(state.error)}</p>
        </Callout>
      )}
    </div>
  );
}
