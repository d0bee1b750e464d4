import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { refuseCrossSite, requireSameOrigin } from './fetch-site.ts';

const app = new Hono()
  .use('/otlp', refuseCrossSite())
  .use('/info', requireSameOrigin())
  .all('*', (c) => c.text('in'));

async function statusOf(path: string, site: string | undefined) {
  return (await app.request(path, { headers: site === undefined ? {} : { 'sec-fetch-site': site } })).status;
}

describe('pages of other sites', () => {
  it.each([
    ['cross-site', 403, 403],
    ['same-site', 200, 403],
    ['same-origin', 200, 200],
    ['none', 200, 200],
    [undefined, 200, 200],
  ])('%s: OTLP %i, credentials %i', async (site, otlp, info) => {
    expect(await statusOf('/otlp', site)).toBe(otlp);
    expect(await statusOf('/info', site)).toBe(info);
  });
});
