import type { Context, MiddlewareHandler } from 'hono';

/** The `Sec-Fetch-Site` of a request. Browsers always send it to this machine, and no page can change it. */
const siteOf = (c: Context) => c.req.header('sec-fetch-site');

function refuse(c: Context): Response {
  const message = 'Pages of other sites may not call this. Call it from a page of this demo or from a script.';
  return c.json({ error: { code: 403, message } }, 403);
}

/** Refuses what a page of another site sends, before any of its body is read. */
export function refuseCrossSite(): MiddlewareHandler {
  return async (c, next) => (siteOf(c) === 'cross-site' ? refuse(c) : next());
}

/** Lets through what comes from the demo's own pages, from the address bar, or from no browser at all. */
export function requireSameOrigin(): MiddlewareHandler {
  return async (c, next) => (['same-origin', 'none', undefined].includes(siteOf(c)) ? next() : refuse(c));
}
