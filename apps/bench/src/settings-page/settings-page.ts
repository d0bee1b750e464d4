import type { Browser, Page } from 'playwright';
import type { Bench } from '../bench.ts';
import { type Spread, spreadOf } from '../spread.ts';
import { openBrowser, openPage, type WatchedPage } from './open-page.ts';
import { type Scene, sceneQuery } from './page/scene.ts';

const ROUNDS = 7;
const KEYS = 40;
const FEW_ROWS = 5;
const MANY_ROWS = 1_000;
const MANY_RULES = 100;

/** The same thing measured with the kit and without, one right after the other, as often as there are rounds. */
async function measureRounds<Name extends string>(
  measures: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(measures) as Name[];
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const name of names) {
      const value = await measures[name]();
      // The first round fills the browser's caches of compiled code.
      if (round >= 0) values[name].push(value);
    }
  }
  return values;
}

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

/** Ratios within each round. */
function ratios(values: readonly number[], base: readonly number[]): Spread {
  return spreadOf(values.map((value, round) => value / (base[round] ?? Number.NaN)));
}

/** What the settings page costs the thread that people wait for, beside the least that it could cost. */
export const settingsPage: Bench = {
  name: 'settings-page',
  async run() {
    const browser = await openBrowser();
    try {
      const [few, many] = [await listAsDocument(browser, FEW_ROWS), await listAsDocument(browser, MANY_ROWS)];
      const lists = await measureRounds({
        page: () => costOfList(browser, FEW_ROWS),
        pageAsDocument: () => costOfDocument(browser, few),
        longPage: () => costOfList(browser, MANY_ROWS),
        longPageAsDocument: () => costOfDocument(browser, many),
        action: () => costOfAction(browser, FEW_ROWS),
        actionInLongPage: () => costOfAction(browser, MANY_ROWS),
      });
      const form = { name: 'form', destinations: FEW_ROWS, rules: 0 } as const;
      const keys = await measureRounds({
        bareInput: () => costOfKey(browser, { ...form, name: 'input' }, 'Name'),
        name: () => costOfKey(browser, form, 'Name'),
        baseUrl: () => costOfKey(browser, form, /^Base URL/),
        rule: () => costOfKey(browser, { ...form, rules: MANY_RULES }, 'Value'),
      });
      const figures = {
        rounds: ROUNDS,
        unit: 'ms of CPU on the main thread of the page',
        firstRender: {
          rows: FEW_ROWS,
          kit: spreadOf(lists.page),
          sameDocument: spreadOf(lists.pageAsDocument),
        },
        firstRenderOfLongList: {
          rows: MANY_ROWS,
          kit: spreadOf(lists.longPage),
          sameDocument: spreadOf(lists.longPageAsDocument),
          ratio: ratios(lists.longPage, lists.longPageAsDocument),
        },
        actionOnOneRow: { among5: spreadOf(lists.action), among1000: spreadOf(lists.actionInLongPage) },
        key: {
          bareInput: spreadOf(keys.bareInput),
          name: spreadOf(keys.name),
          baseUrl: spreadOf(keys.baseUrl),
          ruleAmong100: spreadOf(keys.rule),
        },
      };
      const ms = ({ median, p25, p75 }: Spread) => `${median} ms (${p25} to ${p75})`;
      return {
        figures,
        summary: [
          `  CPU of the page's main thread, ${ROUNDS} rounds, medians and middle halves`,
          `  first render, 5 rows:     ${ms(figures.firstRender.kit)}; the same as a document: ${ms(figures.firstRender.sameDocument)}`,
          `  first render, 1,000 rows: ${ms(figures.firstRenderOfLongList.kit)}; the same as a document: ${ms(figures.firstRenderOfLongList.sameDocument)}`,
          `  disable one of 5 rows: ${ms(figures.actionOnOneRow.among5)}; one of 1,000: ${ms(figures.actionOnOneRow.among1000)}`,
          `  a key in a bare React input: ${ms(figures.key.bareInput)}; in Name: ${ms(figures.key.name)}; in Base URL: ${ms(figures.key.baseUrl)}; in one of 100 rules: ${ms(figures.key.ruleAmong100)}`,
        ].join('\n'),
      };
    } finally {
      await browser.close();
    }
  },
};
