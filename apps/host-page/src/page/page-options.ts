/** What the URL of a page asks for, as browser and server read it. */
export interface PageOptions {
  /** Which part of the page is shown: all of it, or the host's own elements alone. */
  readonly part: 'settings' | 'host';
  readonly direction: 'ltr' | 'rtl';
}

/** Reads the query of a page's URL. */
export function readPageOptions(query: string): PageOptions {
  const search = new URLSearchParams(query);
  return {
    part: search.get('part') === 'host' ? 'host' : 'settings',
    direction: search.get('direction') === 'rtl' ? 'rtl' : 'ltr',
  };
}
