const SHORTEST_MS = 1000;
const LONGEST_MS = 3_600_000;
const SECONDS = /^-?\d+(?:\.\d+)?$/;
/** The three date forms of HTTP begin with the day of the week; `Date.parse` alone takes much that is no date. */
const HTTP_DATE = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? .*\d\d:\d\d:\d\d/i;

/**
 * How long a `Retry-After` header asks to wait, in milliseconds: at least 1 second, so that `0` or a time in the past
 * makes no hot loop, and at most 1 hour. `undefined` where there is no header or it says nothing.
 *
 * @param header - Seconds or an HTTP date.
 * @param nowMs - Epoch milliseconds that a date is compared with.
 *
 * Source: RFC 9110, section 10.2.3.
 */
export function parseRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  const text = header?.trim() ?? '';
  let waitMs = Number.NaN;
  if (SECONDS.test(text)) waitMs = Number(text) * 1000;
  // A date without a zone (asctime) is in GMT too, but would be read as local time.
  else if (HTTP_DATE.test(text)) waitMs = Date.parse(/gmt$/i.test(text) ? text : `${text} GMT`) - nowMs;
  return Number.isNaN(waitMs) ? undefined : Math.min(LONGEST_MS, Math.max(SHORTEST_MS, waitMs));
}
