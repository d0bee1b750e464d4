import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const SYSTEM_CHROMIUM = '/usr/bin/chromium';

// Without either, Playwright looks for its own download and says how to get it.
const chromium = process.env.CHROMIUM_PATH ?? (existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined);

const quietChromium = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [storybookTest({ configDir: fileURLToPath(new URL('.storybook', import.meta.url)) })],
  // On a cold cache a dependency that is found late reloads the page in the middle of a test.
  optimizeDeps: {
    include: [
      'react',
      'react-dom',
      'react-dom/client',
      'react/jsx-runtime',
      'react/jsx-dev-runtime',
      'msw',
      'msw/browser',
      'msw-storybook-addon/csf3',
    ],
  },
  test: {
    name: 'storybook',
    // Guides hold no tests. Storybook leaves them out by itself only when started from this folder.
    exclude: ['**/*.mdx'],
    setupFiles: ['.storybook/emulated-media.setup.ts', 'src/story-coverage/story-evidence.setup.ts'],
    globalSetup: ['src/story-coverage/check-story-coverage.ts'],
    // All files in one page, as all stories of a docs page share one: what a story left behind would fail another.
    isolate: false,
    browser: {
      enabled: true,
      headless: true,
      viewport: { width: 1280, height: 900 },
      instances: [{ browser: 'chromium' }],
      provider: playwright({
        // What fades in is there at once, so that neither a test nor axe sees it half transparent.
        contextOptions: { reducedMotion: 'reduce' },
        launchOptions: { args: quietChromium, ...(chromium === undefined ? {} : { executablePath: chromium }) },
      }),
    },
  },
});
