import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { REACT_VERSIONS } from '../src/server/page-url.ts';
import { CREDENTIALS } from '../src/server/product-backend.ts';
import { type Host, startHost } from '../src/server/start-host.ts';
import { expectFocus, focusOf, paste, tabTo } from './keyboard.ts';
import { openBrowser } from './open-browser.ts';
import { openWatchedPage, type WatchedPage } from './watched-page.ts';

let browser: Browser;
let host: Host;
let watched: WatchedPage;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

beforeEach(async () => {
  host = await startHost();
  watched = await openWatchedPage(browser);
});

afterEach(async () => {
  await watched?.page.context().close();
  await host?.close();
});

const dialogs = (page: Page) => page.locator('dialog[open]').count();

/** From the first Tab on the page to a saved destination. */
async function connect(page: Page): Promise<void> {
  const press = (key: string) => page.keyboard.press(key);

  await tabTo(page, 'switch', 'Enable Broadcast');
  await press('Space');
  await expect.poll(() => page.getByRole('switch').getAttribute('aria-checked')).toBe('true');
  await expectFocus(page, 'switch', 'Enable Broadcast');

  await tabTo(page, 'button', 'Add destination');
  await press('Enter');
  await page.getByRole('dialog').waitFor();
  await expectFocus(page, 'textbox', 'Paste from Grafana');
  await tabTo(page, 'textbox', /^Base URL/);
  await page.keyboard.type(CREDENTIALS.baseUrl);
  await tabTo(page, 'textbox', 'Instance ID');
  await page.keyboard.type(CREDENTIALS.instanceId);
  await tabTo(page, 'textbox', 'API key');
  await paste(page, CREDENTIALS.apiKey);

  await tabTo(page, 'button', 'Test connection');
  await press('Enter');
  await page
    .getByText(/^Connection healthy/)
    .first()
    .waitFor();
  await expectFocus(page, 'button', 'Test connection');
  await tabTo(page, 'button', 'Save');
  await press('Enter');
  await expectFocus(page, 'heading', 'Grafana Cloud is connected');
  await tabTo(page, 'button', 'Done');
  await press('Enter');
  await expect.poll(() => dialogs(page)).toBe(0);
  expect(await host.savedNames()).toEqual(['Grafana Cloud']);
}

describe.each(REACT_VERSIONS)('with %s and no mouse', (react) => {
  it.each([
    ['rendered in the browser', 'browser'],
    ['rendered on the server', 'at-once'],
    ['streamed from the server', 'as-stream'],
  ] as const)(
    'a page %s leads from the first Tab to a saved destination, without a word on the console',
    async (_, render) => {
      const { page } = watched;
      const response = await page.goto(host.urlOf({ react, render }));
      expect((await response?.text())?.includes('Enable Broadcast')).toBe(render !== 'browser');
      await page.getByText('Off', { exact: true }).waitFor();
      const version = await page.locator('html').getAttribute('data-react');
      expect(version).toMatch(react === 'react-18' ? /^18\.2\.0$/ : /^19\./);

      await connect(page);
      await expectFocus(page, 'button', 'Add destination');

      expect(await watched.violations()).toEqual([]);
      expect(watched.messages).toEqual([]);
    },
  );
});

describe('with no mouse', () => {
  it('Escape never loses what was typed, however often it is pressed', async () => {
    const { page } = watched;
    await host.seed([{ name: 'Production' }]);
    await page.goto(host.urlOf({}));
    await page.getByText('Healthy').waitFor();
    await tabTo(page, 'button', 'Edit Production');
    await page.keyboard.press('Enter');
    await expectFocus(page, 'heading', 'Edit Production');
    await tabTo(page, 'textbox', 'Name');
    await page.keyboard.press('End');
    await page.keyboard.type(' EU');

    for (let times = 0; times < 3; times += 1) {
      await page.keyboard.press('Escape');
      await expectFocus(page, 'button', 'Keep editing');
      expect(await dialogs(page)).toBe(2);
      await page.keyboard.press('Escape');
      await expectFocus(page, 'textbox', 'Name');
      expect(await dialogs(page)).toBe(1);
    }
    expect(await page.getByLabel('Name').inputValue()).toBe('Production EU');

    await page.keyboard.press('Escape');
    await tabTo(page, 'button', 'Discard');
    await page.keyboard.press('Enter');
    await expectFocus(page, 'button', 'Edit Production');
    expect(await dialogs(page)).toBe(0);
    expect(await host.savedNames()).toEqual(['Production']);
    expect(watched.messages).toEqual([]);
  });

  it('Escape closes a form in which nothing was changed at once', async () => {
    const { page } = watched;
    await host.seed([{ name: 'Production' }]);
    await page.goto(host.urlOf({}));
    await page.getByText('Healthy').waitFor();
    await tabTo(page, 'button', 'Edit Production');
    await page.keyboard.press('Enter');
    await expectFocus(page, 'heading', 'Edit Production');
    await page.keyboard.press('Escape');
    await expectFocus(page, 'button', 'Edit Production');
    expect(await dialogs(page)).toBe(0);
  });

  it('a destination is deleted and brought back, and the focus stays in the list', async () => {
    const { page } = watched;
    await host.seed([{ name: 'Production' }, { name: 'Staging' }]);
    await page.goto(host.urlOf({}));
    await page.getByText('Healthy').first().waitFor();
    await tabTo(page, 'button', 'More actions for Production');
    await page.keyboard.press('Enter');
    await expectFocus(page, 'menuitem', 'Test connection');
    while ((await focusOf(page))?.name !== 'Delete') await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expectFocus(page, 'button', 'Edit Staging');
    expect(await host.savedNames()).toEqual(['Staging']);

    await tabTo(page, 'button', 'Undo');
    await page.keyboard.press('Enter');
    await expectFocus(page, 'button', 'Edit Production');
    expect([...(await host.savedNames())].sort()).toEqual(['Production', 'Staging']);
    expect(watched.messages).toEqual([]);
  });
});
