import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPageSession } from '../access/page-session.ts';
import { loadPages } from './load-pages.ts';
import { pageRoutes } from './page-routes.ts';

const session = createPageSession({ key: 'AAAA', port: 4400 });
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pages-'));
  for (const folder of ['settings/observability', 'traces', 'assets']) {
    await mkdir(join(directory, folder), { recursive: true });
  }
  await writeFile(join(directory, 'index.html'), 'chat');
  await writeFile(join(directory, 'settings/observability/index.html'), 'settings');
  await writeFile(join(directory, 'traces/index.html'), 'traces');
  await writeFile(join(directory, 'assets/chat-1a2b.js'), 'script');
});

afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

interface From {
  readonly host?: string;
  readonly remoteAddress?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function get(path: string, { host = '127.0.0.1:4400', remoteAddress = '127.0.0.1', headers }: From = {}) {
  const app = pageRoutes({ files: await loadPages(directory), session });
  const env = { incoming: { socket: { remoteAddress } } };
  return app.request(`http://${host}${path}`, { headers: { host, ...headers } }, env as never);
}

describe('the pages', () => {
  it.each([
    ['/', 'chat'],
    ['/settings/observability', 'settings'],
    ['/traces', 'traces'],
    [`/traces/${'a'.repeat(32)}`, 'traces'],
    ['/assets/chat-1a2b.js', 'script'],
  ])('serves %s', async (path, body) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(body);
  });

  it('allows nothing but their own scripts, styles and calls', async () => {
    const policy = (await get('/')).headers.get('content-security-policy') ?? '';
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"]),
    );
    expect(policy).not.toContain('unsafe');
  });

  it('open a session for a browser on this machine', async () => {
    const cookie = (await get('/')).headers.get('set-cookie') ?? '';
    expect(session.isOpen(cookie.split(';')[0])).toBe(true);
  });

  it.each([
    ['another machine', { remoteAddress: '192.168.1.7' }],
    ['a name that only resolves to this machine', { host: 'evil.example:4400' }],
    ['somebody behind a proxy on this machine', { headers: { 'x-forwarded-for': '203.0.113.7' } }],
  ])('open no session for %s', async (_, request) => {
    expect((await get('/', request)).headers.get('set-cookie')).toBeNull();
  });

  it('cannot be left for other files', async () => {
    await writeFile(join(directory, '..', 'pages-secret'), 'secret');
    for (const path of ['/assets/../../pages-secret', '/assets/%2e%2e/%2e%2e/pages-secret', '/assets/missing.js']) {
      expect((await get(path)).status).toBe(404);
    }
    await rm(join(directory, '..', 'pages-secret'));
  });

  it('say what to do where they are not built', async () => {
    await rm(join(directory, 'index.html'));
    const response = await get('/');
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build');
  });
});
