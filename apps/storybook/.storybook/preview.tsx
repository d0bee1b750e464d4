import '@broadcast-kit/react/styles.css';
import './preview.css';
import type { Preview } from '@storybook/react-vite';
import { setupWorker } from 'msw/browser';
import { mswLoader } from 'msw-storybook-addon/csf3';
import { configure } from 'storybook/test';
import { withHostPage } from '../src/host-page/host-page.tsx';
import { loadStoryLanguage } from '../src/host-page/story-language.ts';
import { createStoryBackends } from '../src/mock/story-backends.ts';
import { recordConsoleErrors } from './console-errors.ts';
import { DocsPage } from './docs-page.tsx';
import './emulated-media.ts';
import { assertNoKeyExposed } from './exposed-keys.ts';
import { assertNothingStored } from './stored-data.ts';
import { toolbars, untouchedToolbars } from './toolbars.ts';

// Long enough for a busy machine; who finds sooner goes on sooner.
configure({ asyncUtilTimeout: 5_000 });

const consoleErrors = recordConsoleErrors();
const backends = createStoryBackends();

/** In tests: what says afterwards which parts of the kit the stories have shown. */
const recorder = import.meta.env.MODE === 'test' ? await import('../src/story-coverage/record-evidence.ts') : undefined;

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

const preview: Preview = {
  loaders: [
    mswLoader(startWorker),
    async ({ globals }) => {
      const language = await loadStoryLanguage(globals.locale);
      return { language: { ...language, messages: language.messages ?? recorder?.recordedEnglish } };
    },
  ],
  async beforeEach(context) {
    const { id, abortSignal, parameters, globals, canvasElement } = context;
    consoleErrors.clear();
    context.backend = await backends.open({
      id,
      abortSignal,
      options: parameters.backend ?? {},
      network: globals.network,
    });
    const stopRecording = recorder?.recordEvidence(canvasElement);
    if (parameters.media !== undefined) await globalThis.emulateMedia?.(parameters.media);
    return () => {
      stopRecording?.();
      context.backend.close();
    };
  },
  afterEach() {
    // Storybook itself reports there what a play function could not find.
    if (recorder === undefined) return;
    consoleErrors.assertNone();
    assertNoKeyExposed();
    assertNothingStored();
  },
  decorators: [withHostPage],
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    docs: { container: DocsPage },
    layout: 'padded',
    controls: { expanded: true },
    options: {
      storySort: {
        order: [
          'Guides',
          [
            'Welcome',
            '30-second embed',
            'Next.js App Router',
            'Vite',
            'Mounting the backend',
            'Proxy and keys',
            'Theming',
            'Layers and isolation',
            'Languages',
            'Headless',
            'Accessibility',
            'Error codes',
            'Testing',
            'What a trace looks like',
            'Privacy',
            'Content security policy',
            'Changelog',
          ],
          'Foundations',
          ['Colours', 'Type', 'Space', 'Motion', 'Icons', 'States matrix', 'Every reader', 'Hostile host'],
          'Components',
          [
            'ObservabilitySettings',
            'BroadcastToggle',
            'DestinationList',
            'GrafanaDestinationDialog',
            'GrafanaDestinationForm',
          ],
          'Integrations',
        ],
      },
    },
  },
  initialGlobals: untouchedToolbars,
  globalTypes: toolbars,
};

export default preview;
