import { writeFile } from 'node:fs/promises';
import { english } from '@broadcast-kit/react';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../e2e/open-browser.ts';
import { waitUntilListed } from '../e2e/wait-until-loaded.ts';
import { openWatchedPage } from '../e2e/watched-page.ts';
import type { PageRequest } from '../src/server/page-url.ts';
import { CREDENTIALS, NOW_MS } from '../src/server/product-backend.ts';
import { REFUSED_KEY, SAMPLE_DESTINATIONS } from '../src/server/sample-destinations.ts';
import { type Host, startHost } from '../src/server/start-host.ts';

/** Pictures are read by everybody who opens the page that shows them. */
const MOST_BYTES = 120_000;
const PAGE = { viewport: { width: 832, height: 900 }, deviceScaleFactor: 1.5 } as const;
/** As high as it takes for a test's result and whole fields above it. */
const HEALTHY = { viewport: { width: 760, height: 925 }, deviceScaleFactor: 1.4 } as const;
const REFUSED = { viewport: { width: 760, height: 895 }, deviceScaleFactor: 1.4 } as const;

let browser: Browser;
let host: Host;

beforeAll(async () => {
  [browser, host] = await Promise.all([openBrowser(), startHost()]);
  await host.seed(SAMPLE_DESTINATIONS);
});

afterAll(async () => {
  await browser?.close();
  await host?.close();
});

async function save(name: string, shown: Locator): Promise<void> {
  const picture = PNG.sync.read(await shown.screenshot());
  // Flat areas and sharp edges: unfiltered, they take a fifth less.
  const file = PNG.sync.write(picture, { colorType: 2, filterType: 0, deflateLevel: 9, deflateStrategy: 0 });
  expect(file.byteLength).toBeLessThan(MOST_BYTES);
  await writeFile(new URL(`../../../docs/images/${name}.png`, import.meta.url), file);
}

async function openSettings(request: PageRequest, options: BrowserContextOptions): Promise<Page> {
  const { page } = await openWatchedPage(browser, options);
  await page.clock.setFixedTime(NOW_MS + 1_000);
  await page.goto(host.urlOf(request));
  await waitUntilListed(page);
  return page;
}

it.each<[name: string, request: PageRequest, options: BrowserContextOptions]>([
  ['settings-page', {}, PAGE],
  ['settings-page-dark', {}, { ...PAGE, colorScheme: 'dark' }],
  ['settings-page-arabic', { language: 'ar' }, PAGE],
  ['settings-page-phone', {}, { viewport: { width: 320, height: 640 }, deviceScaleFactor: 1.5 }],
])('%s', async (name, request, options) => {
  const page = await openSettings(request, options);
  await save(name, page.locator('.host-main'));
  await page.context().close();
});

it.each<[name: string, apiKey: string, options: BrowserContextOptions]>([
  ['connection-healthy', CREDENTIALS.apiKey, HEALTHY],
  ['connection-healthy-dark', CREDENTIALS.apiKey, { ...HEALTHY, colorScheme: 'dark' }],
  ['connection-refused', 'glc_a_key_of_another_stack', REFUSED],
  ['connection-refused-dark', 'glc_a_key_of_another_stack', { ...REFUSED, colorScheme: 'dark' }],
])('%s', async (name, apiKey, options) => {
  const page = await openSettings({}, options);
  await page.getByRole('button', { name: english.addDestination }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(english.baseUrl).fill(CREDENTIALS.baseUrl);
  await dialog.getByLabel(english.instanceId).fill(CREDENTIALS.instanceId);
  await dialog.getByLabel(english.apiKey, { exact: true }).fill(apiKey);
  host.failGrafana(apiKey === CREDENTIALS.apiKey ? undefined : REFUSED_KEY);
  await dialog.getByRole('button', { name: english.testConnection }).click();
  await dialog
    .getByText(/^Connection healthy|refused/)
    .first()
    .waitFor();
  await save(name, dialog);
  await page.context().close();
});
