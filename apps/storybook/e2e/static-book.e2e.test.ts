import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServedFolder, serveFolder } from './serve-folder.ts';

const BOOK = fileURLToPath(new URL('../storybook-static', import.meta.url));

/** No name leads anywhere, whether a page asks or its service worker. */
const OFFLINE = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

let browser: Browser;
let book: ServedFolder;

beforeAll(async () => {
  if (!existsSync(`${BOOK}/index.json`)) throw new Error('There is no book yet. Run: npm run storybook:build');
  const { CHROMIUM_PATH: executablePath = '/usr/bin/chromium' } = process.env;
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', OFFLINE] });
  book = await serveFolder(BOOK, '/docs/some/path/');
});

afterAll(async () => {
  book?.close();
  await browser?.close();
});

/** A page that reaches the book and nothing else, and notes every request that got no good answer. */
async function openOffline(): Promise<{ readonly page: Page; readonly lost: readonly string[] }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const lost: string[] = [];
  context.on('requestfailed', (request) => {
    // What a page that is left no longer needs.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      lost.push(`${request.failure()?.errorText} ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400 && response.url().startsWith(book.url))
      lost.push(`${response.status()} ${response.url()}`);
  });
  return { page, lost };
}

it('shows the guide that it opens with, from any path and without a network', async () => {
  const { page, lost } = await openOffline();
  await page.goto(book.url);
  const frame = page.frameLocator('#storybook-preview-iframe');
  await frame.getByRole('heading', { name: 'Broadcast Kit' }).waitFor();
  await frame.getByRole('switch', { name: 'Enable Broadcast', checked: true }).first().waitFor();
  expect(lost).toEqual([]);
});

it('answers the kit with its mocks, wherever it is served from', async () => {
  const { page, lost } = await openOffline();
  await page.goto(`${book.url}iframe.html?id=components-observabilitysettings--configured&viewMode=story`);
  await page.getByText('Healthy').first().waitFor();
  await page.getByRole('switch', { name: 'Enable Broadcast' }).click();
  await page.getByText('Off', { exact: true }).waitFor();
  expect(lost).toEqual([]);
});

it.each([
  ['guides-error-codes--docs', 'Error codes'],
  ['guides-theming--docs', 'Theming'],
  ['guides-what-a-trace-looks-like--docs', 'What a trace looks like'],
  ['components-broadcasttoggle--docs', 'BroadcastToggle'],
])('shows %s', async (id, heading) => {
  const { page, lost } = await openOffline();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(`${book.url}iframe.html?id=${id}&viewMode=docs`);
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
  // What loads late shall be here too, but some stories show a request that never ends.
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => {});
  expect(errors).toEqual([]);
  expect(lost).toEqual([]);
});

it('leads from each guide to pages that exist', async () => {
  const index = await (await fetch(`${book.url}index.json`)).json();
  const known = new Set(Object.keys(index.entries));
  const guides = [...known].filter((id) => id.startsWith('guides-') && id.endsWith('--docs'));
  const { page } = await openOffline();
  const broken: string[] = [];
  for (const id of guides) {
    await page.goto(`${book.url}iframe.html?id=${id}&viewMode=docs`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const link of await page.locator('a[href*="path=/"]').all()) {
      const target = /path=\/(?:docs|story)\/([\w-]+)/.exec((await link.getAttribute('href')) ?? '')?.[1];
      if (target === undefined || !known.has(target)) broken.push(`${id} leads to ${target}`);
    }
  }
  expect(broken).toEqual([]);
  expect(guides.length).toBeGreaterThan(10);
});
