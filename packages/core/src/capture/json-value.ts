/** A JSON object from outside: nothing is known about its fields yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The value where it is an object, not an array. */
export function objectOf(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** The objects of an array; nothing for any other value. */
export function objectsOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter((item) => objectOf(item) !== undefined) : [];
}

/** The texts of an array; `undefined` where there are none. */
export function textsOf(value: unknown): readonly string[] | undefined {
  const texts = Array.isArray(value) ? value.filter((item): item is string => textOf(item) !== undefined) : [];
  return texts.length > 0 ? texts : undefined;
}

/** The value where it is text with at least one character. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The value where it is a finite number. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The value where it is a whole number. */
export function integerOf(value: unknown): number | undefined {
  return Number.isSafeInteger(value) ? (value as number) : undefined;
}

/** The value where it can count something: whole and not negative. */
export function countOf(value: unknown): number | undefined {
  const integer = integerOf(value);
  return integer !== undefined && integer >= 0 ? integer : undefined;
}

/** Parsed JSON; `undefined` where the text is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** JSON text of a value; `undefined` where it has none. */
export function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
