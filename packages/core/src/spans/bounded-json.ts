import { shortenText, utf8Length } from './shorten-text.ts';

/** JSON that fits, and whether something had to go. */
export interface BoundedJson {
  readonly json: string;
  readonly shortened: boolean;
  /** UTF-8 bytes of the whole value. */
  readonly originalBytes: number;
}

const SMALLEST_TEXT_BYTES = 48;
/** With less room the list ends, or the shortest of the old items would stand beside the newest. */
const SMALLEST_ITEM_BYTES = 16;
/** Most items of a list that are shortened to fit, so that a long conversation costs no more than a short one. */
const MAX_SHORTENED_ITEMS = 8;

function shortenTexts(value: unknown, maxBytes: number): unknown {
  if (typeof value === 'string') return shortenText(value, maxBytes).text;
  if (Array.isArray(value)) return value.map((item) => shortenTexts(item, maxBytes));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shortenTexts(item, maxBytes)]));
}

function longestText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value).reduce<string>((longest, item) => {
    const text = longestText(item);
    return text.length > longest.length ? text : longest;
  }, '');
}

/** To how many bytes the longest text has to be shortened where it alone is too much. */
function firstGuess(value: unknown, bytes: number, room: number): number {
  const longest = longestText(value);
  const textBytes = utf8Length(longest);
  const escapedBytes = utf8Length(JSON.stringify(longest)) - 2;
  const guess = ((room - (bytes - escapedBytes)) * textBytes) / escapedBytes;
  // Where there are escapes, those of the start may be closer together than those of the whole.
  return Math.floor(escapedBytes === textBytes ? guess : guess * 0.97);
}

/**
 * One value as JSON of at most `room` bytes, its long texts shortened; `undefined` where even that does not fit.
 *
 * @param bytes - UTF-8 bytes of the JSON of the whole value.
 */
function withShortTexts(value: unknown, bytes: number, room: number): string | undefined {
  const guess = firstGuess(value, bytes, room);
  let textBytes = guess >= SMALLEST_TEXT_BYTES ? Math.min(room, guess) : room;
  for (; textBytes >= SMALLEST_TEXT_BYTES; textBytes = Math.floor(textBytes * 0.7)) {
    const json = JSON.stringify(shortenTexts(value, textBytes)) ?? 'null';
    if (utf8Length(json) <= room) return json;
  }
  return undefined;
}

/** One value as JSON of at most `room` bytes, without what does not fit of its items and fields, from the end. */
function withoutTheRest(value: unknown, room: number): string | undefined {
  const whole = JSON.stringify(value);
  if (whole === undefined || utf8Length(whole) <= room) return whole;
  if (typeof value !== 'object' || value === null) return undefined;
  const isList = Array.isArray(value);
  const kept: string[] = [];
  let left = room - 2;
  for (const [key, item] of Object.entries(value)) {
    const name = isList ? '' : `${JSON.stringify(key)}:`;
    const before = utf8Length(name) + (kept.length === 0 ? 0 : 1);
    const json = left > before ? withoutTheRest(item, left - before) : undefined;
    if (json !== undefined) {
      kept.push(name + json);
      left -= before + utf8Length(json);
    } else if (isList) break;
  }
  if (kept.length === 0) return undefined;
  return isList ? `[${kept.join(',')}]` : `{${kept.join(',')}}`;
}

function fitted(value: unknown, bytes: number, room: number): string | undefined {
  return (
    withShortTexts(value, bytes, room) ??
    withoutTheRest(shortenTexts(value, Math.max(SMALLEST_TEXT_BYTES, Math.floor(room / 8))), room)
  );
}

/**
 * A list as JSON of at most `maxBytes` UTF-8 bytes that is still valid JSON. The newest items (the last ones) stay
 * whole as long as they fit; older ones are shortened, the oldest left out. Of a newest item with too many parts the
 * first ones stay.
 *
 * @param before - What stands before the list, such as `{"messages":`.
 * @param after - What closes it.
 */
export function boundedJsonList(items: readonly unknown[], maxBytes: number, before = '', after = ''): BoundedJson {
  const parts = items.map((item) => JSON.stringify(item) ?? 'null');
  const whole = `${before}[${parts.join(',')}]${after}`;
  const originalBytes = utf8Length(whole);
  if (originalBytes <= maxBytes) return { json: whole, shortened: false, originalBytes };

  let room = maxBytes - utf8Length(before) - utf8Length(after) - 2;
  let tries = 0;
  const kept: string[] = [];
  for (let index = parts.length - 1; index >= 0 && room >= SMALLEST_ITEM_BYTES; index -= 1) {
    const part = parts[index] ?? 'null';
    const bytes = utf8Length(part);
    let fitting = bytes <= room ? part : undefined;
    if (fitting === undefined && tries < MAX_SHORTENED_ITEMS) {
      tries += 1;
      fitting = kept.length === 0 ? fitted(items[index], bytes, room) : withShortTexts(items[index], bytes, room);
    }
    if (fitting === undefined) continue;
    kept.push(fitting);
    room -= utf8Length(fitting) + 1;
  }
  return { json: `${before}[${kept.reverse().join(',')}]${after}`, shortened: true, originalBytes };
}

/**
 * One value as JSON of at most `maxBytes` UTF-8 bytes: its long texts shortened, then items and fields left out from the
 * end. Of a list the newest items stay; `{}` where nothing fits.
 */
export function boundedJson(value: unknown, maxBytes: number): BoundedJson {
  if (Array.isArray(value)) return boundedJsonList(value, maxBytes);
  const whole = JSON.stringify(value) ?? 'null';
  const originalBytes = utf8Length(whole);
  if (originalBytes <= maxBytes) return { json: whole, shortened: false, originalBytes };
  return { json: fitted(value, originalBytes, maxBytes) ?? '{}', shortened: true, originalBytes };
}
