import '@broadcast-kit/react/styles.css';
import './preview.css';
import { createSettingsClient } from '@broadcast-kit/core';
import { BroadcastProvider } from '@broadcast-kit/react';
import type { Decorator, Preview } from '@storybook/react-vite';
import { setupWorker } from 'msw/browser';
import { mswLoader } from 'msw-storybook-addon/csf3';
import { useMemo } from 'react';
import { configure } from 'storybook/test';
import { createStoryBackends, settingsBaseUrl } from '../src/mock/story-backends.ts';
import { recordConsoleErrors } from './console-errors.ts';
import { assertNoKeyExposed } from './exposed-keys.ts';

// Long enough for a busy machine; who finds sooner goes on sooner.
configure({ asyncUtilTimeout: 5_000 });

const consoleErrors = recordConsoleErrors();
const backends = createStoryBackends();

async function startWorker() {
  const worker = setupWorker(...backends.handlers);
  await worker.start({
    quiet: true,
    onUnhandledRequest: 'bypass',
    // Next to the page, wherever this Storybook is served from.
    serviceWorker: { url: new URL(`${import.meta.env.BASE_URL}mockServiceWorker.js`, location.href).href },
  });
  return worker;
}

/** What a host page does around the kit: a colour scheme, a direction, and the provider with the settings client. */
const withHostPage: Decorator = (Story, { id, globals }) => {
  const { theme, direction, network } = globals;
  document.documentElement.style.colorScheme = theme;
  document.documentElement.dir = direction;
  const client = useMemo(() => createSettingsClient({ baseUrl: settingsBaseUrl(id) }), [id]);
  return (
    <BroadcastProvider key={network} client={client}>
      <Story />
    </BroadcastProvider>
  );
};

const preview: Preview = {
  loaders: [mswLoader(startWorker)],
  async beforeEach(context) {
    const { id, abortSignal, parameters, globals } = context;
    consoleErrors.clear();
    context.backend = await backends.open({
      id,
      abortSignal,
      options: parameters.backend ?? {},
      network: globals.network,
    });
    return () => context.backend.close();
  },
  afterEach() {
    // Storybook itself reports there what a play function could not find.
    if (import.meta.env.MODE !== 'test') return;
    consoleErrors.assertNone();
    assertNoKeyExposed();
  },
  decorators: [withHostPage],
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    layout: 'padded',
    controls: { expanded: true },
    options: {
      storySort: {
        order: [
          'Guides',
          ['Welcome', '30-second embed'],
          'Foundations',
          'Components',
          [
            'ObservabilitySettings',
            'BroadcastToggle',
            'DestinationList',
            'GrafanaDestinationDialog',
            'GrafanaDestinationForm',
          ],
        ],
      },
    },
  },
  initialGlobals: { theme: 'light', direction: 'ltr', network: 'fast' },
  globalTypes: {
    theme: {
      description: 'Colour scheme of the host page',
      toolbar: {
        icon: 'mirror',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
        ],
      },
    },
    direction: {
      description: 'Writing direction of the host page',
      toolbar: {
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
    network: {
      description: 'How the settings API behaves',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'fast', title: 'Fast network' },
          { value: 'slow', title: 'Slow network (2 s)' },
          { value: 'failing', title: 'Failing backend' },
        ],
      },
    },
  },
};

export default preview;
