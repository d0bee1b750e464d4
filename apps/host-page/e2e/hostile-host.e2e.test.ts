import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageRequest } from '../src/server/page-url.ts';
import { CREDENTIALS, NOW_MS } from '../src/server/product-backend.ts';
import { REFUSED_KEY, SAMPLE_DESTINATIONS } from '../src/server/sample-destinations.ts';
import { startHost } from '../src/server/start-host.ts';
import { expectSamePicture } from './expect-same-picture.ts';
import { openBrowser } from './open-browser.ts';
import { waitUntilListed, waitUntilOpened } from './wait-until-loaded.ts';
import { openWatchedPage } from './watched-page.ts';

const PAGE = { width: 832, height: 1_200 };
/** Tall enough that nothing of the form scrolls. */
const FORM = { width: 832, height: 3_000 };

type Pictures = Readonly<Record<string, Uint8Array>>;

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

/** What a newcomer sees. */
async function pictureOfSetUp(page: Page, request: PageRequest): Promise<Uint8Array> {
  const host = await startHost();
  await page.goto(host.urlOf(request));
  await page.getByText('No destinations yet').waitFor();
  const picture = await page.locator('.host-kit').screenshot();
  await host.close();
  return picture;
}

/** The kit with destinations: the list, with a row and a menu open; the form, with all sections and a failed test; a question. */
async function picturesOf(request: PageRequest): Promise<Pictures> {
  const host = await startHost();
  const { page } = await openWatchedPage(browser, { viewport: PAGE });
  try {
    await host.seed(SAMPLE_DESTINATIONS);
    await page.clock.setFixedTime(NOW_MS + 1_000);
    const setUp = await pictureOfSetUp(page, request);
    await page.goto(host.urlOf(request));
    await waitUntilListed(page);
    await page.getByRole('button', { name: 'Deliveries of Staging' }).click();
    await page.getByText('Last attempt').waitFor();
    await page.getByRole('button', { name: 'More actions for Load tests' }).click();
    // The menu floats above the page.
    const clip = (await page.locator('.host-kit').boundingBox()) ?? { x: 0, y: 0, ...PAGE };
    const list = await page.screenshot({ clip });
    await page.keyboard.press('Escape');

    host.failGrafana(REFUSED_KEY);
    await page.setViewportSize(FORM);
    await page.getByRole('button', { name: 'Add destination' }).click();
    const dialog = page.getByRole('dialog');
    const closed = dialog.getByRole('button', { expanded: false });
    while ((await closed.count()) > 0) await closed.first().press('Enter');
    await waitUntilOpened(page);
    await dialog.getByLabel('Instance ID').fill(CREDENTIALS.instanceId);
    await dialog.getByLabel('API key', { exact: true }).fill('glc_another_key');
    await dialog.getByRole('button', { name: 'Test connection' }).click();
    await dialog
      .getByText(/refused/)
      .first()
      .waitFor();
    // Through its round corners the page behind would show.
    await page.locator('#root').evaluate((root) => {
      root.style.visibility = 'hidden';
    });
    const form = await dialog.screenshot();
    await page.keyboard.press('Escape');
    const question = await page.getByRole('alertdialog').screenshot();
    return { setUp, list, form, question };
  } finally {
    await page.context().close();
    await host.close();
  }
}

describe('the kit looks the same', () => {
  let clean: Pictures;

  beforeAll(async () => {
    clean = await picturesOf({});
  });

  it.each<[what: string, request: PageRequest]>([
    ['beside Tailwind, whose reset is in a layer', { host: 'tailwind' }],
    ['where a rem is 24 pixels', { host: 'large-rem' }],
    ['beside Bootstrap, without layers', { host: 'bootstrap', kit: 'unlayered' }],
    ['beside rules for every bare element, without layers', { host: 'elements', kit: 'unlayered' }],
    ['where everything is reverted, without layers', { host: 'revert', kit: 'unlayered' }],
    ['where everything is unset, without layers', { host: 'unset', kit: 'unlayered' }],
    [
      'beside Water.css, which knows types and states, with the important sheet',
      { host: 'water-css', kit: 'important' },
    ],
    ['beside !important rules, with the important sheet', { host: 'important', kit: 'important' }],
  ])('%s', async (_, request) => {
    const pictures = await picturesOf(request);
    for (const [state, picture] of Object.entries(clean)) {
      await expectSamePicture(
        `${Object.values(request).join('-')}-${state}`,
        pictures[state] ?? new Uint8Array(),
        picture,
      );
    }
  });

  it('which is not for lack of hostility: with the wrong sheet it does not', async () => {
    const { setUp = new Uint8Array() } = clean;
    for (const [host, kit] of [
      ['bootstrap', 'layered'],
      ['important', 'unlayered'],
    ] as const) {
      const { page } = await openWatchedPage(browser, { viewport: PAGE });
      expect(Buffer.compare(await pictureOfSetUp(page, { host, kit }), setUp)).not.toBe(0);
      await page.context().close();
    }
  });
});

describe('the host’s own elements look the same', () => {
  it.each([undefined, 'bootstrap', 'tailwind', 'water-css'] as const)(
    'with and without the kit, styled by %s',
    async (style) => {
      const host = await startHost();
      // Its markup is enough.
      const { page } = await openWatchedPage(browser, { javaScriptEnabled: false });
      const pictureWith = async (kit: NonNullable<PageRequest['kit']>) => {
        await page.goto(
          host.urlOf({ part: 'host', render: 'at-once', kit, ...(style === undefined ? {} : { host: style }) }),
        );
        await page.getByRole('heading', { name: 'Your account' }).waitFor();
        return page.screenshot({ fullPage: true });
      };
      const without = await pictureWith('none');
      for (const kit of ['layered', 'unlayered', 'important'] as const) {
        await expectSamePicture(`host-${style}-${kit}`, await pictureWith(kit), without);
      }
      await page.context().close();
      await host.close();
    },
  );
});
