import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The pages that the bench of the UI opens: the kit as an app ships it. */
export default defineConfig({
  root: file('src/settings-page/page'),
  base: './',
  build: {
    outDir: file('dist/pages'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
});
