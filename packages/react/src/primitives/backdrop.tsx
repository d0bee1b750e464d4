import { forwardRef, type ReactNode, useState } from 'react';

/**
 * What lies between a dialog and the page. Takes the place of Radix' overlay, which would add a `<style>` element that a
 * strict CSP refuses. Where the page has a scrollbar, its room is kept while it cannot scroll, so that nothing jumps.
 */
export const Backdrop = forwardRef<HTMLDivElement, { readonly children: ReactNode }>(function Backdrop(
  { children },
  ref,
) {
  // Measured before this element exists, whose presence alone takes the scrollbar away.
  const [hadScrollbar] = useState(() => innerWidth > document.documentElement.clientWidth);
  return (
    <div ref={ref} className="bk-root bk-backdrop" data-gutter={hadScrollbar || undefined}>
      {children}
    </div>
  );
});
