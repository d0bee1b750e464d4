/** The `ETag` of a destination: the version of its settings. */
export function etagOf({ version }: { readonly version: number }): string {
  return `"${version}"`;
}

/** Whether an `If-Match` header names this version. `*` names any; a weak tag names none (RFC 9110, 13.1.1). */
export function namesVersion(ifMatch: string, record: { readonly version: number }): boolean {
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  return tags.includes('*') || tags.includes(etagOf(record));
}
