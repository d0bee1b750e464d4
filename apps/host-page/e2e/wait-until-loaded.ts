import type { Page } from 'playwright';
import { SAMPLE_DESTINATIONS } from '../src/server/sample-destinations.ts';

/** Waits until each sample destination tells its type, region and last trace. The last is read for rows in view only. */
export async function waitUntilListed(page: Page): Promise<void> {
  const complete = page.getByRole('listitem').filter({ hasText: /·.*·/ });
  await complete.nth(SAMPLE_DESTINATIONS.length - 1).waitFor();
}

/** Waits until every section that was opened is there. */
export async function waitUntilOpened(page: Page): Promise<void> {
  const spinners = page.locator('.bk-spinner');
  while ((await spinners.count()) > 0) await spinners.first().waitFor({ state: 'hidden' });
}
