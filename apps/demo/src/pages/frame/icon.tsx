const PATHS = {
  broadcast:
    'M5.5 10.500a3.5 3.5 0 0 1 0-5M10.5 5.500a3.5 3.5 0 0 1 0 5M3.4 12.600a6.5 6.5 0 0 1 0-9.200M12.6 3.400a6.5 6.5 0 0 1 0 9.200M8 8h.01',
  copy: 'M5.5 5.500v-2a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-2M3.5 5.500h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1z',
  check: 'm3 8.5 3.25 3.250L13 4.75',
  chevron: 'm6 3.5 4.5 4.500L6 12.5',
  back: 'M13 8H3m4.5-4.500L3 8l4.5 4.5',
  alert:
    'M8 5.500v3.250M8 11h.01M7.1 2.8 1.9 11.900a1 1 0 0 0 .9 1.600h10.400a1 1 0 0 0 .9-1.600L8.9 2.800a1 1 0 0 0-1.8 0z',
  search: 'M11 11l3 3M12 7.250a4.75 4.75 0 1 1-9.5 0 4.75 4.75 0 0 1 9.5 0z',
  send: 'M14 2 7.3 8.700M14 2 9.8 14l-2.5-5.300L2 6.200z',
  stop: 'M4.5 4.500h7v7h-7z',
} as const;

/** Names of the icons. */
export type IconName = keyof typeof PATHS;

/** A decorative icon of 16 px in the colour of the text. The word beside it says what it means. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="demo-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
