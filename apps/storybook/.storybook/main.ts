import { fileURLToPath } from 'node:url';
import type { StorybookConfig } from '@storybook/react-vite';
import reactPlugin from '@vitejs/plugin-react';
import remarkGfm from 'remark-gfm';
import { defaultClientConditions, mergeConfig } from 'vite';

const react = fileURLToPath(new URL('../../../packages/react', import.meta.url));

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['../src/**/*.mdx', '../src/**/*.stories.tsx', '../../../packages/react/src/**/*.stories.tsx'],
  addons: [
    // Guides have tables, which Markdown alone does not know.
    {
      name: '@storybook/addon-docs',
      options: { mdxPluginOptions: { mdxCompileOptions: { remarkPlugins: [remarkGfm] } } },
    },
    '@storybook/addon-a11y',
    '@storybook/addon-vitest',
    'msw-storybook-addon',
  ],
  staticDirs: ['../public'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  features: { sidebarOnboardingChecklist: false },
  typescript: {
    reactDocgen: 'react-docgen-typescript',
    // Its defaults look below this app only.
    reactDocgenTypescriptOptions: {
      include: [`${react}/src/**/*.tsx`],
      tsconfigPath: `${react}/tsconfig.json`,
      shouldExtractLiteralValuesFromEnum: true,
      shouldRemoveUndefinedFromOptional: true,
    },
  },
  viteFinal: (vite) =>
    mergeConfig(vite, {
      plugins: [reactPlugin()],
      // Stories run from the packages' sources, so nothing has to be built first.
      resolve: { conditions: ['@broadcast-kit/source', ...defaultClientConditions] },
      // The first versions with `light-dark()`: rewritten for older ones, it no longer follows the toolbar.
      build: {
        cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
        // axe and Storybook itself, which nobody downloads but designers.
        chunkSizeWarningLimit: 2_000,
        rolldownOptions: {
          onLog(level, log, handle) {
            // "use client" means something to React servers only.
            if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
          },
        },
      },
    }),
};

export default config;
