/** Head of a base64 data URL, also in the middle of a text. */
const DATA_URL_HEAD = /data:([\w.+-]{1,60}\/[\w.+-]{1,60})(?:;[\w.=+-]{1,60}){0,5};base64,/g;
/** A text that is a data URL from its first character on, in any encoding. */
const WHOLE_DATA_URL = /^data:([\w.+-]{1,60}\/[\w.+-]{1,60})(?:;[^;,]{0,100}){0,5},/;
const NOT_BASE64 = /[^\w+/=-]/g;
/** What capture puts at the end of a text that it had to cut: the size of the whole is not known any more. */
const CUT = '…';
const SHORTEST_PAYLOAD = 64;
const SHORTEST_BASE64 = 512;
const SHORTEST_DATA_URL = 256;
const MAX_DEPTH = 12;
/** Items and fields of one value in all. */
const MAX_NODES = 50_000;

function base64End(text: string, from: number): number {
  NOT_BASE64.lastIndex = from;
  return NOT_BASE64.exec(text)?.index ?? text.length;
}

/** Bytes that base64 text of this length stands for. */
export function base64Bytes(base64: string): number {
  return Math.floor((base64.replace(/={1,2}$/, '').length * 3) / 4);
}

/** Whether a text is long and nothing but base64. */
export function isLongBase64(text: string): boolean {
  if (text.length < SHORTEST_BASE64) return false;
  const end = base64End(text, 0);
  return end === text.length || (end === text.length - 1 && text.endsWith(CUT));
}

/** What a data URL says of its payload. */
export interface DataUrlFacts {
  readonly mime: string;
  readonly isBase64: boolean;
  /** Size of the payload; `undefined` where capture has cut it. */
  readonly bytes: number | undefined;
}

/** The facts of a text that begins as a data URL; `undefined` for any other text. */
export function dataUrlFacts(text: string): DataUrlFacts | undefined {
  const [head, mime] = WHOLE_DATA_URL.exec(text) ?? [];
  if (head === undefined || mime === undefined) return undefined;
  const isBase64 = head.endsWith(';base64,');
  if (text.endsWith(CUT)) return { mime, isBase64, bytes: undefined };
  const payload = text.slice(head.length);
  return { mime, isBase64, bytes: isBase64 ? base64Bytes(payload) : payload.length };
}

/** Letters of both cases and digits: a long row of one character is no payload. */
function isMixed(text: string): boolean {
  return /[A-Z]/.test(text) && /[a-z]/.test(text) && /\d/.test(text);
}

function mark(kind: string, bytes: number | undefined): string {
  return bytes === undefined ? `[${kind}]` : `[${kind}, ${bytes} bytes]`;
}

/**
 * A text in which each data URL, and long base64 that is the whole text, is only a mark such as `[image/png, 1234 bytes]`.
 */
function stripText(text: string): string {
  if (text.length < SHORTEST_PAYLOAD) return text;
  if (text.length >= SHORTEST_DATA_URL && text.startsWith('data:')) {
    const facts = dataUrlFacts(text);
    // Where base64 ends is known, see below; any other encoding may go on to the end of the text.
    if (facts !== undefined && !facts.isBase64) return mark(facts.mime, facts.bytes);
  }
  if (isLongBase64(text) && isMixed(text.slice(0, SHORTEST_BASE64))) {
    return mark('base64', text.endsWith(CUT) ? undefined : base64Bytes(text));
  }
  if (!text.includes(';base64,')) return text;
  let stripped = '';
  let done = 0;
  for (const { 0: head, 1: mime = '', index } of text.matchAll(DATA_URL_HEAD)) {
    const from = index + head.length;
    const end = base64End(text, from);
    if (end - from < SHORTEST_PAYLOAD) continue;
    const isCut = text.startsWith(CUT, end);
    stripped += text.slice(done, index) + mark(mime, isCut ? undefined : base64Bytes(text.slice(from, end)));
    done = isCut ? end + CUT.length : end;
  }
  return stripped + text.slice(done);
}

/**
 * A copy of any value in which texts went through {@link stripText}. Bounded in depth and size, cycles cut, so that its
 * JSON text can be made.
 */
export function stripPayloads(value: unknown): unknown {
  if (typeof value === 'string') return stripText(value);
  const ancestors: object[] = [];
  let nodes = 0;

  function copy(current: unknown): unknown {
    if (typeof current === 'string') return stripText(current);
    if (typeof current === 'bigint') return String(current);
    if (typeof current !== 'object' || current === null) return current;
    if (ancestors.includes(current)) return '[circular]';
    if (ancestors.length >= MAX_DEPTH) return '[too deep]';
    const entries = Array.isArray(current) ? current : Object.entries(current);
    nodes += 1 + entries.length;
    if (nodes > MAX_NODES) return '[too large]';
    ancestors.push(current);
    const copied = Array.isArray(current)
      ? current.map(copy)
      : Object.fromEntries(entries.map(([key, item]) => [key, copy(item)]));
    ancestors.pop();
    return copied;
  }
  return copy(value);
}
