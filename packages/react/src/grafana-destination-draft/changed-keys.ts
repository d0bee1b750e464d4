import { comparableValue } from './draft-settings.ts';
import type { GrafanaDraft } from './grafana-draft.ts';

/** The keys of a draft whose values differ. Another spelling of the same value is no difference. */
export function changedKeys(a: GrafanaDraft, b: GrafanaDraft): (keyof GrafanaDraft)[] {
  return (Object.keys(a) as (keyof GrafanaDraft)[]).filter((key) => !isSameIn(key, a, b));
}

/** Puts the changes from `initial` to `mine` on top of `theirs`. */
export function rebaseDraft(mine: GrafanaDraft, initial: GrafanaDraft, theirs: GrafanaDraft): GrafanaDraft {
  const changes = Object.fromEntries(changedKeys(initial, mine).map((key) => [key, mine[key]]));
  return { ...theirs, ...changes };
}

function isSameIn(key: keyof GrafanaDraft, a: GrafanaDraft, b: GrafanaDraft): boolean {
  return a[key] === b[key] || JSON.stringify(comparableValue(key, a)) === JSON.stringify(comparableValue(key, b));
}
