import { createSettingsClient } from '@broadcast-kit/core';
import { BroadcastProvider } from '@broadcast-kit/react';
import type { Decorator } from '@storybook/react-vite';
import { useMemo } from 'react';
import { settingsBaseUrl } from '../mock/story-backends.ts';
import type { StoryLanguage } from './story-language.ts';
import { ThemePair } from './theme-pair.tsx';

const FONT_SIZES: Readonly<Record<string, string>> = { compact: '13px', roomy: '16px' };

/** What a host page does around the kit: colours, size, language, and the provider with the settings client. */
export const withHostPage: Decorator = (Story, { id, globals, loaded, viewMode, backend }) => {
  const { theme, density, direction, network } = globals;
  const language: StoryLanguage = loaded.language;
  const client = useMemo(() => createSettingsClient({ baseUrl: settingsBaseUrl(id) }), [id]);

  const page = document.documentElement;
  page.style.colorScheme = theme === 'dark' ? 'dark' : 'light';
  page.style.setProperty('--bk-font-size', FONT_SIZES[density] ?? null);
  page.lang = language.locale;
  page.dir = direction === 'auto' ? language.direction : direction;

  if (theme === 'both' && viewMode === 'story') return <ThemePair storyId={id} />;
  return (
    <BroadcastProvider
      key={network}
      client={client}
      clock={backend.clock}
      locale={language.locale}
      messages={language.messages}
    >
      <Story />
    </BroadcastProvider>
  );
};
