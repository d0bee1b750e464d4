import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageRequest } from '../src/server/page-url.ts';
import { CREDENTIALS } from '../src/server/product-backend.ts';
import { REFUSED_KEY, SAMPLE_DESTINATIONS } from '../src/server/sample-destinations.ts';
import { type Host, startHost } from '../src/server/start-host.ts';
import { openBrowser } from './open-browser.ts';
import { textOutOfSight } from './text-out-of-sight.ts';
import { openWatchedPage } from './watched-page.ts';

const LONG_NAMES = [
  { name: 'Grafana Cloud of the platform team, production, Frankfurt and Dublin, since 2026' },
  { name: 'ConfigurationOfTheObservabilityPlatformWithoutASingleSpaceInItsWholeName' },
];

let browser: Browser;
let host: Host;

beforeAll(async () => {
  [browser, host] = await Promise.all([openBrowser(), startHost()]);
  await host.seed([...SAMPLE_DESTINATIONS.slice(0, 2), ...LONG_NAMES]);
  host.failGrafana(REFUSED_KEY);
});

afterAll(async () => {
  await browser?.close();
  await host?.close();
});

/** Opens everything that there is to open, and looks for text that cannot be read. */
async function lookAround(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  const look = async (where: string) => {
    for (const problem of await textOutOfSight(page)) found.push(`${where}: ${problem}`);
  };
  await page.getByText('Failing').waitFor();
  await look('list');
  await page.getByRole('button', { name: 'Deliveries of Staging' }).click();
  await page.getByText('Last attempt').waitFor();
  await page.getByRole('button', { name: 'More actions for Staging' }).click();
  await look('list with a row and a menu open');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Add destination' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await look('form');
  const closed = dialog.getByRole('button', { expanded: false });
  while ((await closed.count()) > 0) await closed.first().press('Enter');
  await dialog.getByLabel(/^Base URL/).fill(CREDENTIALS.baseUrl);
  await dialog.getByLabel('Instance ID').fill(CREDENTIALS.instanceId);
  await dialog.getByLabel('API key', { exact: true }).fill('glc_another_key');
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  await dialog
    .getByText(/refused/)
    .first()
    .waitFor();
  await look('form with all sections and a failed test');
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog').waitFor();
  await look('question');
  return found;
}

const PHONE = { width: 320, height: 640 };

interface Circumstance {
  readonly page?: PageRequest;
  readonly browser?: BrowserContextOptions;
}

describe('nothing is cut off and nothing scrolls sideways', () => {
  it.each<[what: string, circumstance: Circumstance]>([
    ['on a phone of 320 pixels', { browser: { viewport: PHONE, hasTouch: true } }],
    ['on a phone, right to left', { page: { direction: 'rtl' }, browser: { viewport: PHONE } }],
    ['right to left', { page: { direction: 'rtl' } }],
    ['with text of twice the size', { page: { host: 'large-text' } }],
    ['with text of twice the size on a phone', { page: { host: 'large-text' }, browser: { viewport: PHONE } }],
    ['at 400 % zoom', { browser: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 } }],
    ['with the text spacing of WCAG 1.4.12', { page: { host: 'text-spacing' }, browser: { viewport: PHONE } }],
    ['in forced colours', { browser: { viewport: PHONE, forcedColors: 'active' } }],
    ['in the dark', { browser: { viewport: PHONE, colorScheme: 'dark' } }],
  ])('%s', async (_, circumstance) => {
    const { page } = await openWatchedPage(browser, circumstance.browser);
    await page.goto(host.urlOf(circumstance.page ?? {}));
    expect(await lookAround(page)).toEqual([]);
    await page.context().close();
  });
});
