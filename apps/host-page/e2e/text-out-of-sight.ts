import type { Page } from 'playwright';

/** Texts of the kit that are cut off or leave what holds them, sideways; each with the reason. Empty is as it should be. */
export function textOutOfSight(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    /** Rounding of lengths that are no whole pixels. */
    const SLACK = 1;
    const problems: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) problems.push(`the page scrolls sideways: ${scrollWidth} > ${clientWidth}`);

    const isForScreenReaders = (element: Element) => element.closest('.bk-hidden') !== null;
    /** Says in its title what an ellipsis leaves out. */
    const isShortened = (element: Element) =>
      getComputedStyle(element).textOverflow === 'ellipsis' && element.closest('[title]') !== null;

    for (const element of document.querySelectorAll('.bk-root, .bk-root *')) {
      const { overflowX, overflowY } = getComputedStyle(element);
      const words = (element.textContent ?? '').trim().slice(0, 40);
      const where = `${element.tagName.toLowerCase()}.${element.getAttribute('class')} "${words}"`;
      if (isForScreenReaders(element) || element.closest('svg') !== null || element.matches('input, textarea'))
        continue;
      const isClipped = /hidden|clip/.test(`${overflowX} ${overflowY}`) && !isShortened(element);
      const overflow = element.scrollWidth - element.clientWidth;
      if (isClipped && overflow > SLACK) problems.push(`${where} is cut off by ${overflow} px`);
      if (/auto|scroll/.test(overflowX) && overflow > SLACK)
        problems.push(`${where} scrolls sideways by ${overflow} px`);

      for (const node of element.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE || node.textContent?.trim() === '' || isShortened(element)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const frame = (
          element.closest('dialog, .bk-panel, [popover]') ?? document.documentElement
        ).getBoundingClientRect();
        const [left, right] = [Math.max(0, frame.left), Math.min(innerWidth, frame.right)];
        for (const rect of range.getClientRects()) {
          if (rect.left >= left - SLACK && rect.right <= right + SLACK) continue;
          problems.push(`${where} is at ${rect.left}–${rect.right}, outside of ${left}–${right}`);
          break;
        }
      }
    }
    return problems;
  });
}
