import type { DestinationRecord } from './destination-record.ts';
import type { SaveOutcome } from './destination-store.ts';
import { IDEMPOTENCY_LIFETIME_MS, MAX_DELETED_PER_OWNER, MAX_DESTINATIONS_PER_TYPE } from './destination-store.ts';

/** What a store has to write: nothing, or `outcome.record`, and the records to remove. */
export interface SavePlan {
  readonly outcome: SaveOutcome;
  readonly removedIds: readonly string[];
}

/** Names that people would read as the same are the same. */
function comparableName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/**
 * The rules of `DestinationStore.save` without any medium, so that every store judges alike. The caller holds a
 * transaction around reading `stored` and writing the plan.
 *
 * @param stored - All records of the owner, deleted ones too.
 */
export function planSave(
  stored: readonly DestinationRecord[],
  { record, expectedVersion }: { readonly record: DestinationRecord; readonly expectedVersion: number },
): SavePlan {
  const refuse = (outcome: SaveOutcome): SavePlan => ({ outcome, removedIds: [] });
  const current = stored.find(({ id }) => id === record.id);
  if ((current?.version ?? 0) !== expectedVersion) return refuse({ ok: false, code: 'version_conflict', current });

  const isRemembered = ({ idempotency, createdAt }: DestinationRecord) =>
    idempotency?.key === record.idempotency?.key && createdAt > record.createdAt - IDEMPOTENCY_LIFETIME_MS;
  if (current === undefined && record.idempotency !== null && stored.some(isRemembered)) {
    return refuse({ ok: false, code: 'idempotency_key_taken' });
  }

  const others = stored.filter(({ id }) => id !== record.id);
  const live = others.filter(({ deletedAt }) => deletedAt === null);
  if (record.deletedAt === null) {
    const name = comparableName(record.name);
    if (live.some((other) => comparableName(other.name) === name)) return refuse({ ok: false, code: 'name_taken' });
    const sameType = live.filter(({ type }) => type === record.type);
    if (sameType.length >= MAX_DESTINATIONS_PER_TYPE) return refuse({ ok: false, code: 'limit_reached' });
  }

  const deleted = others
    .filter(({ deletedAt }) => deletedAt !== null)
    .sort((a, b) => (b.deletedAt ?? 0) - (a.deletedAt ?? 0));
  const room = MAX_DELETED_PER_OWNER - (record.deletedAt === null ? 0 : 1);
  return {
    outcome: { ok: true, record: { ...record, version: expectedVersion + 1 } },
    removedIds: deleted.slice(room).map(({ id }) => id),
  };
}

/** Oldest first; ids decide between records of the same millisecond. */
export function byAge(a: DestinationRecord, b: DestinationRecord): number {
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
}
