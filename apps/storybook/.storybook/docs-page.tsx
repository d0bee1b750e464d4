import { DocsContainer } from '@storybook/addon-docs/blocks';
import { type ComponentProps, useEffect, useState } from 'react';
import { GLOBALS_UPDATED } from 'storybook/internal/core-events';
import { addons } from 'storybook/preview-api';
import { themes } from 'storybook/theming';
import { DarkDocs } from '../src/guides/sample-code.tsx';

const isDark = () => /(?:^|;)theme:dark/.test(new URLSearchParams(location.search).get('globals') ?? '');

/** A docs page in the colours that the toolbar names, as its stories are. */
export function DocsPage(props: ComponentProps<typeof DocsContainer>) {
  const [dark, setDark] = useState(isDark);

  useEffect(() => {
    const channel = addons.getChannel();
    const follow = ({ globals }: { readonly globals: { readonly theme?: string } }) =>
      setDark(globals.theme === 'dark');
    channel.on(GLOBALS_UPDATED, follow);
    return () => channel.off(GLOBALS_UPDATED, follow);
  }, []);

  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  }, [dark]);

  return (
    <DarkDocs value={dark}>
      <DocsContainer {...props} theme={dark ? themes.dark : themes.light} />
    </DarkDocs>
  );
}
