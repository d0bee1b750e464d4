import type { Messages } from '@broadcast-kit/react';

/** A language of the toolbar, as a host gives it to `BroadcastProvider`. */
export interface StoryLanguage {
  /** BCP 47 tag. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** `undefined`: the kit's own English. */
  readonly messages?: Partial<Messages> | undefined;
}

const LANGUAGES: Readonly<Record<string, () => Promise<StoryLanguage>>> = {
  de: async () => {
    const { german } = await import('@broadcast-kit/react/locales/de');
    return { locale: 'de', direction: 'ltr', messages: german };
  },
  ar: async () => {
    const { arabic } = await import('@broadcast-kit/react/locales/ar');
    return { locale: 'ar', direction: 'rtl', messages: arabic };
  },
  pseudo: async () => {
    const { pseudoEnglish } = await import('./pseudo-english.ts');
    return { locale: 'en', direction: 'ltr', messages: pseudoEnglish };
  },
};

/** The language that the toolbar names. Like a host, a story loads no other. */
export async function loadStoryLanguage(name: unknown): Promise<StoryLanguage> {
  return (await LANGUAGES[String(name)]?.()) ?? { locale: 'en', direction: 'ltr' };
}
