import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { refuseCrossSite, requireSameOrigin } from './access/fetch-site.ts';
import { type DemoInfo, infoRoutes } from './access/info-routes.ts';
import { isLoopbackBinding } from './access/loopback.ts';
import type { PageSession } from './access/page-session.ts';
import { requireLocal, requireLoopbackHost } from './access/require-local.ts';
import { type ChatRoutesOptions, chatRoutes } from './gateway/chat-routes.ts';
import { openAiError } from './gateway/openai-error.ts';
import type { PageFiles } from './pages/load-pages.ts';
import { pageRoutes } from './pages/page-routes.ts';
import { type TraceRoutesOptions, traceRoutes } from './trace-archive/trace-routes.ts';

/** What {@link createDemoApp} puts under one roof. */
export interface DemoAppOptions {
  /** Address that the demo listens on. */
  readonly host: string;
  readonly chat: ChatRoutesOptions;
  /** The settings API. */
  readonly settings: (request: Request) => Promise<Response>;
  /** The local OTLP gateway. */
  readonly otlp: (request: Request) => Promise<Response>;
  readonly traces: TraceRoutesOptions;
  readonly info: DemoInfo;
  readonly pages: { readonly files: PageFiles; readonly session: PageSession };
}

/** The demo's whole HTTP surface. */
export function createDemoApp({ host, chat, settings, otlp, traces, info, pages }: DemoAppOptions) {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  if (isLoopbackBinding(host)) app.use(requireLoopbackHost());

  app.use('/api/demo/info', requireLocal(), requireSameOrigin());
  app.route('/api/demo/info', infoRoutes(info));
  for (const path of ['/api/demo/traces', '/api/demo/traces/*']) {
    app.use(path, requireLocal({ token: info.managementKey }));
  }
  app.route('/api/demo/traces', traceRoutes(traces));

  app.all('/api/v1/observability/*', (c) => settings(c.req.raw));
  app.route('/api/v1', chatRoutes(chat));
  app.use('/otlp/*', refuseCrossSite());
  app.all('/otlp/*', (c) => otlp(c.req.raw));
  app.route('/', pageRoutes(pages));

  app.notFound((c) => {
    if (!c.req.path.startsWith('/api/')) return c.text('Not found\n', 404);
    const message = `There is no ${c.req.method} ${c.req.path}. The chat API is POST /api/v1/chat/completions.`;
    return openAiError({ status: 404, code: 'not_found', message });
  });
  app.onError((error) => {
    chat.logger.error('a request failed in an unforeseen way', { error: String(error) });
    return openAiError({ status: 500, code: 'internal_error', message: 'The demo failed. Its console says more.' });
  });
  return app;
}
