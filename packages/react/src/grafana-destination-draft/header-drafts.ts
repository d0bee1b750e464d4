import { trimPasted } from '@broadcast-kit/core';
import type { SecretDraft } from './secret-draft.ts';

/** An extra request header as it is edited. A stored one keeps its name; only its value can be replaced. */
export interface HeaderDraft {
  /** Tells headers apart while their names are being typed. */
  readonly id: string;
  readonly name: string;
  readonly value: SecretDraft;
}

/** The headers of a saved destination, whose values are masked. */
export function storedHeaders(masked: Readonly<Record<string, string>> = {}): HeaderDraft[] {
  return Object.entries(masked).map(([name, hint]) => ({ id: name, name, value: { kind: 'stored', hint } }));
}

/** Headers that came as a whole, such as from a snippet, put over those of the same names. */
export function withHeaders(
  drafts: readonly HeaderDraft[],
  given: Readonly<Record<string, string>>,
): readonly HeaderDraft[] {
  const names = new Set(Object.keys(given).map(comparableName));
  const others = drafts.filter(({ name }) => !names.has(comparableName(name)));
  const typed = Object.entries(given).map(([name, value]): HeaderDraft => {
    return { id: name, name, value: { kind: 'typed', value } };
  });
  return [...others, ...typed];
}

/** The headers that mean something: a line that nobody has filled in is no header. */
export function usedHeaders(drafts: readonly HeaderDraft[]): HeaderDraft[] {
  return drafts.filter(({ name, value }) => name.trim() !== '' || value.kind === 'stored' || value.value.trim() !== '');
}

/**
 * All headers as the settings API takes them. The mask of a stored value is sent back on purpose: it says that the value
 * stays, while a header that is left out goes.
 */
export function headersRequest(drafts: readonly HeaderDraft[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    usedHeaders(drafts).map(({ name, value }) => [
      name.trim(),
      value.kind === 'stored' ? value.hint : trimPasted(value.value),
    ]),
  );
}

/** Names of headers do not differ by upper and lower case. */
export function comparableName(name: string): string {
  return name.trim().toLowerCase();
}
