import type { MouseEvent } from 'react';

/** Lets a click on a link change the page in place. Clicks for another tab or window stay the browser's. */
export function followLink(event: MouseEvent, follow: () => void): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  follow();
}
