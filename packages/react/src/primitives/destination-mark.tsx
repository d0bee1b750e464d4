import type { ReactElement } from 'react';

/** The mark of a destination: spans of a trace. Neutral on purpose, since the logo of a product belongs to its owner. */
export function DestinationMark(): ReactElement {
  return (
    <span className="bk-mark" aria-hidden="true">
      <svg className="bk-mark-shape" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        <path d="M2.5 4.5h15" />
        <path d="M5.5 10h7" />
        <path d="M10.5 15.5h5" />
      </svg>
    </span>
  );
}
