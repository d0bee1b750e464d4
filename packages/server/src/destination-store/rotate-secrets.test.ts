import { describe, expect, it } from 'vitest';
import { createSecretBox } from '../secret-box/create-secret-box.ts';
import { sampleDestinationRecord } from './destination-store-contract.ts';
import { memoryDestinationStore } from './memory-destination-store.ts';
import { rotateSecrets } from './rotate-secrets.ts';
import { openConnection, sealConnection } from './sealed-connection.ts';

const OLD_KEY = 'M3xkYyVZQn1Tn0cVnZ7hQ2rjv8cS4x0m9wQ5sW1pX2k=';
const NEW_KEY = 'b6f1d9c2a7e84035916c8d2f7b3e5a4c0f9d8e7c6b5a493827160594837261ab';
const CONFIG = {
  baseUrl: 'https://otlp-gateway-prod-us-west-0.grafana.net/otlp',
  instanceId: '123456',
  apiKey: 'glc_secret',
  headers: { 'x-scope-orgid': 'tenant' },
};

async function setUp() {
  const store = memoryDestinationStore();
  const old = createSecretBox({ keys: [OLD_KEY] });
  for (const [index, deletedAt] of [null, null, 5000].entries()) {
    const record = sampleDestinationRecord({ owner: `owner-${index}`, id: `id-${index}`, deletedAt: null });
    const connection = await sealConnection(CONFIG, record, old);
    await store.save({ ...record, connection }, 0);
    if (deletedAt !== null) await store.save({ ...record, connection, deletedAt }, 1);
  }
  return {
    store,
    old,
    both: createSecretBox({ keys: [NEW_KEY, OLD_KEY] }),
    fresh: createSecretBox({ keys: [NEW_KEY] }),
  };
}

describe('rotateSecrets', () => {
  it('seals everything anew, deleted ones too, so that the old key may go', async () => {
    const { store, both, fresh } = await setUp();
    expect(await rotateSecrets({ store, secrets: both })).toEqual({ resealed: 3, current: 0, left: 0 });
    let opened = 0;
    for await (const record of store.records()) {
      expect(await openConnection(record, fresh)).toEqual({ ok: true, config: CONFIG });
      opened += 1;
    }
    expect(opened).toBe(3);
    expect(await rotateSecrets({ store, secrets: both })).toEqual({ resealed: 0, current: 3, left: 0 });
  });

  it('leaves what it cannot open as it is, and goes on', async () => {
    const { store, fresh } = await setUp();
    const before = await store.list('owner-0');
    expect(await rotateSecrets({ store, secrets: fresh })).toEqual({ resealed: 0, current: 0, left: 3 });
    expect(await store.list('owner-0')).toEqual(before);
  });

  it('keeps a change that somebody makes meanwhile', async () => {
    const { store, both, fresh } = await setUp();
    const slow = {
      ...store,
      async save(...[record, version]: Parameters<typeof store.save>) {
        const current = await store.find(record.owner, record.id);
        if (current?.version === 1 && current.deletedAt === null) await store.save({ ...current, name: 'Renamed' }, 1);
        return store.save(record, version);
      },
    };
    expect(await rotateSecrets({ store: slow, secrets: both })).toEqual({ resealed: 3, current: 0, left: 0 });
    const [record] = await store.list('owner-0');
    expect(record?.name).toBe('Renamed');
    expect(record && (await openConnection(record, fresh)).ok).toBe(true);
  });
});
