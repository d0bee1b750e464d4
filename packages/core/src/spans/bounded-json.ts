import type { FittedContent } from './attribute-list.ts';
import type { NestedJson, NestedJsonWriter } from './nested-json.ts';
import { shortenText, textPrefix, utf8Length } from './shorten-text.ts';

/** How a list becomes JSON. */
export interface BoundedListOptions<Item> {
  /** Most UTF-8 bytes. */
  readonly maxBytes: number;
  /** What stands before the list, such as `{"messages":`. ASCII without backslashes. */
  readonly before?: string | undefined;
  /** What closes it. ASCII without backslashes. */
  readonly after?: string | undefined;
  /** What is written of an item. Not asked for items that cannot fit any more. Default: the item. */
  readonly show?: ((item: Item) => unknown) | undefined;
  readonly writer: NestedJsonWriter;
}

const SMALLEST_TEXT_BYTES = 48;
/** A text that was shortened so far has at least this many bytes: its last character may not have had room. */
const LEAST_OF_A_TEXT = SMALLEST_TEXT_BYTES - 3;
/** With less room the list ends, or the shortest of the old items would stand beside the newest. */
const SMALLEST_ITEM_BYTES = 16;
/** Most items of a list that are shortened to fit, so that a long conversation costs no more than a short one. */
const MAX_SHORTENED_ITEMS = 8;
/** Most items that are looked at in vain. */
const MAX_MISSES = 64;
/** So much is written in whole, only to know its size. */
const MAX_MEASURED_BYTES = 16_384;
/** Deeper than a list of any messages; what lies below is not counted. */
const MAX_COUNTED_DEPTH = 9;
/** More than a long conversation has. Objects that hold themselves more than once could be counted for ever. */
const MAX_COUNTED_VALUES = 200_000;

/**
 * A length that the JSON of a value has at least, in bytes, and about: of its texts and names, and one for all else.
 *
 * @param longestText - So much of each text counts.
 */
function leastBytes(counted: unknown, longestText = Number.POSITIVE_INFINITY): number {
  let left = MAX_COUNTED_VALUES;

  function count(value: unknown, depth: number): number {
    left -= 1;
    if (typeof value === 'string') return Math.min(value.length, longestText);
    if (typeof value !== 'object' || value === null) return value === undefined ? 0 : 1;
    if (depth > MAX_COUNTED_DEPTH || left < 0) return 0;
    let bytes = 1;
    if (Array.isArray(value)) {
      for (const item of value) bytes += count(item, depth + 1);
    } else {
      for (const key of Object.keys(value)) {
        const item = (value as Record<string, unknown>)[key];
        if (item !== undefined) bytes += key.length + count(item, depth + 1);
      }
    }
    return bytes;
  }
  return count(counted, 0);
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]));
}

function shortenTexts(value: unknown, maxBytes: number): unknown {
  return mapTexts(value, (text) => shortenText(text, maxBytes).text);
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
function firstGuess(value: unknown, room: number): number {
  // What is far beyond the room says no more of the escapes in it than its start.
  const start = mapTexts(value, (text) => textPrefix(text, 2 * room));
  const bytes = utf8Length(JSON.stringify(start) ?? 'null');
  const longest = longestText(start);
  const textBytes = utf8Length(longest);
  const escapedBytes = utf8Length(JSON.stringify(longest)) - 2;
  const guess = ((room - (bytes - escapedBytes)) * textBytes) / escapedBytes;
  // Where there are escapes, those of the start may be closer together than those of the whole.
  return Math.floor(escapedBytes === textBytes ? guess : guess * 0.97);
}

/** One value as JSON of at most `room` bytes, its long texts shortened; `undefined` where even that does not fit. */
function withShortTexts(value: unknown, room: number): string | undefined {
  // Of what consists of small parts only. Each try would copy all of it.
  if (leastBytes(value, LEAST_OF_A_TEXT) > room) return undefined;
  const guess = firstGuess(value, room);
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

function fitted(value: unknown, room: number): string | undefined {
  return (
    withShortTexts(value, room) ??
    withoutTheRest(shortenTexts(value, Math.max(SMALLEST_TEXT_BYTES, Math.floor(room / 8))), room)
  );
}

/**
 * A list as JSON of at most `maxBytes` UTF-8 bytes that is still valid JSON. The newest items (the last ones) stay
 * whole as long as they fit; older ones are shortened, the oldest left out. Of a newest item with too many parts the
 * first ones stay. A conversation of megabytes costs little more than what is kept of it.
 */
export function boundedJsonList<Item>(
  items: readonly Item[],
  { maxBytes, before = '', after = '', show = (item) => item, writer }: BoundedListOptions<Item>,
): FittedContent {
  const frame = before.length + after.length + 2;
  const least = leastBytes(items);
  // Only where it is little is everything written to know its size; else the newest items, until there is no room.
  const written =
    least > MAX_MEASURED_BYTES ? undefined : items.map((item) => writer.write(show(item)) ?? writer.writeJson('null'));
  const size = written?.reduce((sum, part) => sum + part.bytes + 1, frame - 1);
  const fits = size !== undefined && size <= maxBytes;

  let room = maxBytes - frame + 1;
  let misses = 0;
  const kept: NestedJson[] = [];
  for (let index = items.length - 1; index >= 0; index -= 1) {
    if (!fits && (room <= SMALLEST_ITEM_BYTES || misses >= MAX_MISSES)) break;
    let part = written?.[index];
    if (part === undefined || part.bytes >= room) {
      const value = show(items[index] as Item);
      if (part === undefined && leastBytes(value) < room) part = writer.write(value) ?? writer.writeJson('null');
      if (part === undefined || part.bytes >= room) {
        misses += 1;
        const shorten = kept.length === 0 ? fitted : withShortTexts;
        const json = misses > MAX_SHORTENED_ITEMS ? undefined : shorten(value, room - 1);
        part = json === undefined ? undefined : writer.writeJson(json);
      }
    }
    if (part === undefined) continue;
    kept.push(part);
    room -= part.bytes + 1;
  }
  const isWhole = misses === 0 && kept.length === items.length;
  return {
    quoted: writer.quotedList(kept.reverse(), `${before}[`, `]${after}`),
    shortened: !isWhole,
    originalBytes: isWhole && items.length > 0 ? maxBytes - room : (size ?? frame + least),
  };
}

/**
 * One value as JSON of at most `maxBytes` UTF-8 bytes: its long texts shortened, then items and fields left out from the
 * end. Of a list the newest items stay; `{}` where nothing fits.
 */
export function boundedJson(
  value: unknown,
  { maxBytes, writer }: Pick<BoundedListOptions<unknown>, 'maxBytes' | 'writer'>,
): FittedContent {
  if (Array.isArray(value)) return boundedJsonList(value, { maxBytes, writer });
  const least = leastBytes(value);
  const isLittle = least <= Math.max(maxBytes, MAX_MEASURED_BYTES);
  const written = isLittle ? (writer.write(value) ?? writer.writeJson('null')) : undefined;
  if (written !== undefined && written.bytes <= maxBytes) {
    return { quoted: writer.quoted(written), shortened: false, originalBytes: written.bytes };
  }
  const json = fitted(value, maxBytes) ?? '{}';
  return { quoted: writer.quoted(writer.writeJson(json)), shortened: true, originalBytes: written?.bytes ?? least };
}
