import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REACT_VERSIONS } from '../src/server/page-url.ts';
import { type Host, startHost } from '../src/server/start-host.ts';
import { openBrowser } from './open-browser.ts';
import { openWatchedPage } from './watched-page.ts';

let browser: Browser;
let host: Host;

beforeAll(async () => {
  [browser, host] = await Promise.all([openBrowser(), startHost()]);
});

afterAll(async () => {
  await browser?.close();
  await host?.close();
});

// The other tests ask for silence, which is worth nothing where nobody listens.

it('hears of what the page’s policy blocks', async () => {
  const { page, violations } = await openWatchedPage(browser);
  await page.goto(host.urlOf({}));
  await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
  await expect.poll(violations).toEqual([expect.stringMatching(/^style-src/)]);
  await page.context().close();
});

it.each(REACT_VERSIONS)('hears of a difference between server and browser with %s', async (react) => {
  const { page, messages } = await openWatchedPage(browser);
  await page.route('**/?*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll('Enable Broadcast', 'Enable') });
  });
  await page.goto(host.urlOf({ react, render: 'at-once' }));
  await page.getByText('Enable Broadcast').waitFor();
  await expect.poll(() => messages.length).toBeGreaterThan(0);
  await page.context().close();
});
