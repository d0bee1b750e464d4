import { shortenText, utf8Length } from './shorten-text.ts';

/** JSON that fits, and whether something had to go. */
export interface BoundedJson {
  readonly json: string;
  readonly shortened: boolean;
  /** UTF-8 bytes of the whole value. */
  readonly originalBytes: number;
}

const SMALLEST_TEXT_BYTES = 48;

function shortenTexts(value: unknown, maxBytes: number): unknown {
  if (typeof value === 'string') return shortenText(value, maxBytes).text;
  if (Array.isArray(value)) return value.map((item) => shortenTexts(item, maxBytes));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shortenTexts(item, maxBytes)]));
}

/** One item as JSON of at most `room` bytes, its long texts shortened; `undefined` where even that does not fit. */
function fitItem(item: unknown, room: number): string | undefined {
  for (let textBytes = room; textBytes >= SMALLEST_TEXT_BYTES; textBytes = Math.floor(textBytes * 0.7)) {
    const json = JSON.stringify(shortenTexts(item, textBytes)) ?? 'null';
    if (utf8Length(json) <= room) return json;
  }
  return undefined;
}

/**
 * A list as JSON of at most `maxBytes` UTF-8 bytes that is still valid JSON. The newest items (the last ones) stay
 * whole as long as they fit; older ones are shortened, the oldest left out.
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
  const kept: string[] = [];
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const part = parts[index] ?? 'null';
    const fitting = utf8Length(part) <= room ? part : fitItem(items[index], room);
    if (fitting === undefined) break;
    kept.unshift(fitting);
    room -= utf8Length(fitting) + 1;
  }
  return { json: `${before}[${kept.join(',')}]${after}`, shortened: true, originalBytes };
}

/** One value as JSON of at most `maxBytes` UTF-8 bytes, its long texts shortened; `{}` where nothing fits. */
export function boundedJson(value: unknown, maxBytes: number): BoundedJson {
  const whole = JSON.stringify(value) ?? 'null';
  const originalBytes = utf8Length(whole);
  if (originalBytes <= maxBytes) return { json: whole, shortened: false, originalBytes };
  return { json: fitItem(value, maxBytes) ?? '{}', shortened: true, originalBytes };
}
