import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';

/** Props of {@link Modal}. */
export interface ModalProps {
  /** Id of the element that names the dialog. */
  readonly labelledBy: string;
  /** Id of the element that describes it. */
  readonly describedBy: string;
  /** `alertdialog` for a question that has to be answered. Default `dialog`. */
  readonly role?: 'dialog' | 'alertdialog' | undefined;
  readonly size?: 'small' | undefined;
  /** Escape, or the back gesture of a phone. The dialog stays until it is no longer rendered. */
  readonly onEscape: () => void;
  readonly onPressOutside?: (() => void) | undefined;
  /** What gets the focus first; the dialog itself where there is nothing. */
  readonly firstFocus: (dialog: HTMLElement) => HTMLElement | null | undefined;
  /** Where the dialog is put. Default: the end of the page. */
  readonly container?: HTMLElement | null | undefined;
  readonly children: ReactNode;
}

/**
 * A native modal dialog: the browser makes the rest of the page inert and lifts it above every layer. Mounted is open. The
 * focus goes back to what had it before.
 */
export function Modal({ container, ...props }: ModalProps): ReactElement | null {
  return typeof document === 'undefined' ? null : createPortal(<OpenModal {...props} />, container ?? document.body);
}

function OpenModal({
  labelledBy,
  describedBy,
  role,
  size,
  onEscape,
  onPressOutside,
  firstFocus,
  children,
}: Omit<ModalProps, 'container'>): ReactElement {
  const element = useRef<HTMLDialogElement>(null);
  // Measured before the dialog is there, whose presence takes the scrollbar away.
  const [hadScrollbar] = useState(() => innerWidth > document.documentElement.clientWidth);
  const first = useRef(firstFocus);
  const isShown = useRef(false);
  useEffect(() => {
    const dialog = element.current;
    const opener = document.activeElement;
    dialog?.showModal();
    isShown.current = true;
    if (dialog) (first.current(dialog) ?? dialog).focus();
    return () => {
      isShown.current = false;
      dialog?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);

  const pressKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    // Also keeps the browser from closing the dialog by itself, which it insists on at the second Escape.
    event.preventDefault();
    event.stopPropagation();
    onEscape();
  };
  const press = (event: PointerEvent): void => {
    event.stopPropagation();
    const { left, right, top, bottom } = event.currentTarget.getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    const isOutside = x < left || x > right || y < top || y > bottom;
    if (event.target === event.currentTarget && isOutside) onPressOutside?.();
  };
  return (
    <dialog
      ref={element}
      role={role}
      className="bk-root bk-dialog"
      data-size={size}
      data-gutter={hadScrollbar || undefined}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      tabIndex={-1}
      onKeyDown={pressKey}
      onPointerDown={press}
      onCancel={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onEscape();
      }}
      onClose={(event) => {
        // The back gesture may close without asking. Whoever renders the dialog decides whether it goes.
        event.stopPropagation();
        if (event.currentTarget.open || !isShown.current) return;
        event.currentTarget.showModal();
        onEscape();
      }}
    >
      {children}
    </dialog>
  );
}
