import type { DestinationRecord } from './destination-record.ts';
import type { DestinationStore } from './destination-store.ts';
import { IDEMPOTENCY_LIFETIME_MS, MAX_DELETED_PER_OWNER, MAX_DESTINATIONS_PER_TYPE } from './destination-store.ts';

/** What {@link destinationStoreContract} needs of a test runner. Vitest, Jest and `node:test` with an `expect` fit. */
export interface ContractRunner {
  readonly describe: (name: string, define: () => void) => void;
  readonly it: (name: string, run: () => Promise<void>) => void;
  readonly expect: (actual: unknown) => { toEqual(expected: unknown): void };
}

/** Options of {@link destinationStoreContract}. */
export interface DestinationStoreContractOptions extends ContractRunner {
  /** A new, empty store for one test. The suite closes it. */
  readonly createStore: () => DestinationStore | Promise<DestinationStore>;
}

/** A complete record for tests of stores. */
export function sampleDestinationRecord(given: Partial<DestinationRecord> = {}): DestinationRecord {
  return {
    id: 'id-1',
    owner: 'owner-1',
    type: 'grafana',
    name: 'Grafana Cloud',
    enabled: true,
    privacyMode: false,
    samplingRate: 1,
    apiKeyHashes: ['a'.repeat(64)],
    filterRules: { enabled: true, groups: [{ logic: 'and', rules: [{ field: 'model', operator: 'exists' }] }] },
    serviceName: 'openrouter',
    valueLimitBytes: 2048,
    grafanaUrl: null,
    metadataScopes: [],
    agentObservability: false,
    connection: {
      baseUrl: 'https://otlp-gateway-prod-us-west-0.grafana.net/otlp',
      instanceId: '123456',
      apiKey: { sealed: 'v1.0a1b2c3d.sealed', mask: 'glc_...a1b2c3d4' },
      headers: { 'x-scope-orgid': { sealed: 'v1.0a1b2c3d.sealed', mask: '...' } },
    },
    reference: {
      regions: null,
      workspaceId: null,
    },
    health: { state: 'unknown' },
    idempotency: null,
    version: 0,
    createdAt: 1_700_000_000_000,
    updatedAt: 1_700_000_000_000,
    deletedAt: null,
    ...given,
  };
}

/**
 * Checks everything that the {@link DestinationStore} interface promises, save for what only a killed process or a pulled
 * plug can show. Imports no test runner: pass yours.
 *
 * @example
 * ```ts
 * import { describe, expect, it } from 'vitest';
 * import { destinationStoreContract } from '@broadcast-kit/server/testing';
 *
 * destinationStoreContract({ describe, it, expect, createStore: () => myDestinationStore() });
 * ```
 */
export function destinationStoreContract({ describe, it, expect, createStore }: DestinationStoreContractOptions): void {
  const check = (name: string, run: (store: DestinationStore) => Promise<void>) =>
    it(name, async () => {
      const store = await createStore();
      try {
        await run(store);
      } finally {
        await store.close();
      }
    });
  const numbered = (index: number, given: Partial<DestinationRecord> = {}) =>
    sampleDestinationRecord({ id: `id-${index}`, name: `Name ${index}`, createdAt: 1000 + index, ...given });
  const codeOf = (outcome: Awaited<ReturnType<DestinationStore['save']>>) => (outcome.ok ? 'saved' : outcome.code);
  const idsOf = (records: readonly DestinationRecord[]) => records.map(({ id }) => id);

  describe('saving', () => {
    check('gives back what was saved, with version 1', async (store) => {
      const record = sampleDestinationRecord();
      const saved = { ...record, version: 1 };
      expect(await store.save(record, 0)).toEqual({ ok: true, record: saved });
      expect(await store.find('owner-1', 'id-1')).toEqual(saved);
      expect(await store.list('owner-1')).toEqual([saved]);
    });

    check('counts the version up with each change', async (store) => {
      await store.save(sampleDestinationRecord(), 0);
      await store.save(sampleDestinationRecord({ enabled: false }), 1);
      const stored = await store.find('owner-1', 'id-1');
      expect([stored?.version, stored?.enabled]).toEqual([2, false]);
    });

    check('refuses a change that is based on an old version, and shows the current one', async (store) => {
      await store.save(sampleDestinationRecord(), 0);
      await store.save(sampleDestinationRecord({ name: 'Theirs' }), 1);
      const current = sampleDestinationRecord({ name: 'Theirs', version: 2 });
      expect(await store.save(sampleDestinationRecord({ name: 'Mine' }), 1)).toEqual({
        ok: false,
        code: 'version_conflict',
        current,
      });
      expect(await store.find('owner-1', 'id-1')).toEqual(current);
    });

    check('refuses to create what exists and to change what does not', async (store) => {
      expect(codeOf(await store.save(sampleDestinationRecord(), 1))).toEqual('version_conflict');
      await store.save(sampleDestinationRecord(), 0);
      expect(codeOf(await store.save(sampleDestinationRecord(), 0))).toEqual('version_conflict');
    });

    check('lets exactly one of many changes to the same version through', async (store) => {
      await store.save(sampleDestinationRecord(), 0);
      const attempts = Array.from({ length: 10 }, (_, index) =>
        store.save(sampleDestinationRecord({ name: `Name ${index}` }), 1),
      );
      const outcomes = await Promise.all(attempts);
      expect(outcomes.filter(({ ok }) => ok).length).toEqual(1);
      expect((await store.find('owner-1', 'id-1'))?.version).toEqual(2);
    });

    check('creates one destination per idempotency key in 24 hours, also when they arrive together', async (store) => {
      const idempotency = { key: 'draft-1', signature: 'signature' };
      const outcomes = await Promise.all([1, 2, 3].map((index) => store.save(numbered(index, { idempotency }), 0)));
      expect(outcomes.map(codeOf).sort()).toEqual(['idempotency_key_taken', 'idempotency_key_taken', 'saved']);
      const [saved] = await store.list('owner-1');
      if (saved === undefined) throw new Error('nothing was saved');
      expect(codeOf(await store.save({ ...saved, name: 'Renamed' }, 1))).toEqual('saved');
      expect(codeOf(await store.save({ ...saved, deletedAt: 5000 }, 2))).toEqual('saved');
      expect(codeOf(await store.save(numbered(4, { idempotency }), 0))).toEqual('idempotency_key_taken');
      expect(codeOf(await store.save(numbered(4, { idempotency, owner: 'owner-2' }), 0))).toEqual('saved');
      const nextDay = { idempotency, createdAt: saved.createdAt + IDEMPOTENCY_LIFETIME_MS };
      expect(codeOf(await store.save(numbered(4, nextDay), 0))).toEqual('saved');
    });

    check('hands out copies', async (store) => {
      const given = sampleDestinationRecord();
      await store.save(given, 0);
      (given as { name: string }).name = 'changed outside';
      const read = await store.find('owner-1', 'id-1');
      (read as { name: string }).name = 'changed outside';
      expect((await store.find('owner-1', 'id-1'))?.name).toEqual('Grafana Cloud');
    });
  });

  describe('names and limits', () => {
    check('keeps names unique, however they are written', async (store) => {
      await store.save(numbered(1, { name: 'Grafana Cloud' }), 0);
      expect(codeOf(await store.save(numbered(2, { name: 'grafana cloud' }), 0))).toEqual('name_taken');
      expect(codeOf(await store.save(numbered(2, { name: 'Grafana Cloud 2' }), 0))).toEqual('saved');
      expect(codeOf(await store.save(numbered(2, { name: 'GRAFANA CLOUD' }), 1))).toEqual('name_taken');
      expect(codeOf(await store.save(numbered(1, { name: 'Grafana cloud' }), 1))).toEqual('saved');
    });

    check('holds at most five live destinations, also when they arrive together', async (store) => {
      const outcomes = await Promise.all(Array.from({ length: 9 }, (_, index) => store.save(numbered(index), 0)));
      expect(outcomes.filter(({ ok }) => ok).length).toEqual(MAX_DESTINATIONS_PER_TYPE);
      expect((await store.list('owner-1')).length).toEqual(MAX_DESTINATIONS_PER_TYPE);
      expect(codeOf(await store.save(numbered(20), 0))).toEqual('limit_reached');
    });

    check('takes ids of any text', async (store) => {
      const ids = ['λ', '~', 'a/b', 'ümlaut', '🔑'];
      for (const id of ids) await store.save(sampleDestinationRecord({ id, name: id }), 0);
      expect(new Set(idsOf(await store.list('owner-1')))).toEqual(new Set(ids));
      for (const id of ids) expect((await store.find('owner-1', id))?.name).toEqual(id);
    });

    check('lists the oldest first', async (store) => {
      for (const index of [3, 1, 2]) await store.save(numbered(index), 0);
      expect(idsOf(await store.list('owner-1'))).toEqual(['id-1', 'id-2', 'id-3']);
    });
  });

  describe('deleting and restoring', () => {
    check('takes a deleted destination off the list, and its name and place become free', async (store) => {
      await store.save(numbered(1, { name: 'Grafana Cloud' }), 0);
      await store.save(numbered(1, { name: 'Grafana Cloud', deletedAt: 5000 }), 1);
      expect(await store.list('owner-1')).toEqual([]);
      expect(idsOf(await store.listDeleted('owner-1'))).toEqual(['id-1']);
      expect((await store.find('owner-1', 'id-1'))?.deletedAt).toEqual(5000);
      expect(codeOf(await store.save(numbered(2, { name: 'Grafana Cloud' }), 0))).toEqual('saved');
    });

    check('restores it, unless its name or place is taken meanwhile', async (store) => {
      await store.save(numbered(1), 0);
      await store.save(numbered(1, { deletedAt: 5000 }), 1);
      await store.save(numbered(2, { name: 'Name 1' }), 0);
      expect(codeOf(await store.save(numbered(1), 2))).toEqual('name_taken');
      await store.save(numbered(2, { name: 'Name 2' }), 1);
      for (const index of [3, 4, 5, 6]) await store.save(numbered(index), 0);
      expect(codeOf(await store.save(numbered(1), 2))).toEqual('limit_reached');
      await store.save(numbered(6, { deletedAt: 6000 }), 1);
      expect(codeOf(await store.save(numbered(1), 2))).toEqual('saved');
    });

    check('purges what was deleted before a time, and nothing else', async (store) => {
      await store.save(numbered(1), 0);
      await store.save(numbered(2), 0);
      await store.save(numbered(2, { deletedAt: 4999 }), 1);
      await store.save(numbered(3, { owner: 'owner-2' }), 0);
      await store.save(numbered(3, { owner: 'owner-2', deletedAt: 5000 }), 1);
      expect(await store.purgeDeleted(5000)).toEqual(1);
      expect(await store.find('owner-1', 'id-2')).toEqual(undefined);
      expect(idsOf(await store.list('owner-1'))).toEqual(['id-1']);
      expect(idsOf(await store.listDeleted('owner-2'))).toEqual(['id-3']);
    });

    check('keeps a bounded number of deleted destinations, the latest ones', async (store) => {
      for (let index = 0; index <= MAX_DELETED_PER_OWNER; index += 1) {
        await store.save(numbered(index), 0);
        await store.save(numbered(index, { deletedAt: 5000 + index }), 1);
      }
      const kept = await store.listDeleted('owner-1');
      expect(kept.length).toEqual(MAX_DELETED_PER_OWNER);
      expect(await store.find('owner-1', 'id-0')).toEqual(undefined);
    });
  });

  describe('health', () => {
    check('is noted without a new version, and only for the version that was tested', async (store) => {
      await store.save(sampleDestinationRecord(), 0);
      const healthy = { state: 'healthy', checkedAt: '2026-01-01T00:00:00.000Z', durationMs: 12 } as const;
      await store.recordHealth({ owner: 'owner-1', id: 'id-1', version: 1 }, healthy);
      const noted = await store.find('owner-1', 'id-1');
      expect([noted?.health, noted?.version]).toEqual([healthy, 1]);
      await store.recordHealth({ owner: 'owner-1', id: 'id-1', version: 2 }, { state: 'unknown' });
      await store.recordHealth({ owner: 'owner-1', id: 'id-2', version: 0 }, healthy);
      expect((await store.find('owner-1', 'id-1'))?.health).toEqual(healthy);
      expect(await store.find('owner-1', 'id-2')).toEqual(undefined);
    });
  });

  describe('owners', () => {
    check('do not see, change, limit or block each other', async (store) => {
      const owners = ['owner-1', 'owner-2', 'owner-1/id-1', 'owner', '', 'ówner 🔑', 'owner-1~'];
      for (const owner of owners) {
        for (let index = 0; index < MAX_DESTINATIONS_PER_TYPE; index += 1) {
          expect(codeOf(await store.save(numbered(index, { owner, serviceName: owner }), 0))).toEqual('saved');
        }
      }
      for (const owner of owners) {
        const records = await store.list(owner);
        expect(records.map((record) => record.owner)).toEqual(Array(MAX_DESTINATIONS_PER_TYPE).fill(owner));
        expect((await store.find(owner, 'id-1'))?.serviceName).toEqual(owner);
      }
    });

    check('are all walked through, with what they deleted', async (store) => {
      await store.save(numbered(1), 0);
      await store.save(numbered(2, { owner: 'owner-2' }), 0);
      await store.save(numbered(2, { owner: 'owner-2', deletedAt: 5000 }), 1);
      await store.setBroadcastEnabled('owner-3', true);
      const found: string[] = [];
      for await (const { owner, id, version, deletedAt } of store.records()) {
        found.push(`${owner} ${id} ${version} ${deletedAt}`);
      }
      expect(found.sort()).toEqual(['owner-1 id-1 1 null', 'owner-2 id-2 2 5000']);
    });

    check('have a broadcast switch each, off at first', async (store) => {
      expect(await store.isBroadcastEnabled('owner-1')).toEqual(false);
      await store.setBroadcastEnabled('owner-1', true);
      expect(await store.isBroadcastEnabled('owner-1')).toEqual(true);
      expect(await store.isBroadcastEnabled('owner-2')).toEqual(false);
      await store.setBroadcastEnabled('owner-1', false);
      expect(await store.isBroadcastEnabled('owner-1')).toEqual(false);
    });
  });
}
