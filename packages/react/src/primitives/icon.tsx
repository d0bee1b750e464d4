import type { ReactElement } from 'react';

/** Drawn on a grid of 16 with strokes of 1.5, in the colour of the text. */
const SHAPES = {
  healthy: 'M14.25 8a6.25 6.25 0 1 1-12.5 0 6.25 6.25 0 0 1 12.5 0M5.5 8.2l1.8 1.8 3.3-3.8',
  failing: 'M14.25 8a6.25 6.25 0 1 1-12.5 0 6.25 6.25 0 0 1 12.5 0M8 4.8v3.9M8 11.1v.1',
  warning:
    'M6.9 2.9 1.6 12a1.2 1.2 0 0 0 1.1 1.9h10.6a1.2 1.2 0 0 0 1.1-1.9L9.1 2.9a1.3 1.3 0 0 0-2.2 0M8 6v3.2M8 11.5v.1',
  unknown:
    'M6.4 1.95a6.25 6.25 0 0 1 3.2 0M12.9 4.1a6.25 6.25 0 0 1 1.3 2.9M13.6 10.7a6.25 6.25 0 0 1-2.3 2.6M8 14.25a6.25 6.25 0 0 1-3.1-.8M2.4 10.8A6.25 6.25 0 0 1 1.8 7.6M2.7 4.7A6.25 6.25 0 0 1 3.6 3.6',
  add: 'M8 3v10M3 8h10',
  edit: 'M13.25 8.75v3.5a1.5 1.5 0 0 1-1.5 1.5h-8a1.5 1.5 0 0 1-1.5-1.5v-8a1.5 1.5 0 0 1 1.5-1.5h3.5M12 2.3a1.2 1.2 0 0 1 1.7 1.7L8.4 9.3l-2.3.6.6-2.3z',
  more: 'M8 3.2v.1M8 8v.1M8 12.8v.1',
  run: 'M4.5 3.1v9.8a.4.4 0 0 0 .6.35l8-4.9a.4.4 0 0 0 0-.7l-8-4.9a.4.4 0 0 0-.6.35',
  send: 'M13.8 2.2 7.2 8.8M13.8 2.2 9.6 13.8 7.2 8.8 2.2 6.4z',
  close: 'm4 4 8 8M12 4l-8 8',
  show: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8M10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0',
  hide: 'M6.4 3.7A6 6 0 0 1 8 3.5C12 3.5 14.5 8 14.5 8a12 12 0 0 1-1.7 2.2M10.5 11.9A5.6 5.6 0 0 1 8 12.5C4 12.5 1.5 8 1.5 8a12 12 0 0 1 3-3.2M2.5 2.5l11 11',
  external: 'M6.5 3.5h-3v9h9v-3M9 2.5h4.5V7M13.2 2.8 7.5 8.5',
  expand: 'm4 6.5 4 4 4-4',
  collapse: 'm4 9.5 4-4 4 4',
} as const;

/** Name of an icon. */
export type IconName = keyof typeof SHAPES;

/** Every icon there is. */
export const ICON_NAMES = Object.keys(SHAPES) as IconName[];

/** An icon that says nothing by itself: a word stands beside it, or in the label of its button. */
export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return (
    <svg className="bk-icon" data-icon={name} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={SHAPES[name]} />
    </svg>
  );
}
