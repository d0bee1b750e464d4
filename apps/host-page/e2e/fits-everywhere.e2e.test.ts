import { english, type Messages } from '@broadcast-kit/react';
import { arabic } from '@broadcast-kit/react/locales/ar';
import { german } from '@broadcast-kit/react/locales/de';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageRequest } from '../src/server/page-url.ts';
import { CREDENTIALS } from '../src/server/product-backend.ts';
import { REFUSED_KEY, SAMPLE_DESTINATIONS } from '../src/server/sample-destinations.ts';
import { type Host, startHost } from '../src/server/start-host.ts';
import { tabTo } from './keyboard.ts';
import { openBrowser } from './open-browser.ts';
import { textOutOfSight } from './text-out-of-sight.ts';
import { waitUntilOpened } from './wait-until-loaded.ts';
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

/** Opens everything that there is to open, and looks for text that cannot be read. `m`: what the page says. */
async function lookAround(page: Page, m: Messages): Promise<readonly string[]> {
  const found: string[] = [];
  const look = async (where: string) => {
    for (const problem of await textOutOfSight(page)) found.push(`${where}: ${problem}`);
  };
  await page.getByText(m.failing, { exact: true }).waitFor();
  await look('list');
  await page.getByRole('button', { name: m.deliveriesOf('Staging') }).click();
  await page.getByText(m.lastAttempt).waitFor();
  const folded = page.locator('.host-kit h2').getByRole('button', { expanded: false });
  while ((await folded.count()) > 0) await folded.first().press('Enter');
  await waitUntilOpened(page);
  await page.getByRole('button', { name: m.moreActions('Staging') }).click();
  await look('page with everything open');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: m.addDestination }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await look('form');
  // Each control on the way comes into view, beside what stays where it is.
  await tabTo(page, 'button', m.testConnection);
  const closed = dialog.getByRole('button', { expanded: false });
  while ((await closed.count()) > 0) await closed.first().press('Enter');
  await waitUntilOpened(page);
  await dialog.getByLabel(m.baseUrl).fill(CREDENTIALS.baseUrl);
  await dialog.getByLabel(m.instanceId).fill(CREDENTIALS.instanceId);
  await dialog.getByLabel(m.apiKey, { exact: true }).fill('glc_another_key');
  await dialog.getByRole('button', { name: m.testConnection }).click();
  await dialog.getByRole('alert').waitFor();
  await look('form with all sections and a failed test');
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog').waitFor();
  await look('question');
  return found;
}

const MESSAGES = { en: english, de: german, ar: arabic };

const PHONE = { width: 320, height: 640 };

interface Circumstance {
  readonly page?: PageRequest;
  readonly browser?: BrowserContextOptions;
}

describe('nothing is cut off and nothing scrolls sideways', () => {
  it.each<[what: string, circumstance: Circumstance]>([
    ['on a phone of 320 pixels', { browser: { viewport: PHONE, hasTouch: true } }],
    [
      'on a phone, right to left, in the dark',
      { page: { language: 'ar' }, browser: { viewport: PHONE, colorScheme: 'dark' } },
    ],
    ['right to left', { page: { language: 'ar' } }],
    ['in German, on a phone', { page: { language: 'de' }, browser: { viewport: PHONE } }],
    ['with text of twice the size', { page: { host: 'large-text' } }],
    ['with text of twice the size on a phone', { page: { host: 'large-text' }, browser: { viewport: PHONE } }],
    ['at 400 % zoom', { browser: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 } }],
    ['with the text spacing of WCAG 1.4.12', { page: { host: 'text-spacing' }, browser: { viewport: PHONE } }],
    ['in forced colours', { browser: { viewport: PHONE, forcedColors: 'active' } }],
  ])('%s', async (_, circumstance) => {
    const { page } = await openWatchedPage(browser, circumstance.browser);
    await page.goto(host.urlOf(circumstance.page ?? {}));
    expect(await lookAround(page, MESSAGES[circumstance.page?.language ?? 'en'])).toEqual([]);
    await page.context().close();
  });
});
