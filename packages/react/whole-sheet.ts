/**
 * A stylesheet with the parts that it imports in their place.
 *
 * @param read - The text of a part, by its path as the sheet names it.
 */
export function wholeSheet(sheet: string, read: (path: string) => string): string {
  return sheet.replace(/^@import "(.+)";$/gm, (_, path: string) => read(path).trimEnd());
}
