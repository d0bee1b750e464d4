import { base64Bytes, dataUrlFacts, isLongBase64, stripPayloads } from './strip-payloads.ts';

/** What stands in place of an image, a sound, a film or a file: its kind, and how much is not shown. */
export interface MediaPlaceholder {
  readonly type: string;
  readonly mime?: string | undefined;
  /** Size of the media itself, not of its base64 text. */
  readonly bytes?: number | undefined;
}

/** Parts of one message that are looked at, from the first on. */
export const MAX_PARTS = 1_000;

const MEDIA_TYPE = /(?:^|_)(image|audio|video|file|document|media|blob)(?:_|$)/;
/** Steps of a hosted tool, such as `file_search_call`: what was done, not a medium. */
const TOOL_STEP_TYPE = /_(?:call|output|result)(?:_|$)/;
const MAX_FIELDS = 100;
/** Results of tools hold parts, and no API goes further down. */
const MAX_PART_DEPTH = 3;

/** What kind of medium a content part of this type carries: `image` for `image_url`. `undefined` for all other parts. */
export function mediaModality(type: unknown): string | undefined {
  return typeof type === 'string' && !TOOL_STEP_TYPE.test(type) ? MEDIA_TYPE.exec(type)?.[1] : undefined;
}

/** The value where it is an object, not an array. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
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

function mimeOf(part: Readonly<Record<string, unknown>>): string | undefined {
  for (const holder of [part, part.source, part.file, part.input_audio, part.image_url]) {
    const { media_type, mime_type, mimeType, format } = recordOf(holder) ?? {};
    for (const named of [media_type, mime_type, mimeType]) if (typeof named === 'string') return named.slice(0, 100);
    if (typeof format === 'string') return `audio/${format.slice(0, 50)}`;
  }
  return undefined;
}

function mediaPlaceholder(part: Readonly<Record<string, unknown>>, type: string): MediaPlaceholder {
  const payload = longestText(part, 0);
  const { mime = mimeOf(part), bytes = isLongBase64(payload) ? base64Bytes(payload) : undefined } =
    dataUrlFacts(payload) ?? {};
  return { type, ...(mime === undefined ? {} : { mime }), ...(bytes === undefined ? {} : { bytes }) };
}

/** A copy of one content part: a placeholder where it is an image, a sound, a film or a file. */
export function stripPart(part: unknown, depth = 0): unknown {
  const fields = recordOf(part);
  if (fields === undefined) return stripPayloads(part);
  const { type, content } = fields;
  if (typeof type === 'string' && mediaModality(type) !== undefined) return mediaPlaceholder(fields, type);
  if (!Array.isArray(content)) return stripPayloads(part);
  const others = stripPayloads({ ...fields, content: null }) as Record<string, unknown>;
  return { ...others, content: stripParts(content, depth + 1) };
}

/** A copy of the content of a message: text, or parts in which each medium is only a placeholder. */
export function stripParts(content: unknown, depth = 0): unknown {
  if (!Array.isArray(content) || depth > MAX_PART_DEPTH) return stripPayloads(content);
  return content.slice(0, MAX_PARTS).map((part: unknown) => stripPart(part, depth));
}

/** A copy of a sound that the model made: what was said, and how large it is. */
export function stripSound(audio: unknown): unknown {
  const { data, ...others } = recordOf(audio) ?? {};
  if (typeof data !== 'string') return stripPayloads(audio);
  return { ...(stripPayloads(others) as object), bytes: base64Bytes(data) };
}

const FIELDS: ReadonlyMap<string, (value: unknown) => unknown> = new Map([
  ['content', stripParts],
  ['images', stripParts],
  ['audio', stripSound],
]);

/** Most messages are a role and a text, and stay what they are. */
function isPlainText(fields: Readonly<Record<string, unknown>>): boolean {
  const values = Object.values(fields);
  return (
    values.length <= MAX_FIELDS && values.every((value) => typeof value === 'string' && stripPayloads(value) === value)
  );
}

/**
 * A copy of a message without media. Its content parts and generated images go by their type; everywhere else, as in the
 * arguments of tools, an ordinary object may well have the type `document`, and only payloads are replaced.
 */
export function stripMessage(message: unknown): unknown {
  const given = recordOf(message);
  if (given === undefined) return stripPayloads(message);
  // Read once, without its `toJSON`: what is written is what was looked at.
  const fields = { ...given };
  if (isPlainText(fields)) return fields;
  return Object.fromEntries(
    Object.entries(fields)
      .slice(0, MAX_FIELDS)
      .map(([key, value]) => [key, (FIELDS.get(key) ?? stripPayloads)(value)]),
  );
}
