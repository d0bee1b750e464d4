import { changedKeys } from './changed-keys.ts';
import type { GrafanaDraft } from './grafana-draft.ts';

/** A value that one side changed, or both, since the version that both began with. */
export interface ConflictRow {
  readonly key: keyof GrafanaDraft;
  /** Whether I changed it. */
  readonly mine: boolean;
  /** Whether they changed it. */
  readonly theirs: boolean;
}

/** What differs between two people's changes of the same version, in the order of the form. Same changes are no difference. */
export function conflictRows(
  initial: GrafanaDraft,
  { mine, theirs }: { readonly mine: GrafanaDraft; readonly theirs: GrafanaDraft },
): ConflictRow[] {
  const changedByMe = changedKeys(initial, mine);
  const changedByThem = withStoredSecrets(initial, theirs);
  return withStoredSecrets(mine, theirs).map((key) => ({
    key,
    mine: changedByMe.includes(key),
    theirs: changedByThem.includes(key),
  }));
}

/** Secrets cannot be compared, but their fingerprints can: another stored one is a change. */
function withStoredSecrets(a: GrafanaDraft, b: GrafanaDraft): (keyof GrafanaDraft)[] {
  const changed = changedKeys(a, b);
  const isOther = (key: keyof GrafanaDraft): boolean =>
    (key === 'apiKey' || key === 'headers') && JSON.stringify(a[key]) !== JSON.stringify(b[key]);
  return (Object.keys(a) as (keyof GrafanaDraft)[]).filter((key) => changed.includes(key) || isOther(key));
}
