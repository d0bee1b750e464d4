/** The value behind a text that is JSON of an object or a list; `undefined` for any other text. */
export function parsedContent(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
