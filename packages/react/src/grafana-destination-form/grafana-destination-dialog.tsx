import type { DestinationView } from '@broadcast-kit/core';
import * as Dialog from '@radix-ui/react-dialog';
import type { ReactElement } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { GrafanaDestinationForm } from './grafana-destination-form.tsx';

/** Props of {@link GrafanaDestinationDialog}. */
export interface GrafanaDestinationDialogProps {
  readonly open: boolean;
  /** Called with `false` when people close the dialog; with unsaved changes, only after they agreed to lose them. */
  readonly onOpenChange: (open: boolean) => void;
  /** The destination to edit; leave out to create one. */
  readonly destination?: DestinationView | undefined;
  /** Called with what the server saved. A new destination keeps the dialog open, to say where its traces appear. */
  readonly onSaved?: ((destination: DestinationView) => void) | undefined;
  /** Where the dialog is put. Default: the end of the page. */
  readonly container?: HTMLElement | null | undefined;
  /** Shows everything, changes nothing. Default `false`. */
  readonly readOnly?: boolean | undefined;
}

/**
 * {@link GrafanaDestinationForm} in a dialog.
 *
 * @example
 * ```tsx
 * <GrafanaDestinationDialog open={open} onOpenChange={setOpen} />
 * ```
 */
export function GrafanaDestinationDialog({
  open,
  onOpenChange,
  destination,
  onSaved,
}: GrafanaDestinationDialogProps): ReactElement {
  const m = useMessages();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Content className="bk-root bk-dialog">
          <Dialog.Title>{destination === undefined ? m.createTitle : m.editTitle(destination.name)}</Dialog.Title>
          <Dialog.Description>{m.formDescription}</Dialog.Description>
          <GrafanaDestinationForm destination={destination} onSaved={onSaved} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
