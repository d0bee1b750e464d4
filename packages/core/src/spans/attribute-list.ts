import type { AttributeSink } from '../otlp/attribute-sink.ts';
import type { AttributeValue } from '../otlp/span.ts';
import { shortenText, utf8Prefix } from './shorten-text.ts';

/** Collects the attributes of one span after the other: unique keys, typed values, bounded in number and size. */
export interface AttributeList<Attributes = unknown> {
  /** Adds text, shortened to the value limit. Empty and absent text is left out. */
  text(key: string, value: string | null | undefined): void;
  /** Adds a whole number, fractions cut off. Anything that is no finite number is left out; beyond 2^53 it is dropped. */
  int(key: string, value: number | null | undefined): void;
  /** Adds a number of any size. Anything that is no finite number is left out. */
  double(key: string, value: number | null | undefined): void;
  bool(key: string, value: boolean | null | undefined): void;
  texts(key: string, values: readonly string[] | undefined): void;
  /**
   * Adds a value of the caller's own, under any key; its type is already decided. Long texts in it are shortened.
   * The first value of a key wins.
   */
  value(key: string, value: AttributeValue): void;
  /** Adds content that was made to fit. It takes no place away, so that privacy mode changes nothing else. */
  content(key: string, content: FittedContent): void;
  /** Counts something that did not fit. */
  drop(count?: number): void;
  /** The attributes of one span. The list is empty again. */
  finish(): { readonly attributes: Attributes; readonly droppedAttributesCount: number };
}

/** Content as it is shown. */
export interface FittedContent {
  /** As a JSON string, in UTF-8. */
  readonly quoted: Uint8Array;
  readonly shortened: boolean;
  /** UTF-8 bytes of the whole, or about so many. */
  readonly originalBytes: number;
}

/** Limits of an {@link AttributeList}. */
export interface AttributeLimits {
  /** Longest text in UTF-8 bytes. */
  readonly valueLimitBytes: number;
  /** Most attributes, not counting content and the `.truncated` marks. Default 256. */
  readonly maxAttributes?: number | undefined;
}

const MAX_KEY_BYTES = 256;
const MAX_ARRAY_LENGTH = 256;

/**
 * An empty {@link AttributeList} before a sink. Values above a limit, and those whose key is taken, are counted as dropped.
 * The mapping names each of its own keys once, so only the keys of callers are compared with those that are there.
 */
export function attributeList<Attributes>(
  { valueLimitBytes, maxAttributes = 256 }: AttributeLimits,
  sink: AttributeSink<Attributes>,
): AttributeList<Attributes> {
  let keys: string[] = [];
  let dropped = 0;
  let free = maxAttributes;

  function hasRoomFor(key: string): boolean {
    if (free <= 0) {
      dropped += 1;
      return false;
    }
    free -= 1;
    keys.push(key);
    return true;
  }

  function addText(key: string, value: string): void {
    // A UTF-16 unit has at most three bytes.
    if (value.length * 3 <= valueLimitBytes) {
      if (hasRoomFor(key)) sink.text(key, value.toWellFormed());
      return;
    }
    const { text, shortened } = shortenText(value.toWellFormed(), valueLimitBytes);
    if (!hasRoomFor(key)) return;
    sink.text(key, text);
    if (!shortened) return;
    const mark = `${key}.truncated`;
    if (keys.includes(mark)) {
      dropped += 1;
      return;
    }
    keys.push(mark);
    sink.bool(mark, true);
  }

  function addArray(key: string, items: readonly AttributeValue[]): void {
    dropped += Math.max(0, items.length - MAX_ARRAY_LENGTH);
    const value = items.slice(0, MAX_ARRAY_LENGTH).map((item): AttributeValue => {
      if (item.type !== 'string') return item;
      return { type: 'string', value: shortenText(item.value.toWellFormed(), valueLimitBytes).text };
    });
    if (hasRoomFor(key)) sink.array(key, value);
  }

  function isNumber(value: number | null | undefined): value is number {
    return typeof value === 'number' && Number.isFinite(value);
  }

  return {
    text(key, value) {
      if (typeof value === 'string' && value !== '') addText(key, value);
    },
    int(key, value) {
      if (!isNumber(value)) return;
      const whole = Math.trunc(value);
      if (!Number.isSafeInteger(whole)) dropped += 1;
      else if (hasRoomFor(key)) sink.int(key, whole);
    },
    double(key, value) {
      if (isNumber(value) && hasRoomFor(key)) sink.double(key, value);
    },
    bool(key, value) {
      if (typeof value === 'boolean' && hasRoomFor(key)) sink.bool(key, value);
    },
    texts(key, values) {
      if (values === undefined || values.length === 0) return;
      addArray(
        key,
        values.map((value) => ({ type: 'string', value })),
      );
    },
    value(givenKey, value) {
      const key = utf8Prefix(givenKey.toWellFormed(), MAX_KEY_BYTES);
      if (key === '' || keys.includes(key)) {
        dropped += 1;
        return;
      }
      if (value.type === 'string') addText(key, value.value);
      else if (value.type === 'array') addArray(key, value.value);
      else if (hasRoomFor(key)) addScalar(sink, key, value);
    },
    content(key, { quoted, shortened, originalBytes }) {
      sink.quoted(key, quoted);
      if (!shortened) return;
      sink.bool(`${key}.truncated`, true);
      sink.int(`${key}.original_bytes`, originalBytes);
    },
    drop(count = 1) {
      dropped += count;
    },
    finish() {
      const finished = { attributes: sink.finish(), droppedAttributesCount: dropped };
      keys = [];
      dropped = 0;
      free = maxAttributes;
      return finished;
    },
  };
}

function addScalar(
  sink: AttributeSink<unknown>,
  key: string,
  value: Extract<AttributeValue, { type: 'int' | 'double' | 'bool' }>,
): void {
  if (value.type === 'int') sink.int(key, value.value);
  else if (value.type === 'double') sink.double(key, value.value);
  else sink.bool(key, value.value);
}
