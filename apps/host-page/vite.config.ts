import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const folder = (manifest: string) => dirname(fileURLToPath(manifest));

/** Where both versions of React are installed. All code of a page is built against one of them. */
const react18 = {
  react: folder(import.meta.resolve('react-18/package.json')),
  reactDom: folder(import.meta.resolve('react-dom-18/package.json')),
};
const react19 = {
  react: folder(import.meta.resolve('react/package.json')),
  reactDom: folder(import.meta.resolve('react-dom/package.json')),
};

export default defineConfig(({ mode }) => {
  const { react, reactDom } = mode === 'react-18' ? react18 : react19;
  return {
    root: file('.'),
    base: `/${mode}/`,
    resolve: {
      alias: [
        { find: /^react(?=\/|$)/, replacement: react },
        { find: /^react-dom(?=\/|$)/, replacement: reactDom },
      ],
    },
    // The development builds of React are those that complain: of hydration, of keys, of effects that StrictMode runs twice.
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      target: 'es2022',
      minify: false,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      rollupOptions: {
        onwarn(warning, warn) {
          // The kit's entry says 'use client', which a page without server components has no use for.
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
        },
      },
    },
    environments: {
      client: {
        build: {
          outDir: file(`dist/${mode}/browser`),
          rollupOptions: {
            input: file('src/page/start-page.tsx'),
            output: { entryFileNames: 'start-page.js', chunkFileNames: 'chunk-[name]-[hash].js' },
          },
        },
      },
      ssr: {
        resolve: { noExternal: true },
        build: {
          ssr: true,
          outDir: file(`dist/${mode}/server`),
          rollupOptions: { input: file('src/page/render-page.tsx') },
        },
      },
    },
  };
});
