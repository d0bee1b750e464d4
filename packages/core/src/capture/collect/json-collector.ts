import { parseJson } from '../json-value.ts';
import type { JsonShrinker } from './json-shrinker.ts';
import { createJsonShrinker } from './json-shrinker.ts';

/** What became of a body. */
export interface CollectedJson {
  /** The parsed body; `undefined` where it is not JSON or its shape alone is too large. */
  readonly value: unknown;
  /** Start of the body as text, for messages about bodies that are not JSON. */
  readonly start: string;
  /** Whether the body was longer than the limit, so that long texts in it are cut. */
  readonly truncated: boolean;
}

/** Collects a JSON body piece by piece. */
export interface JsonCollector {
  push(text: string): void;
  finish(): CollectedJson;
}

const START_LENGTH = 500;

/** Collects JSON in memory of about twice `maxChars`, whatever the length of the body. */
export function createJsonCollector(maxChars: number): JsonCollector {
  let pieces: string[] = [];
  let length = 0;
  let start = '';
  let shrinker: JsonShrinker | undefined;
  return {
    push(text) {
      if (start.length < START_LENGTH) start += text.slice(0, START_LENGTH - start.length);
      length += text.length;
      if (shrinker !== undefined) {
        shrinker.push(text);
        return;
      }
      pieces.push(text);
      if (length <= maxChars) return;
      shrinker = createJsonShrinker(maxChars);
      for (const piece of pieces) shrinker.push(piece);
      pieces = [];
    },
    finish() {
      const text = shrinker === undefined ? pieces.join('') : shrinker.finish();
      return { value: text === undefined ? undefined : parseJson(text), start, truncated: shrinker !== undefined };
    },
  };
}

/** Parses JSON text; of a text longer than `maxChars` long values are cut. */
export function parseBoundedJson(text: string, maxChars: number): CollectedJson {
  if (text.length <= maxChars) return { value: parseJson(text), start: text.slice(0, START_LENGTH), truncated: false };
  const collector = createJsonCollector(maxChars);
  collector.push(text);
  return collector.finish();
}
