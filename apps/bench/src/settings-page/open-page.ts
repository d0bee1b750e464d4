import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';

/** A page whose main thread is watched. */
export interface WatchedPage {
  readonly page: Page;
  /** CPU time of the page's main thread so far, in ms: scripts, styles, layout, painting. */
  cpuMs(): Promise<number>;
  /** Loads and renders the scene; its effects may still be at work. */
  start(): Promise<void>;
  /** Waits until what was rendered is painted. */
  painted(): Promise<void>;
  close(): Promise<void>;
}

/** From dist/, where this file runs. */
const pages = fileURLToPath(new URL('pages/', import.meta.url));
/** Nothing listens there: the browser gets the built files from here. A secure origin, since the backend in the page needs Web Crypto. */
const ORIGIN = 'https://bench.test';
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** A Chromium: `CHROMIUM_PATH`, else Debian's. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
  });
}

/** Opens the page of the scene in `query`, ready to start, or the document `html` instead. */
export async function openPage(
  browser: Browser,
  { query = '', html }: { query?: string; html?: string },
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  const page = await context.newPage();
  await page.route(`${ORIGIN}/**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1) || 'index.html';
    const isDocument = name === 'index.html';
    const body = isDocument && html !== undefined ? html : await readFile(path.join(pages, name));
    await route.fulfill({ body, contentType: TYPES[path.extname(name)] ?? 'application/octet-stream' });
  });
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const watched: WatchedPage = {
    page,
    async cpuMs() {
      const { metrics } = await devtools.send('Performance.getMetrics');
      const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
      if (seconds === undefined) throw new Error('This Chromium does not tell TaskDuration.');
      return seconds * 1_000;
    },
    start: () => page.evaluate(() => void dispatchEvent(new Event('start-scene'))),
    painted: () =>
      page.evaluate(
        () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
      ),
    close: () => context.close(),
  };
  await page.goto(`${ORIGIN}/${query}`);
  if (html === undefined) await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined);
  return watched;
}
