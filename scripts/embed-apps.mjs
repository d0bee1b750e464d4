import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run-command.mjs';

/**
 * An app as its framework creates it, with nothing in it but the code that the guides show.
 *
 * @typedef {object} EmbedApp
 * @property {string} name
 * @property {Record<string, string>} dependencies Besides our packages. Exact versions: what is new elsewhere must not fail us.
 * @property {Record<string, unknown>} files What the framework's own starter has, by path. Objects are written as JSON.
 * @property {string} samples The folder of samples that is copied in.
 * @property {string[][]} build Commands that must pass, each a package and its arguments.
 * @property {(ports: { page: number, backend: number }) => Server[]} servers
 * @property {string} page Path of the page.
 * @property {string} [cookie] Of who is signed in.
 *
 * @typedef {{ command: string[], env?: Record<string, string> }} Server `command`: a package and its arguments, or a file.
 */

const SECRET_KEY = 'only for this check: 32 characters or more';

const reactVersions = { react: '19.3.1', 'react-dom': '19.3.1' };
const typeVersions = {
  typescript: '6.0.3',
  '@types/node': '20.19.24',
  '@types/react': '19.3.0',
  '@types/react-dom': '19.3.0',
};

const strict = {
  target: 'ES2022',
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  module: 'ESNext',
  moduleResolution: 'Bundler',
  jsx: 'react-jsx',
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  isolatedModules: true,
  allowImportingTsExtensions: true,
};

/** @type {EmbedApp[]} */
export const embedApps = [
  {
    name: 'Vite',
    dependencies: { ...reactVersions, ...typeVersions, vite: '8.3.8', '@vitejs/plugin-react': '6.3.0' },
    samples: 'vite',
    files: {
      'index.html':
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>App</title><link rel="icon" href="data:,"></head>' +
        '<body><div id="root"></div><script type="module" src="/src/main.tsx"></script></body></html>',
      'tsconfig.json': {
        compilerOptions: { ...strict, types: ['vite/client', 'node'] },
        include: ['.'],
        exclude: ['dist'],
      },
    },
    build: [
      ['typescript', '-p', '.'],
      ['vite', 'build'],
      ['vite', 'build', '--ssr', 'backend.ts', '--outDir', 'dist-backend'],
    ],
    servers: ({ page, backend }) => [
      { command: ['dist-backend/backend.js'], env: { PORT: String(backend), SECRET_KEY } },
      {
        command: ['vite', 'preview', '--host', '127.0.0.1', '--strictPort', '--port', String(page)],
        env: { BACKEND_URL: `http://127.0.0.1:${backend}` },
      },
    ],
    page: '/',
  },
  {
    name: 'Next.js',
    dependencies: { ...reactVersions, ...typeVersions, next: '16.4.6' },
    samples: 'next',
    files: {
      'app/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
      'next-env.d.ts': '/// <reference types="next" />\n/// <reference types="next/image-types/global" />\n',
      'tsconfig.json': {
        compilerOptions: {
          ...strict,
          allowJs: true,
          esModuleInterop: true,
          incremental: true,
          resolveJsonModule: true,
          plugins: [{ name: 'next' }],
        },
        include: ['next-env.d.ts', '**/*.ts', '**/*.tsx', '.next/types/**/*.ts'],
        exclude: ['node_modules'],
      },
    },
    build: [['next', 'build']],
    servers: ({ page }) => [
      { command: ['next', 'start', '--hostname', '127.0.0.1', '--port', String(page)], env: { SECRET_KEY } },
    ],
    page: '/settings/observability',
    cookie: 'session=demo',
  },
];

/**
 * Writes an app into `folder`, ready to be installed.
 *
 * @param {EmbedApp} app
 * @param {string} folder
 * @param {Record<string, string>} packages Name and where each of our packages is to be had.
 */
export function writeEmbedApp({ dependencies, files, samples }, folder, packages) {
  mkdirSync(folder);
  cpSync(path.join(root, 'apps/storybook/src/samples', samples), folder, { recursive: true });
  const manifest = {
    private: true,
    type: 'module',
    dependencies: { ...packages, ...dependencies },
    // The packages ask each other for a version that is not published yet.
    pnpm: { overrides: packages },
  };
  for (const [file, content] of Object.entries({ ...files, 'package.json': manifest })) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  }
}
