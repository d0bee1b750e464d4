import { type RefObject, useLayoutEffect } from 'react';

const GAP = 4;
const MARGIN = 8;

/**
 * Shows a `popover="manual"` element in the top layer, at the end edge below its anchor, or above where there is no
 * room: no `overflow: hidden` of a host cuts it. Positions go through the CSSOM, which a strict CSP allows. Call it in a
 * component that is mounted only while the element is shown.
 */
export function useAnchored(anchor: RefObject<HTMLElement | null>, float: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const place = (): void => {
      if (anchor.current === null || float.current === null) return;
      const at = anchor.current.getBoundingClientRect();
      const { style, offsetWidth, offsetHeight } = float.current;
      const isRtl = getComputedStyle(anchor.current).direction === 'rtl';
      const fitsBelow = at.bottom + GAP + offsetHeight + MARGIN <= innerHeight || at.top < offsetHeight;
      const left = Math.min(isRtl ? at.left : at.right - offsetWidth, innerWidth - offsetWidth - MARGIN);
      style.setProperty('--bk-top', `${fitsBelow ? at.bottom + GAP : at.top - GAP - offsetHeight}px`);
      style.setProperty('--bk-left', `${Math.max(MARGIN, left)}px`);
    };
    float.current?.showPopover?.();
    place();
    addEventListener('scroll', place, true);
    addEventListener('resize', place);
    return () => {
      removeEventListener('scroll', place, true);
      removeEventListener('resize', place);
    };
  }, [anchor, float]);
}
