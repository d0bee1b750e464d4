/** The languages that the kit brings. */
export const LANGUAGES = ['en', 'de', 'ar'] as const;

/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** What the URL of a page asks for, as browser and server read it. */
export interface PageOptions {
  /** Which part of the page is shown: the kit, or the host's own elements alone. */
  readonly part: 'settings' | 'host';
  readonly language: Language;
}

/** Reads the query of a page's URL. */
export function readPageOptions(query: string): PageOptions {
  const search = new URLSearchParams(query);
  return {
    part: search.get('part') === 'host' ? 'host' : 'settings',
    language: LANGUAGES.find((language) => language === search.get('language')) ?? 'en',
  };
}
