import type { Preview } from '@storybook/react-vite';

/** What a host page and its backend are like, as a designer chooses it above the story. */
export const toolbars = {
  theme: {
    description: 'Colour scheme of the host page',
    toolbar: {
      icon: 'mirror',
      dynamicTitle: true,
      items: [
        { value: 'light', title: 'Light', icon: 'sun' },
        { value: 'dark', title: 'Dark', icon: 'moon' },
        { value: 'both', title: 'Light and dark', icon: 'sidebyside' },
      ],
    },
  },
  density: {
    description: 'Font size of the kit, from which its measures follow',
    toolbar: {
      icon: 'ruler',
      dynamicTitle: true,
      items: [
        { value: 'compact', title: 'Compact (13px)' },
        { value: 'regular', title: 'Regular (14px)' },
        { value: 'roomy', title: 'Roomy (16px)' },
      ],
    },
  },
  locale: {
    description: 'Language of the kit',
    toolbar: {
      icon: 'globe',
      dynamicTitle: true,
      items: [
        { value: 'en', title: 'English' },
        { value: 'de', title: 'Deutsch' },
        { value: 'ar', title: 'العربية' },
        { value: 'pseudo', title: 'Pseudo-locale' },
      ],
    },
  },
  direction: {
    description: 'Writing direction of the host page',
    toolbar: {
      icon: 'transfer',
      dynamicTitle: true,
      items: [
        { value: 'auto', title: 'Direction of the language' },
        { value: 'ltr', title: 'Left to right' },
        { value: 'rtl', title: 'Right to left' },
      ],
    },
  },
  network: {
    description: 'How the settings API behaves',
    toolbar: {
      icon: 'lightning',
      dynamicTitle: true,
      items: [
        { value: 'fast', title: 'Fast network' },
        { value: 'slow', title: 'Slow network (2 s)' },
        { value: 'failing', title: 'Failing backend' },
      ],
    },
  },
} satisfies NonNullable<Preview['globalTypes']>;

/** What the toolbars say before anybody touched them. */
export const untouchedToolbars: NonNullable<Preview['initialGlobals']> = {
  theme: 'light',
  density: 'regular',
  locale: 'en',
  direction: 'auto',
  network: 'fast',
};
