import { createHash, timingSafeEqual } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { isLocalRequest, isLoopbackHost } from './loopback.ts';

type NodeMiddleware = MiddlewareHandler<{ Bindings: HttpBindings }>;

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Whether an `Authorization` header holds this bearer token. */
export function hasBearer(authorization: string | undefined, token: string): boolean {
  const given = /^bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}

/** Lets requests of this machine through. With a `token`, also those that bear it. */
export function requireLocal({ token }: { readonly token?: string | undefined } = {}): NodeMiddleware {
  return async (c, next) => {
    const { headers } = c.req.raw;
    const local = isLocalRequest({ headers, remoteAddress: c.env.incoming.socket.remoteAddress });
    if (local || (token !== undefined && hasBearer(c.req.header('authorization'), token))) return next();
    const message =
      'This is for the machine that runs the demo only: call it as 127.0.0.1 or localhost, without a proxy.';
    return c.json({ error: { code: 403, message } }, 403);
  };
}

/**
 * For a demo that listens on loopback: refuses every request that means another host. Otherwise any site could let its
 * name resolve to 127.0.0.1 and spend the upstream's money with the gateway's well-known keys.
 */
export function requireLoopbackHost(): NodeMiddleware {
  return async (c, next) => {
    if (isLoopbackHost(c.req.header('host'))) return next();
    const message = 'This demo answers to 127.0.0.1 and localhost only. Start it with HOST to open it to others.';
    return c.json({ error: { code: 421, message } }, 421);
  };
}
