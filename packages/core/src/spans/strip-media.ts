/** What stands in place of an image, a sound, a film or a file: its kind, and how much is not shown. */
export interface MediaPlaceholder {
  readonly type: string;
  readonly mime?: string;
  /** Size of the media itself, not of its base64 text. */
  readonly bytes?: number;
}

const MEDIA_TYPE = /(?:^|_)(image|audio|video|file|document|media|blob)(?:_|$)/;
/** Steps of a hosted tool, such as `file_search_call`: what was done, not a medium. */
const TOOL_STEP_TYPE = /_(?:call|output|result)(?:_|$)/;
const DATA_URL = /^data:([^;,]{0,100})(?:;[^;,]{0,100})*,/;
const LONG_BASE64 = /^[A-Za-z0-9+/_-]{512,}={0,2}$/;
const MAX_DEPTH = 12;
const MAX_ITEMS = 1_000;

/** What kind of medium a content part of this type carries: `image` for `image_url`. `undefined` for all other parts. */
export function mediaModality(type: unknown): string | undefined {
  return typeof type === 'string' && !TOOL_STEP_TYPE.test(type) ? MEDIA_TYPE.exec(type)?.[1] : undefined;
}

function base64Bytes(base64: string): number {
  return Math.floor((base64.replace(/=+$/, '').length * 3) / 4);
}

function dataUrlPlaceholder(type: string, url: string): MediaPlaceholder {
  const [head = '', mime = ''] = DATA_URL.exec(url) ?? [];
  // Capture has cut it, so its size is not known any more.
  if (url.endsWith('…')) return mime === '' ? { type } : { type, mime };
  const size = url.length - head.length;
  const bytes = head.includes(';base64') ? base64Bytes(url.slice(head.length)) : size;
  return mime === '' ? { type, bytes } : { type, mime, bytes };
}

function longestText(value: unknown, depth: number): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || depth > 3) return '';
  let longest = '';
  for (const item of Object.values(value)) {
    const text = longestText(item, depth + 1);
    if (text.length > longest.length) longest = text;
  }
  return longest;
}

function mimeOf(part: Record<string, unknown>): string | undefined {
  for (const holder of [part, part.source, part.file, part.input_audio, part.image_url]) {
    if (typeof holder !== 'object' || holder === null) continue;
    const { media_type, mime_type, mimeType, format } = holder as Record<string, unknown>;
    for (const named of [media_type, mime_type, mimeType]) if (typeof named === 'string') return named.slice(0, 100);
    if (typeof format === 'string') return `audio/${format.slice(0, 50)}`;
  }
  return undefined;
}

function mediaPlaceholder(part: Record<string, unknown>, type: string): MediaPlaceholder {
  const payload = longestText(part, 0);
  if (DATA_URL.test(payload)) return dataUrlPlaceholder(type, payload);
  const mime = mimeOf(part);
  return {
    type,
    ...(mime === undefined ? {} : { mime }),
    ...(LONG_BASE64.test(payload) ? { bytes: base64Bytes(payload) } : {}),
  };
}

/**
 * A copy of message content in which every image, sound, film and file is only a placeholder with its kind and size.
 * Also finds media that stands in plain text as a data URL. Bounded in depth, so that any value can be given.
 */
export function stripMedia(content: unknown, depth = 0): unknown {
  if (typeof content === 'string') {
    return content.startsWith('data:') && DATA_URL.test(content) && content.length > 256
      ? dataUrlPlaceholder('data', content)
      : content;
  }
  if (typeof content !== 'object' || content === null) return typeof content === 'bigint' ? String(content) : content;
  if (depth >= MAX_DEPTH) return '[too deep]';
  if (Array.isArray(content)) return content.slice(0, MAX_ITEMS).map((item) => stripMedia(item, depth + 1));
  const part = content as Record<string, unknown>;
  const { type } = part;
  if (typeof type === 'string' && mediaModality(type) !== undefined) return mediaPlaceholder(part, type);
  return Object.fromEntries(
    Object.entries(part)
      .slice(0, MAX_ITEMS)
      .map(([key, value]) => [key, stripMedia(value, depth + 1)]),
  );
}
