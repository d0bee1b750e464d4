import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { requireLocal } from './require-local.ts';

const app = new Hono<{ Bindings: HttpBindings }>()
  .use('/info', requireLocal())
  .use('/traces', requireLocal({ token: 'sk-management-right' }))
  .all('*', (c) => c.text('in'));

async function statusOf(path: string, remoteAddress: string, headers: Record<string, string> = {}) {
  const env = { incoming: { socket: { remoteAddress } } };
  const request = { headers: { host: '127.0.0.1:4400', ...headers } };
  return (await app.request(path, request, env as never)).status;
}

describe('requireLocal', () => {
  it('lets this machine in', async () => {
    expect(await statusOf('/info', '127.0.0.1')).toBe(200);
    expect(await statusOf('/traces', '::1')).toBe(200);
  });

  it('keeps others out, and names that only resolve to this machine', async () => {
    expect(await statusOf('/info', '192.168.1.7')).toBe(403);
    expect(await statusOf('/info', '127.0.0.1', { host: 'evil.example' })).toBe(403);
  });

  it('keeps out whom a proxy on this machine stands for', async () => {
    const forwarded = { 'x-forwarded-for': '203.0.113.7' };
    expect(await statusOf('/info', '127.0.0.1', forwarded)).toBe(403);
    expect(await statusOf('/traces', '127.0.0.1', forwarded)).toBe(403);
  });

  it('lets others in with the token where there is one', async () => {
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
    expect(await statusOf('/traces', '192.168.1.7', bearer('sk-management-right'))).toBe(200);
    expect(await statusOf('/traces', '192.168.1.7', bearer('sk-management-wrong'))).toBe(403);
    expect(await statusOf('/info', '192.168.1.7', bearer('sk-management-right'))).toBe(403);
  });
});
