import type { DestinationView } from '@broadcast-kit/core';
import { type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { useBroadcast } from '../hooks/use-broadcast.ts';
import { useGrafanaDestinationForm } from '../hooks/use-grafana-destination-form.ts';
import { dialogEnglish } from '../messages/english/dialog-english.ts';
import { Button } from '../primitives/button.tsx';
import { DestinationMark } from '../primitives/destination-mark.tsx';
import { Icon } from '../primitives/icon.tsx';
import { LazyContent } from '../primitives/lazy-content.tsx';
import { Modal } from '../primitives/modal.tsx';
import { DiscardQuestion } from './discard-question.tsx';
import { GrafanaDestinationFormPresentational } from './grafana-destination-form-presentational.tsx';
import { savedViewPart } from './saved-view-part.ts';

/** Props of {@link GrafanaDestinationDialog}. */
export interface GrafanaDestinationDialogProps {
  /** Whether the dialog is shown. */
  readonly open: boolean;
  /** Called with `false` when people close the dialog; with unsaved changes, only after they agreed to lose them. */
  readonly onOpenChange: (open: boolean) => void;
  /** The destination to edit; leave out to create one. */
  readonly destination?: DestinationView | undefined;
  /** A destination whose settings a new one starts with: all but the secrets, which the dialog says. Default: the settings of a new one. */
  readonly template?: DestinationView | undefined;
  /** Called with what the server saved. A new destination keeps the dialog open, to say where its traces appear. */
  readonly onSaved?: ((destination: DestinationView) => void) | undefined;
  /** Where the dialog is put. Default: the end of the page. */
  readonly container?: HTMLElement | null | undefined;
  /** Shows everything, changes nothing. Default `false`. */
  readonly readOnly?: boolean | undefined;
}

/**
 * The Grafana form in a dialog. It does not lose what people typed: Escape ends a running test or sample trace first, and with unsaved
 * changes closing asks. It is put at the end of the page, so it may stand inside a `<form>` of the host, which it never submits.
 *
 * @example
 * ```tsx
 * <GrafanaDestinationDialog open={open} onOpenChange={setOpen} />
 * ```
 */
export function GrafanaDestinationDialog({ open, ...props }: GrafanaDestinationDialogProps): ReactElement | null {
  return open ? <OpenDialog {...props} /> : null;
}

/** Mounted while the dialog is open only: a typed key does not outlive it. */
function OpenDialog({
  onOpenChange,
  destination,
  template,
  onSaved,
  container,
  readOnly,
}: Omit<GrafanaDestinationDialogProps, 'open'>): ReactElement {
  const m = useMessages(dialogEnglish);
  const { state: broadcast, setEnabled } = useBroadcast();
  const id = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const [asking, setAsking] = useState(false);
  const close = (): void => onOpenChange(false);
  const form = useGrafanaDestinationForm({
    destination,
    template,
    onSaved(saved) {
      onSaved?.(saved);
      if (destination !== undefined) close();
    },
  });
  const isBusy = form.save.status === 'saving';
  const isOff = broadcast.status === 'ready' && broadcast.canEdit && !broadcast.enabled;
  const turnOn = isOff ? () => setEnabled(true) : undefined;
  // An edited destination closes the dialog; a new one says first where its traces appear.
  const saved = destination === undefined && form.save.status === 'saved' ? form.save.destination : undefined;
  const isSaved = saved !== undefined;
  useEffect(() => {
    // The button that had the focus is gone; the news is here.
    if (isSaved) title.current?.focus();
  }, [isSaved]);

  const requestClose = (): void => {
    if (isBusy) return;
    if (form.dirty) setAsking(true);
    else close();
  };
  return (
    <Modal
      labelledBy={id}
      describedBy={`${id}-text`}
      onEscape={() => {
        if (form.test.status === 'running') form.cancelTest();
        else if (form.trace.status === 'sending') form.cancelTrace();
        else requestClose();
      }}
      onPressOutside={() => !form.dirty && requestClose()}
      firstFocus={firstToFill}
      container={container}
    >
      <div className="bk-dialog-head">
        {saved ? <Icon name="healthy" /> : <DestinationMark />}
        <div className="bk-grow">
          <h2 ref={title} id={id} className="bk-heading" tabIndex={-1}>
            {saved
              ? m.savedTitle(saved.name)
              : destination === undefined
                ? m.createTitle
                : readOnly
                  ? destination.name
                  : m.editTitle(destination.name)}
          </h2>
          <p id={`${id}-text`} className="bk-hint">
            {saved ? m.savedHint : template ? m.copiedFrom(template.name) : m.formDescription}
          </p>
        </div>
        <Button variant="quiet" icon="close" iconOnly aria-label={m.close} onClick={requestClose} />
      </div>
      {saved ? (
        <LazyContent part={savedViewPart} props={{ destination: saved, onTurnOn: turnOn, onClose: close }} />
      ) : (
        <GrafanaDestinationFormPresentational form={form} readOnly={readOnly} onClose={requestClose} />
      )}
      {asking && <DiscardQuestion onKeep={() => setAsking(false)} onDiscard={close} container={container} />}
    </Modal>
  );
}

/** The first empty field; the title where typing would open a keyboard over the form, or where nothing is empty. */
function firstToFill(dialog: HTMLElement): HTMLElement | null {
  const fields = [...dialog.querySelectorAll<HTMLInputElement>('.bk-control')];
  const empty = matchMedia('(pointer: coarse)').matches ? undefined : fields.find((field) => field.value === '');
  return empty ?? dialog.querySelector<HTMLElement>('.bk-heading');
}
