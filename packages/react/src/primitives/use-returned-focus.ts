import { useRef } from 'react';

/** Handlers that give the focus back to what had it before a dialog opened. */
export interface ReturnedFocus {
  readonly onOpenAutoFocus: (event: Event) => void;
  readonly onCloseAutoFocus: (event: Event) => void;
}

/** Remembers the opener of a dialog that has no trigger of its own, and returns the focus to it. */
export function useReturnedFocus(): ReturnedFocus {
  const opener = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      opener.current = document.activeElement;
    },
    onCloseAutoFocus: (event) => {
      if (!(opener.current instanceof HTMLElement) || !opener.current.isConnected) return;
      event.preventDefault();
      opener.current.focus();
    },
  };
}
