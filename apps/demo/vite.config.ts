import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const page = (path: string) => fileURLToPath(new URL(`src/pages/${path}`, import.meta.url));

export default defineConfig({
  root: page(''),
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('dist/pages', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // A data: URL in a stylesheet would be fonts or images that the pages' CSP does not have to allow.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        chat: page('index.html'),
        settings: page('settings/observability/index.html'),
        traces: page('traces/index.html'),
      },
    },
  },
});
