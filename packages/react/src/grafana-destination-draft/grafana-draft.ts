import type { DestinationView } from '@broadcast-kit/core';

/** What a form holds: values as they are typed, before they are judged or brought into canonical form. */
export interface GrafanaDraft {
  readonly name: string;
  /** Empty: the default Base URL. */
  readonly baseUrl: string;
  readonly instanceId: string;
  readonly apiKey: ApiKeyDraft;
  /** Extra request headers; `undefined`: as stored, or none. */
  readonly headers: Readonly<Record<string, string>> | undefined;
  /** Percent as typed, such as `100` or `0,5`. */
  readonly samplingPercent: string;
  readonly privacyMode: boolean;
}

/** A key that the server keeps and never gives back, or one that is being typed. A mask is never a value. */
export type ApiKeyDraft =
  | { readonly kind: 'stored' /** Masked: `glc_...` and a fingerprint. */; readonly hint: string }
  | { readonly kind: 'typed'; readonly value: string };

/** A field that can be wrong. */
export type FormField = 'name' | 'baseUrl' | 'instanceId' | 'apiKey' | 'headers' | 'samplingRate';

/** All fields in the order in which people meet them, so that "the first wrong one" is the first on the screen. */
export const FORM_FIELDS: readonly FormField[] = ['name', 'baseUrl', 'instanceId', 'apiKey', 'headers', 'samplingRate'];

const NO_KEY: ApiKeyDraft = { kind: 'typed', value: '' };

/** An empty draft with a name. */
export function createDraft(name: string): GrafanaDraft {
  return {
    name,
    baseUrl: '',
    instanceId: '',
    apiKey: NO_KEY,
    headers: undefined,
    samplingPercent: '100',
    privacyMode: false,
  };
}

/** A saved destination as a draft. */
export function draftOf(destination: DestinationView): GrafanaDraft {
  const { config } = destination;
  return {
    name: destination.name,
    baseUrl: config.baseUrl,
    instanceId: config.instanceId,
    apiKey: { kind: 'stored', hint: config.apiKey },
    headers: undefined,
    samplingPercent: String(Number((destination.samplingRate * 100).toFixed(4))),
    privacyMode: destination.privacyMode,
  };
}

/** The keys of a draft whose values differ. */
export function changedKeys(a: GrafanaDraft, b: GrafanaDraft): (keyof GrafanaDraft)[] {
  return (Object.keys(a) as (keyof GrafanaDraft)[]).filter((key) => !isSameIn(key, a, b));
}

/** Puts the changes from `initial` to `mine` on top of `theirs`. */
export function rebaseDraft(mine: GrafanaDraft, initial: GrafanaDraft, theirs: GrafanaDraft): GrafanaDraft {
  const changes = Object.fromEntries(changedKeys(initial, mine).map((key) => [key, mine[key]]));
  return { ...theirs, ...changes };
}

/** `base`, or `base 2`, `base 3`, ... where the name is taken. Names are compared without case. */
export function proposeName(base: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.trim().toLowerCase()));
  let name = base;
  for (let count = 2; used.has(name.toLowerCase()); count += 1) name = `${base} ${count}`;
  return name;
}

/** Whether two drafts hold the same value under `key`. */
function isSameIn(key: keyof GrafanaDraft, a: GrafanaDraft, b: GrafanaDraft): boolean {
  return a[key] === b[key] || JSON.stringify(a[key]) === JSON.stringify(b[key]);
}
