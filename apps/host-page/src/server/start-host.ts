import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { toNodeListener } from '@broadcast-kit/server/node';
import type { PageOptions } from '../page/page-options.ts';
import { readPageOptions } from '../page/page-options.ts';
import { hostStyle, isHostStyle } from './host-styles.ts';
import { pageDocument } from './page-document.ts';
import { type PageRequest, pagePath, REACT_VERSIONS } from './page-url.ts';
import { createProductBackend, type ProductBackend, SETTINGS_PATH } from './product-backend.ts';

/** A product that embeds the kit, on a free port of this machine. */
export interface Host extends Pick<ProductBackend, 'failGrafana' | 'seed' | 'savedNames'> {
  urlOf(page: PageRequest): string;
  close(): Promise<void>;
}

const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'";

const KIT_SHEETS: Readonly<Record<string, string>> = {
  layered: import.meta.resolve('@broadcast-kit/react/styles.css'),
  unlayered: import.meta.resolve('@broadcast-kit/react/styles.unlayered.css'),
  important: import.meta.resolve('@broadcast-kit/react/styles.important.css'),
};

type Render = (options: PageOptions) => Promise<string>;

const built = (path: string) => new URL(`../../dist/${path}`, import.meta.url);

const answer = (body: string, contentType: string) =>
  new Response(body, {
    headers: { 'content-type': `${contentType}; charset=utf-8`, 'content-security-policy': CONTENT_SECURITY_POLICY },
  });

async function renderPage(react: string, { searchParams, search }: URL): Promise<Response> {
  const options = readPageOptions(search);
  const [kit, host, render] = ['kit', 'host', 'render'].map((name) => searchParams.get(name));
  const { renderAtOnce, renderAsStream }: Readonly<Record<string, Render>> = await import(
    built(`${react}/server/render-page.js`).href
  );
  const renderMarkup = render === 'at-once' ? renderAtOnce : render === 'as-stream' ? renderAsStream : undefined;
  const document = pageDocument({
    react,
    language: options.language,
    sheets: [
      '/styles/host.css',
      ...(host === null || host === undefined ? [] : [`/styles/host/${host}.css`]),
      ...(kit === 'none' ? [] : [`/styles/kit/${kit ?? 'layered'}.css`]),
    ],
    markup: (await renderMarkup?.(options)) ?? '',
  });
  return answer(document, 'text/html');
}

async function styleSheet(path: string): Promise<string | undefined> {
  if (path === 'host.css') return readFile(new URL('../host-styles/host.css', import.meta.url), 'utf8');
  const [, owner, name = ''] = /^(host|kit)\/([a-z-]+)\.css$/.exec(path) ?? [];
  if (owner === 'host') return isHostStyle(name) ? hostStyle(name) : undefined;
  const url = KIT_SHEETS[name];
  return url === undefined ? undefined : readFile(fileURLToPath(url), 'utf8');
}

const notFound = () => new Response('Not found', { status: 404 });

async function answerPageRequest(url: URL): Promise<Response> {
  const [, folder = '', path = ''] = /^\/([^/]+)\/(.*)$/.exec(url.pathname) ?? [];
  if (url.pathname === '/icon.svg') {
    return answer('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', 'image/svg+xml');
  }
  if (folder === 'styles') {
    const sheet = await styleSheet(path);
    return sheet === undefined ? notFound() : answer(sheet, 'text/css');
  }
  if (!REACT_VERSIONS.some((version) => version === folder)) return notFound();
  if (path === '') return renderPage(folder, url);
  if (!/^[\w-]+\.js$/.test(path)) return notFound();
  const script = await readFile(built(`${folder}/browser/${path}`), 'utf8').catch(() => undefined);
  return script === undefined ? notFound() : answer(script, 'text/javascript');
}

/** Starts a {@link Host} with a backend of its own. The pages have to be built. */
export async function startHost(): Promise<Host> {
  const backend = createProductBackend();
  const server = createServer(
    toNodeListener((request) => {
      const url = new URL(request.url);
      return url.pathname.startsWith(SETTINGS_PATH) ? backend.settings(request) : answerPageRequest(url);
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...backend,
    urlOf: (page) => `http://127.0.0.1:${port}${pagePath(page)}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
