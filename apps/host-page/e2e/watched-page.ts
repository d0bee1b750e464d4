import type { Browser, BrowserContextOptions, Page } from 'playwright';

/** A page, and everything that it complained about so far. */
export interface WatchedPage {
  readonly page: Page;
  /** What the page's CSP blocked. */
  violations(): Promise<readonly string[]>;
  /** Every message on the console, and every error that nobody caught. */
  readonly messages: readonly string[];
}

/** React advertises its browser extension, which says nothing about the page. */
const ADVERTISEMENT = /Download the React DevTools/;

/** Opens an empty tab in a context of its own. */
export async function openWatchedPage(browser: Browser, options?: BrowserContextOptions): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: 1000, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  await context.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seenViolations: seen });
    document.addEventListener('securitypolicyviolation', (event) => {
      seen.push(
        `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`,
      );
    });
  });
  const page = await context.newPage();
  const messages: string[] = [];
  page.on('console', (message) => {
    if (!ADVERTISEMENT.test(message.text()))
      messages.push(`${message.type()}: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => messages.push(`uncaught: ${error.message}`));
  return {
    page,
    messages,
    violations: () => page.evaluate(() => (globalThis as unknown as { seenViolations: string[] }).seenViolations),
  };
}
