import { type RefObject, useEffect, useRef } from 'react';

const FOCUSABLE = 'button, input, textarea, a[href], [tabindex]';

/**
 * Keeps the focus in a part of the page whose controls come and go. A control that leaves takes the focus with it, and
 * people with a keyboard or a screen reader would start again at the top of the page. Instead, the nearest place that is
 * left gets it: what `prefer` names, else the first control of the innermost surroundings that are still there.
 *
 * @param prefer - Gets the elements around the lost one, innermost first.
 */
export function useKeptFocus(
  root: RefObject<HTMLElement | null>,
  prefer?: (path: readonly Element[]) => Element | null | undefined,
): void {
  const path = useRef<readonly Element[]>([]);

  useEffect(() => {
    const element = root.current;
    const enter = (event: FocusEvent): void => {
      path.current = event.composedPath().filter((target) => target instanceof Element);
    };
    const leave = ({ target }: FocusEvent): void => {
      // Focus that goes elsewhere by a person's own doing is not lost; that of a removed element is.
      queueMicrotask(() => {
        const isLeft = target instanceof Element && target.isConnected && document.activeElement !== target;
        if (isLeft && path.current[0] === target) path.current = [];
      });
    };
    element?.addEventListener('focusin', enter);
    element?.addEventListener('focusout', leave);
    return () => {
      element?.removeEventListener('focusin', enter);
      element?.removeEventListener('focusout', leave);
    };
  }, [root]);

  // After each render, since any may have removed what had the focus.
  useEffect(() => {
    const { activeElement } = document;
    const [lost] = path.current;
    const isNowhere =
      activeElement === null || (activeElement !== root.current && activeElement.contains(root.current));
    if (lost === undefined || lost.isConnected || !isNowhere) return;
    const around = path.current.find((element) => element.isConnected && element.querySelector(FOCUSABLE) !== null);
    const next = prefer?.(path.current) ?? around?.querySelector(FOCUSABLE);
    path.current = [];
    if (next instanceof HTMLElement) next.focus();
  });
}
