import type { CDPSession, Page } from 'playwright';
import { expect } from 'vitest';

/** What a screen reader says of an element. */
export interface Spoken {
  readonly role: string;
  readonly name: string;
}

/** Longer than any way through the page. */
const MOST_TABS = 60;

/** One per page: the browser keeps its accessibility tree as long as somebody watches it. */
const sessions = new WeakMap<Page, Promise<CDPSession>>();

async function openSession(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Accessibility.enable');
  return session;
}

/** Role and name of the focused element as the browser computes them; nothing where only the page has the focus. */
export async function focusOf(page: Page): Promise<Spoken | undefined> {
  const opening = sessions.get(page) ?? openSession(page);
  sessions.set(page, opening);
  const session = await opening;
  const { result } = await session.send('Runtime.evaluate', { expression: 'document.activeElement' });
  const objectId = result.objectId ?? '';
  const { nodes } = await session.send('Accessibility.getPartialAXTree', { objectId, fetchRelatives: false });
  await session.send('Runtime.releaseObject', { objectId });
  const { role, name } = nodes[0] ?? {};
  return result.className === 'HTMLBodyElement' ? undefined : { role: role?.value ?? '', name: name?.value ?? '' };
}

/** Why the focused element could not be seen, or not be where it may be; nothing where all is well. */
function focusProblem(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement;
    // From the last element of a page, Tab leads to the browser's own controls.
    if (element === null || element === document.body) return undefined;
    const open = [...document.querySelectorAll('dialog[open]')].at(-1);
    if (open !== undefined && !open.contains(element)) return 'is outside of the open dialog';
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    // A heading is focused by script alone, to be read.
    const isRead = element.matches('h1, h2, h3, h4, h5, h6, dialog');
    if (!isRead && (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 1)) return 'has no focus ring';
    const { left, top, width, height } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return hit !== null && (element.contains(hit) || hit.contains(element)) ? undefined : 'is covered or out of sight';
  });
}

/** Waits until the focus is on this element, and can be seen. */
export async function expectFocus(page: Page, role: string, name: string | RegExp): Promise<void> {
  const named = typeof name === 'string' ? name : expect.stringMatching(name);
  await expect.poll(() => focusOf(page)).toEqual({ role, name: named });
  expect(await focusProblem(page)).toBeUndefined();
}

/** Presses Tab until the focus is on this element. Fails where the focus cannot be seen or leaves an open dialog on the way. */
export async function tabTo(page: Page, role: string, name: string | RegExp): Promise<void> {
  const way: string[] = [];
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    await page.keyboard.press('Tab');
    const focus = await focusOf(page);
    const problem = await focusProblem(page);
    expect(problem, `${focus?.role} "${focus?.name}" ${problem}`).toBeUndefined();
    const isNamed = typeof name === 'string' ? focus?.name === name : name.test(focus?.name ?? '');
    if (focus?.role === role && isNamed) return;
    way.push(focus === undefined ? '(the browser)' : `${focus.role} "${focus.name}"`);
  }
  throw new Error(`Tab never came to ${role} ${name}. Its way: ${way.join(', ')}`);
}

/** Pastes as people do, from the clipboard. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await page.keyboard.press('ControlOrMeta+V');
}
