/** A whole API key. What the kit shows of one, `glc_...` and a fingerprint, is no match. */
const API_KEY = /glc_[A-Za-z0-9+/=_-]{8,}/;

function textOfPage(): string {
  const copy = document.body.cloneNode(true) as HTMLElement;
  for (const script of copy.querySelectorAll('script')) script.remove();
  return copy.outerHTML;
}

/**
 * A key that somebody typed stays in its field: it is in no text and no attribute of the page, in no address and in no
 * storage, where a screenshot, a session recorder or the next visitor would find it.
 *
 * @throws Error that says where a key was found, without the key.
 */
export function assertNoKeyExposed(): void {
  const places = {
    page: textOfPage(),
    address: location.href,
    'local storage': JSON.stringify(localStorage),
    'session storage': JSON.stringify(sessionStorage),
  };
  for (const [place, text] of Object.entries(places)) {
    const found = API_KEY.exec(text);
    if (found === null) continue;
    const before = text.slice(Math.max(0, found.index - 80), found.index);
    throw new Error(`The story leaves an API key in the ${place}, after: ${before}`);
  }
}
