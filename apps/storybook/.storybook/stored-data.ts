/**
 * The kit keeps nothing in the browser, so a story leaves nothing there for the next one.
 *
 * @throws Error that names what was kept.
 */
export function assertNothingStored(): void {
  const cookies = document.cookie === '' ? [] : document.cookie.split('; ').map((cookie) => cookie.split('=')[0]);
  const kept = [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...cookies];
  if (kept.length > 0) throw new Error(`The story keeps something in the browser: ${kept.join(', ')}`);
}
