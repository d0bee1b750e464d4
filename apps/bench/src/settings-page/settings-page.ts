import type { Browser, Page } from 'playwright';
import type { Bench } from '../bench.ts';
import { measureRounds, ratioOf, spreadOfSide } from '../pairs.ts';
import { showSpread } from '../spread.ts';
import { openBrowser, openPage, type WatchedPage } from './open-page.ts';
import { type Scene, sceneQuery } from './page/scene.ts';

const ROUNDS = { quick: 1, full: 5 };
const KEYS = 40;
const FEW_ROWS = 5;
const MANY_ROWS = 1_000;
const MANY_RULES = 100;

/** Waits for something in the page by its own frames: a search from outside would cost the page more than what it does. */
function waitInPage(page: Page, selector: string, count: number): Promise<void> {
  return page.evaluate(
    ([wanted, times]) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (document.querySelectorAll(wanted).length === times) resolve();
          else requestAnimationFrame(look);
        };
        look();
      }),
    [selector, count] as const,
  );
}

/** The painted list, and what it cost to get there: the kit's code, its rendering, styles, layout. */
async function openList(browser: Browser, destinations: number): Promise<{ opened: WatchedPage; cpu: number }> {
  const opened = await openPage(browser, { query: sceneQuery({ name: 'page', destinations, rules: 0 }) });
  const before = await opened.cpuMs();
  await opened.start();
  await waitInPage(opened.page, '.bk-list [data-id]', destinations);
  await opened.painted();
  return { opened, cpu: (await opened.cpuMs()) - before };
}

async function costOfList(browser: Browser, destinations: number): Promise<number> {
  const { opened, cpu } = await openList(browser, destinations);
  await opened.close();
  return cpu;
}

/** The document that the list is in the end, without a script. */
async function listAsDocument(browser: Browser, destinations: number): Promise<string> {
  const { opened } = await openList(browser, destinations);
  const html = await opened.page.evaluate(() => {
    for (const script of document.querySelectorAll('script, link[rel=modulepreload]')) script.remove();
    return `<!doctype html>${document.documentElement.outerHTML}`;
  });
  await opened.close();
  return html;
}

async function costOfDocument(browser: Browser, html: string): Promise<number> {
  const opened = await openPage(browser, { html });
  await opened.painted();
  const cpu = await opened.cpuMs();
  await opened.close();
  return cpu;
}

/** Enables a destination of the list: a menu, a request that is answered at once, a row that changes. */
async function costOfAction(browser: Browser, destinations: number): Promise<number> {
  const { opened } = await openList(browser, destinations);
  const { page } = opened;
  const row = '[data-id="copy-1"]';
  const act = async (disabled: boolean): Promise<void> => {
    const { x, y } = await page.evaluate((selector) => {
      const box = document.querySelector(selector)?.getBoundingClientRect();
      return { x: (box?.x ?? 0) + 4, y: (box?.y ?? 0) + 4 };
    }, `${row} [aria-haspopup=menu]`);
    await page.mouse.click(x, y);
    await waitInPage(page, `${row} [role=menu]`, 1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await waitInPage(page, `${row}[aria-busy=false]${disabled ? '[data-disabled]' : ':not([data-disabled])'}`, 1);
    await opened.painted();
  };
  await act(true);
  const before = await opened.cpuMs();
  await act(false);
  const cpu = (await opened.cpuMs()) - before;
  await opened.close();
  return cpu;
}

/** A key pressed in a field, to the paint: the mean of many. */
async function costOfKey(browser: Browser, scene: Scene, label: string | RegExp): Promise<number> {
  const opened = await openPage(browser, { query: sceneQuery(scene) });
  const { page } = opened;
  await opened.start();
  if (scene.rules > 0) await page.getByRole('button', { name: 'Filter rules' }).click();
  const input = page.getByLabel(label).first();
  await input.press('End');
  const type = async (keys: number): Promise<void> => {
    for (let key = 0; key < keys; key += 1) {
      await page.keyboard.press('x');
      await opened.painted();
    }
  };
  await type(KEYS / 4);
  const before = await opened.cpuMs();
  await type(KEYS);
  const cpu = (await opened.cpuMs()) - before;
  const value = await input.inputValue();
  if (!value.endsWith('x'.repeat(KEYS))) throw new Error(`${KEYS} keys gave ${value.length} characters.`);
  await opened.close();
  return cpu / KEYS;
}

/** What the settings page costs the thread that people wait for, beside the least that it could cost. */
export const settingsPage: Bench = {
  name: 'settings-page',
  async run(effort) {
    const browser = await openBrowser();
    const form = { name: 'form', destinations: FEW_ROWS, rules: 0 } as const;
    try {
      const [few, many] = [await listAsDocument(browser, FEW_ROWS), await listAsDocument(browser, MANY_ROWS)];
      const measures = {
        list: () => costOfList(browser, FEW_ROWS),
        listAsDocument: () => costOfDocument(browser, few),
        longList: () => costOfList(browser, MANY_ROWS),
        longListAsDocument: () => costOfDocument(browser, many),
        action: () => costOfAction(browser, FEW_ROWS),
        actionInLongList: () => costOfAction(browser, MANY_ROWS),
        keyInBareInput: () => costOfKey(browser, { ...form, name: 'input' }, 'Name'),
        keyInName: () => costOfKey(browser, form, 'Name'),
        keyInBaseUrl: () => costOfKey(browser, form, /^Base URL/),
        keyInOneOf100Rules: () => costOfKey(browser, { ...form, rules: MANY_RULES }, 'Value'),
      };
      const names = Object.keys(measures) as (keyof typeof measures)[];
      const rounds = await measureRounds(names, ROUNDS[effort], (name) => measures[name]());
      const cpuMs = Object.fromEntries(names.map((name) => [name, spreadOfSide(rounds, name, (value) => value)]));
      const ratio = {
        list: ratioOf(rounds, ['list', 'listAsDocument'], (value) => value),
        longList: ratioOf(rounds, ['longList', 'longListAsDocument'], (value) => value),
        keyInName: ratioOf(rounds, ['keyInName', 'keyInBareInput'], (value) => value),
      };
      return {
        figures: { rounds: rounds.length, rows: FEW_ROWS, rowsOfLongList: MANY_ROWS, cpuMs, ratio },
        summary: names
          .map(
            (name) =>
              `  ${name}: ${showSpread(
                spreadOfSide(rounds, name, (value) => value),
                ' ms',
              )}`,
          )
          .join('\n'),
      };
    } finally {
      await browser.close();
    }
  },
};
