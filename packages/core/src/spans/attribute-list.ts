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
  /** Adds a value whose type is already decided; long texts in it are shortened. */
  value(key: string, value: AttributeValue): void;
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

const MAX_KEY_BYTES = 256;
const MAX_ARRAY_LENGTH = 256;

/** An empty {@link AttributeList}. The first value of a key wins; later ones and everything above a limit are counted as dropped. */
export function attributeList({ valueLimitBytes, maxAttributes = 256 }: AttributeListOptions): AttributeList {
  const attributes: Attribute[] = [];
  const keys = new Set<string>();
  let dropped = 0;
  let marks = 0;

  function add(givenKey: string, type: AttributeValue['type'], value: AttributeValue['value']): void {
    const key = utf8Prefix(givenKey.toWellFormed(), MAX_KEY_BYTES);
    if (key === '' || attributes.length - marks >= maxAttributes || keys.size === keys.add(key).size) {
      dropped += 1;
      return;
    }
    attributes.push({ key, type, value } as Attribute);
  }

  function addText(key: string, value: string): void {
    const { text, shortened } = shortenText(value.toWellFormed(), valueLimitBytes);
    const before = attributes.length;
    add(key, 'string', text);
    if (!shortened || attributes.length === before) return;
    marks += 1;
    add(`${key}.truncated`, 'bool', true);
  }

  function addArray(key: string, items: readonly AttributeValue[]): void {
    dropped += Math.max(0, items.length - MAX_ARRAY_LENGTH);
    const value = items.slice(0, MAX_ARRAY_LENGTH).map((item): AttributeValue => {
      if (item.type !== 'string') return item;
      return { type: 'string', value: shortenText(item.value.toWellFormed(), valueLimitBytes).text };
    });
    add(key, 'array', value);
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
      if (Number.isSafeInteger(whole)) add(key, 'int', whole);
      else dropped += 1;
    },
    double(key, value) {
      if (isNumber(value)) add(key, 'double', value);
    },
    bool(key, value) {
      if (typeof value === 'boolean') add(key, 'bool', value);
    },
    texts(key, values) {
      if (values !== undefined && values.length > 0) {
        addArray(
          key,
          values.map((value) => ({ type: 'string', value })),
        );
      }
    },
    value(key, value) {
      if (value.type === 'string') addText(key, value.value);
      else if (value.type === 'array') addArray(key, value.value);
      else add(key, value.type, value.value);
    },
    drop(count = 1) {
      dropped += count;
    },
    finish: () => ({ attributes, droppedAttributesCount: dropped }),
  };
  return list;
}
