import { type ReactElement, useId } from 'react';
import { useMessages } from '../broadcast-provider/broadcast-context.ts';
import { dialogEnglish } from '../messages/english/dialog-english.ts';
import { Button } from '../primitives/button.tsx';
import { Modal } from '../primitives/modal.tsx';

/** Props of {@link DiscardQuestion}. */
export interface DiscardQuestionProps {
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
  readonly container: HTMLElement | null | undefined;
}

/** Asks before typed values are lost. Escape keeps them. */
export function DiscardQuestion({ onKeep, onDiscard, container }: DiscardQuestionProps): ReactElement {
  const m = useMessages(dialogEnglish);
  const id = useId();
  return (
    <Modal
      role="alertdialog"
      size="small"
      labelledBy={id}
      describedBy={`${id}-text`}
      onEscape={onKeep}
      firstFocus={(dialog) => dialog.querySelector<HTMLElement>('[data-keep]')}
      container={container}
    >
      <h2 className="bk-heading" id={id}>
        {m.discardTitle}
      </h2>
      <p className="bk-hint" id={`${id}-text`}>
        {m.discardText}
      </p>
      <div className="bk-footer-line">
        <span className="bk-spacer" />
        <Button variant="danger" onClick={onDiscard}>
          {m.discard}
        </Button>
        <Button data-keep="" onClick={onKeep}>
          {m.keepEditing}
        </Button>
      </div>
    </Modal>
  );
}
