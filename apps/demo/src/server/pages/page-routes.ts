import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { isLocalRequest } from '../access/loopback.ts';
import type { PageSession } from '../access/page-session.ts';
import type { PageFile, PageFiles } from './load-pages.ts';

type NodeContext = Context<{ Bindings: HttpBindings }>;

/** Options of {@link pageRoutes}. */
export interface PageRoutesOptions {
  readonly files: PageFiles;
  readonly session: PageSession;
}

const SECURITY_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

function answer({ body, contentType }: PageFile, headers: Readonly<Record<string, string>>): Response {
  return new Response(body, { headers: { 'content-type': contentType, ...SECURITY_HEADERS, ...headers } });
}

/** The pages and their assets. Whoever loads a page on this machine gets a session. */
export function pageRoutes({ files, session }: PageRoutesOptions): Hono<{ Bindings: HttpBindings }> {
  const page = (path: string) => (c: NodeContext) => {
    const file = files.get(path);
    if (file === undefined) return c.text('The pages are not built. Run npm run build first.\n', 503);
    const local = isLocalRequest({
      headers: c.req.raw.headers,
      remoteAddress: c.env.incoming.socket.remoteAddress,
    });
    return answer(file, { 'cache-control': 'no-store', ...(local ? { 'set-cookie': session.cookie() } : {}) });
  };

  return (
    new Hono<{ Bindings: HttpBindings }>()
      .get('/', page('index.html'))
      .get('/settings/observability', page('settings/observability/index.html'))
      .get('/traces', page('traces/index.html'))
      // The page itself reads which trace a link names.
      .get('/traces/:traceId', page('traces/index.html'))
      .get('/assets/*', (c) => {
        const file = files.get(c.req.path.slice(1));
        // The names of assets change with their content.
        return file === undefined
          ? c.notFound()
          : answer(file, { 'cache-control': 'public, max-age=31536000, immutable' });
      })
  );
}
