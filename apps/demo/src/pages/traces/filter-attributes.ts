import type { TraceAttribute } from '../../trace-reading/trace-span.ts';

/** The value as a text that a person can search and copy. */
export function attributeValueText({ value }: TraceAttribute): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** The attributes whose key or value holds every word of the search, upper and lower case alike. */
export function filterAttributes(attributes: readonly TraceAttribute[], search: string): readonly TraceAttribute[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return attributes.filter((attribute) => {
    const text = `${attribute.key} ${attributeValueText(attribute)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
