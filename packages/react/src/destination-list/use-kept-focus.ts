import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps the focus in a list whose rows come and go. A row that leaves takes the focus with it, and keyboard and screen
 * reader would start again at the top of the page: the row that moves up gets it instead, and a row that comes back
 * gets it first.
 */
export function useKeptFocus(list: RefObject<HTMLElement | null>, ids: readonly string[]): void {
  const key = ids.join(' ');
  const before = useRef<readonly string[]>([]);
  const hadFocus = useRef(false);

  useEffect(() => {
    const note = ({ target }: FocusEvent): void => {
      hadFocus.current = target instanceof Node && (list.current?.contains(target) ?? false);
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [list]);

  useEffect(() => {
    const now = key === '' ? [] : key.split(' ');
    const gone = before.current.findIndex((id) => !now.includes(id));
    const back =
      before.current.length > 0 || hadFocus.current ? now.find((id) => !before.current.includes(id)) : undefined;
    before.current = now;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (!isLost || !hadFocus.current) return;
    const id = back ?? (gone >= 0 ? (now[gone] ?? now.at(-1)) : undefined);
    const row =
      id === undefined
        ? undefined
        : list.current?.querySelector(`[data-id="${CSS.escape(id)}"] .bk-row-actions button`);
    const target = row ?? list.current?.querySelector('.bk-heading');
    if (target instanceof HTMLElement) target.focus();
  }, [list, key]);
}
