import { type ReactElement, useEffect, useState } from 'react';
import { useLanguage, useMessages } from '../broadcast-provider/broadcast-context.ts';
import { listEnglish } from '../messages/english/list-english.ts';
import { Button } from '../primitives/button.tsx';
import type { RemovedDestination } from '../settings-store/destination-rows.ts';

/** Props of {@link RemovedToast}. */
export interface RemovedToastProps {
  readonly removed: RemovedDestination | undefined;
  readonly onUndo?: (() => void) | undefined;
  readonly onDismiss?: (() => void) | undefined;
}

/** How long Undo is offered without pointer or focus on it. */
const OFFER_MS = 15_000;

/** Says that a destination was deleted and offers to bring it back. Waits while somebody is on it. */
export function RemovedToast({ removed, onUndo, onDismiss }: RemovedToastProps): ReactElement {
  const m = useMessages(listEnglish);
  const { clock } = useLanguage();
  const [attended, setAttended] = useState(false);
  const isIdle = removed?.error === undefined && removed?.restoring === false && !attended;
  const offered = isIdle ? removed.destination.id : undefined;
  useEffect(
    () => (offered !== undefined && onDismiss ? clock.schedule(onDismiss, OFFER_MS) : undefined),
    [offered, onDismiss, clock],
  );
  // The region is there before its text: one that appears with it is not heard.
  return (
    <div className="bk-toast-place" role="status">
      {removed && (
        // biome-ignore lint/a11y/noStaticElementInteractions: hovering is no interaction; it only keeps the offer open.
        <div
          className="bk-toast"
          onPointerEnter={() => setAttended(true)}
          onPointerLeave={() => setAttended(false)}
          onFocus={() => setAttended(true)}
          onBlur={() => setAttended(false)}
        >
          <p className="bk-grow">
            {removed.error === undefined
              ? m.deleted(removed.destination.name)
              : `${m.restoreFailed(removed.destination.name)} ${m.errorText(removed.error)}`}
          </p>
          <Button busy={removed.restoring} onClick={onUndo}>
            {removed.error === undefined ? m.undo : m.retry}
          </Button>
          <Button variant="quiet" icon="close" iconOnly aria-label={m.dismiss} onClick={onDismiss} />
        </div>
      )}
    </div>
  );
}
