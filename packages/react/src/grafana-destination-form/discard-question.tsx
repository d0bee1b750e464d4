import * as Dialog from '@radix-ui/react-dialog';
import { type ReactElement, useRef } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { formEnglish } from '../messages/english/form-english.ts';
import { Backdrop } from '../primitives/backdrop.tsx';
import { Button } from '../primitives/button.tsx';
import { useReturnedFocus } from '../primitives/use-returned-focus.ts';

/** Props of {@link DiscardQuestion}. */
export interface DiscardQuestionProps {
  readonly open: boolean;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
  readonly container: HTMLElement | null | undefined;
}

/** Asks before typed values are lost. Escape keeps them. */
export function DiscardQuestion({ open, onKeep, onDiscard, container }: DiscardQuestionProps): ReactElement {
  const m = useMessages(formEnglish);
  const keep = useRef<HTMLButtonElement>(null);
  const focus = useReturnedFocus();
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onKeep()}>
      <Dialog.Portal container={container}>
        <Backdrop>
          <Dialog.Content
            role="alertdialog"
            className="bk-dialog"
            data-size="small"
            onOpenAutoFocus={(event) => {
              focus.onOpenAutoFocus(event);
              event.preventDefault();
              keep.current?.focus();
            }}
            onCloseAutoFocus={focus.onCloseAutoFocus}
            onPointerDownOutside={(event) => event.preventDefault()}
          >
            <Dialog.Title className="bk-heading">{m.discardTitle}</Dialog.Title>
            <Dialog.Description className="bk-hint">{m.discardText}</Dialog.Description>
            <div className="bk-footer-line">
              <span className="bk-spacer" />
              <Button variant="danger" onClick={onDiscard}>
                {m.discard}
              </Button>
              <Button ref={keep} onClick={onKeep}>
                {m.keepEditing}
              </Button>
            </div>
          </Dialog.Content>
        </Backdrop>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
