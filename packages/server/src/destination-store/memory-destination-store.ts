import type { DestinationRecord } from './destination-record.ts';
import type { DestinationStore } from './destination-store.ts';
import { byAge, planSave } from './plan-save.ts';

/**
 * A {@link DestinationStore} in memory: for tests, Storybook and trying things out. Survives nothing, and is not shared
 * between processes. Runs anywhere.
 *
 * @example
 * ```ts
 * const handler = createSettingsHandler({ store: memoryDestinationStore(), secrets, authorize });
 * ```
 */
export function memoryDestinationStore(): DestinationStore {
  const recordsByOwner = new Map<string, Map<string, DestinationRecord>>();
  const enabledOwners = new Set<string>();

  const recordsOf = (owner: string) => recordsByOwner.get(owner) ?? new Map<string, DestinationRecord>();
  const copies = (owner: string, keep: (record: DestinationRecord) => boolean) =>
    structuredClone([...recordsOf(owner).values()].filter(keep).sort(byAge));

  return {
    list: async (owner) => copies(owner, ({ deletedAt }) => deletedAt === null),
    listDeleted: async (owner) => copies(owner, ({ deletedAt }) => deletedAt !== null),
    find: async (owner, id) => structuredClone(recordsOf(owner).get(id)),

    async *records() {
      for (const records of recordsByOwner.values()) yield* structuredClone([...records.values()]);
    },

    async save(record, expectedVersion) {
      const records = recordsOf(record.owner);
      const plan = planSave([...records.values()], { record: structuredClone(record), expectedVersion });
      if (plan.outcome.ok) {
        records.set(record.id, plan.outcome.record);
        for (const id of plan.removedIds) records.delete(id);
        recordsByOwner.set(record.owner, records);
      }
      return structuredClone(plan.outcome);
    },

    async recordHealth({ owner, id, version }, health) {
      const record = recordsOf(owner).get(id);
      if (record?.version === version) recordsOf(owner).set(id, { ...record, health: structuredClone(health) });
    },

    isBroadcastEnabled: async (owner) => enabledOwners.has(owner),

    async setBroadcastEnabled(owner, enabled) {
      if (enabled) enabledOwners.add(owner);
      else enabledOwners.delete(owner);
    },

    async purgeDeleted(deletedBefore) {
      let purged = 0;
      for (const records of recordsByOwner.values()) {
        for (const { id, deletedAt } of records.values()) {
          if (deletedAt !== null && deletedAt < deletedBefore && records.delete(id)) purged += 1;
        }
      }
      return purged;
    },

    close: async () => undefined,
  };
}
