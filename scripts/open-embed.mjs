import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './run-command.mjs';

const START_MS = 60_000;

/**
 * What of a page of Playwright its users need here: the scripts do not depend on it.
 *
 * @typedef {{ evaluate: <Given, Answer>(run: (given: Given) => Answer | Promise<Answer>, given: Given) => Promise<Answer> }} OpenedPage
 */

/**
 * Opens a page with the kit as a person would, and uses it: the switch is off, is turned on, and is on after a reload.
 *
 * @param {object} options
 * @param {string} options.url
 * @param {string} [options.cookie]
 * @param {string} options.executablePath Chromium.
 * @param {(page: OpenedPage) => Promise<string | undefined>} [options.andThen] What else the page has to do. Tells what went wrong.
 * @returns {Promise<string | undefined>} What went wrong, if anything did.
 */
export async function openEmbed({ url, cookie, executablePath, andThen }) {
  const { chromium } = createRequire(path.join(root, 'apps/storybook/package.json'))('playwright');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  /** @type {string[]} */
  const problems = [];
  try {
    await answering(url);
    const page = await browser.newPage();
    page.on('console', (/** @type {any} */ message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (/** @type {Error} */ error) => problems.push(`page: ${error}`));
    page.on('request', (/** @type {any} */ request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== new URL(url).origin) problems.push(`asked ${request.url()}`);
    });
    if (cookie !== undefined) {
      const [name, value] = cookie.split('=');
      await page.context().addCookies([{ name, value, url: new URL(url).origin }]);
    }
    await page.goto(url);
    const toggle = page.getByRole('switch', { name: 'Enable Broadcast' });
    await page.getByText('Off', { exact: true }).waitFor();
    await toggle.click();
    await page.getByText('On', { exact: true }).waitFor();
    await page.waitForLoadState('networkidle');
    await page.reload();
    await page.getByText('On', { exact: true }).waitFor();
    // Styled: the sheet arrived.
    const width = await toggle.evaluate((/** @type {any} */ element) => element.getBoundingClientRect().width);
    if (width < 28) problems.push(`The switch is ${width} px wide: the stylesheet is missing.`);
    const problem = await andThen?.(page);
    if (problem !== undefined) problems.push(problem);
  } catch (error) {
    problems.push(String(error));
  } finally {
    await browser.close();
  }
  return problems.length === 0 ? undefined : problems.join('\n');
}

/**
 * Waits until something answers at `url`.
 *
 * @param {string} url
 */
async function answering(url) {
  const end = Date.now() + START_MS;
  while (Date.now() < end) {
    const response = await fetch(url).catch(() => undefined);
    if (response !== undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`Nothing answered at ${url} within ${START_MS / 1000} s.`);
}
