import type { Attribute, AttributeValue } from '../otlp/span.ts';
import { shortenText, utf8Prefix } from './shorten-text.ts';

/** Collects the attributes of one span: unique keys, typed values, bounded in number and size. */
export interface AttributeList {
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
  /** Adds text that is known to fit, given as a JSON string in UTF-8. */
  quoted(key: string, quoted: Uint8Array): void;
  /** Counts something that did not fit. */
  drop(count?: number): void;
  finish(): { readonly attributes: readonly Attribute[]; readonly droppedAttributesCount: number };
}

/** Limits of an {@link AttributeList}. */
export interface AttributeListOptions {
  /** Longest text in UTF-8 bytes. */
  readonly valueLimitBytes: number;
  /** Most attributes, not counting the `.truncated` marks. Default 256. */
  readonly maxAttributes?: number | undefined;
}

const decoder = new TextDecoder();

/** The encoder takes the bytes as they are; the text is made only when somebody asks. The bytes show in no listing of it. */
function quotedAttribute(key: string, quoted: Uint8Array): Attribute {
  const attribute: Attribute = {
    key,
    type: 'string',
    get value() {
      return JSON.parse(decoder.decode(quoted)) as string;
    },
  };
  return Object.defineProperty(attribute, 'quoted', { value: quoted });
}

const MAX_KEY_BYTES = 256;
const MAX_ARRAY_LENGTH = 256;

/**
 * An empty {@link AttributeList}. Values above a limit, and those whose key is taken, are counted as dropped. The mapping
 * names each of its own keys once, so only the keys of callers are compared with those that are there.
 */
export function attributeList({ valueLimitBytes, maxAttributes = 256 }: AttributeListOptions): AttributeList {
  const attributes: Attribute[] = [];
  let dropped = 0;
  let marks = 0;

  function add(attribute: Attribute): boolean {
    if (attributes.length - marks >= maxAttributes) {
      dropped += 1;
      return false;
    }
    attributes.push(attribute);
    return true;
  }

  const isTaken = (key: string) => attributes.some((attribute) => attribute.key === key);

  function addText(key: string, value: string): void {
    // A UTF-16 unit has at most three bytes.
    if (value.length * 3 <= valueLimitBytes) {
      add({ key, type: 'string', value: value.toWellFormed() });
      return;
    }
    const { text, shortened } = shortenText(value.toWellFormed(), valueLimitBytes);
    if (!add({ key, type: 'string', value: text }) || !shortened) return;
    const mark = `${key}.truncated`;
    if (isTaken(mark)) {
      dropped += 1;
      return;
    }
    marks += 1;
    add({ key: mark, type: 'bool', value: true });
  }

  function addArray(key: string, items: readonly AttributeValue[]): void {
    dropped += Math.max(0, items.length - MAX_ARRAY_LENGTH);
    const value = items.slice(0, MAX_ARRAY_LENGTH).map((item): AttributeValue => {
      if (item.type !== 'string') return item;
      return { type: 'string', value: shortenText(item.value.toWellFormed(), valueLimitBytes).text };
    });
    add({ key, type: 'array', value });
  }

  function isNumber(value: number | null | undefined): value is number {
    return typeof value === 'number' && Number.isFinite(value);
  }

  const list: AttributeList = {
    text(key, value) {
      if (typeof value === 'string' && value !== '') addText(key, value);
    },
    int(key, value) {
      if (!isNumber(value)) return;
      const whole = Math.trunc(value);
      if (Number.isSafeInteger(whole)) add({ key, type: 'int', value: whole });
      else dropped += 1;
    },
    double(key, value) {
      if (isNumber(value)) add({ key, type: 'double', value });
    },
    bool(key, value) {
      if (typeof value === 'boolean') add({ key, type: 'bool', value });
    },
    texts(key, values) {
      if (values !== undefined && values.length > 0) {
        addArray(
          key,
          values.map((value) => ({ type: 'string', value })),
        );
      }
    },
    value(givenKey, value) {
      const key = utf8Prefix(givenKey.toWellFormed(), MAX_KEY_BYTES);
      if (key === '' || isTaken(key)) {
        dropped += 1;
        return;
      }
      if (value.type === 'string') addText(key, value.value);
      else if (value.type === 'array') addArray(key, value.value);
      else add({ key, ...value });
    },
    quoted(key, quoted) {
      add(quotedAttribute(key, quoted));
    },
    drop(count = 1) {
      dropped += count;
    },
    finish: () => ({ attributes, droppedAttributesCount: dropped }),
  };
  return list;
}
