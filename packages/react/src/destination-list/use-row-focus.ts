import { type RefObject, useEffect, useRef } from 'react';
import { useKeptFocus } from '../primitives/use-kept-focus.ts';

/** Keeps the focus in the list: a row that leaves passes it to the one that moves up, and one that comes back gets it. */
export function useRowFocus(list: RefObject<HTMLElement | null>, ids: readonly string[]): void {
  const before = useRef<readonly string[]>([]);

  useKeptFocus(list, (path) => {
    const rowId = path.find((element) => element.hasAttribute('data-id'))?.getAttribute('data-id');
    const back = ids.find((id) => !before.current.includes(id));
    const gone = rowId === undefined || rowId === null ? -1 : before.current.indexOf(rowId);
    const id = back ?? (gone < 0 ? undefined : ids.includes(rowId ?? '') ? rowId : (ids[gone] ?? ids.at(-1)));
    const row = [...(list.current?.querySelectorAll('[data-id]') ?? [])].find(
      (element) => element.getAttribute('data-id') === id,
    );
    return row?.querySelector('.bk-row-actions button') ?? list.current?.querySelector('.bk-heading');
  });
  useEffect(() => {
    before.current = ids;
  });
}
