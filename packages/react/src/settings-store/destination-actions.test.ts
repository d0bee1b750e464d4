import { createTestClock } from '@broadcast-kit/core/testing';
import { describe, expect, it } from 'vitest';
import { createFakeSettingsClient, passedTest, refusal } from '../testing/fake-settings-client.ts';
import { REVOKED_KEY, sampleDestination } from '../testing/sample-destination.ts';
import { createDestinationActions } from './destination-actions.ts';
import { createDestinationRows, type DestinationRows } from './destination-rows.ts';

const FIRST = sampleDestination({ id: 'a', name: 'First' });
const SECOND = sampleDestination({ id: 'b', name: 'Second' });
const THIRD = sampleDestination({ id: 'c', name: 'Third' });

function ready({ state }: DestinationRows) {
  const current = state.get();
  if (current.status !== 'ready') throw new Error(`The list is ${current.status}.`);
  return current;
}

function names(collection: DestinationRows): string[] {
  return ready(collection).rows.map(({ destination }) => destination.name);
}

async function loaded(destinations = [FIRST, SECOND, THIRD]) {
  const client = createFakeSettingsClient({ destinations });
  const clock = createTestClock();
  const rows = createDestinationRows(client);
  await rows.load();
  return { client, clock, collection: { ...rows, ...createDestinationActions(rows, client, clock) } };
}

describe('createDestinationActions', () => {
  it('disables at once and keeps what the server answered', async () => {
    const { client, collection } = await loaded();
    const held = client.hold('updateDestination');

    const change = collection.setEnabled('b', false);
    expect(ready(collection).rows[1]).toMatchObject({ activity: 'disable', destination: { enabled: false } });

    held.answer();
    await change;
    expect(ready(collection).rows[1]).toMatchObject({
      activity: undefined,
      destination: { enabled: false, etag: '"2"' },
    });
    expect(client.callsOf('updateDestination')[0]?.args).toEqual(['b', { enabled: false }, { etag: '"1"' }]);
  });

  it('rolls a refused change of one row back and explains it there', async () => {
    const { client, collection } = await loaded();
    client.next('updateDestination', refusal('forbidden'));

    await collection.setEnabled('b', false);

    expect(ready(collection).rows[1]).toMatchObject({
      activity: undefined,
      destination: { enabled: true },
      failure: { action: 'disable', error: { code: 'forbidden' } },
    });
    expect(ready(collection).rows[0]?.failure).toBeUndefined();
  });

  it('disables on top of a change that somebody else made meanwhile', async () => {
    const { client, collection } = await loaded();
    const current = { ...SECOND, name: 'Renamed', etag: '"7"' };
    client.next('updateDestination', refusal('version_conflict', { current }));
    client.next('updateDestination', { ok: true, value: { ...current, enabled: false, etag: '"8"' } });

    await collection.setEnabled('b', false);

    expect(client.callsOf('updateDestination')[1]?.args[2]).toEqual({ etag: '"7"' });
    expect(ready(collection).rows[1]?.destination).toMatchObject({ name: 'Renamed', enabled: false });
  });

  it('ignores a second action while the first is on its way', async () => {
    const { client, collection } = await loaded();
    const held = client.hold('updateDestination');

    const change = collection.setEnabled('b', false);
    await collection.remove('b');
    held.answer();
    await change;

    expect(client.callsOf('deleteDestination')).toEqual([]);
  });

  it('deletes, and puts the destination back in its place on Undo', async () => {
    const { client, collection } = await loaded();

    await collection.remove('b');
    expect(names(collection)).toEqual(['First', 'Third']);
    expect(ready(collection).removed?.destination.name).toBe('Second');

    await collection.undoRemove();
    expect(names(collection)).toEqual(['First', 'Second', 'Third']);
    expect(ready(collection).removed).toBeUndefined();
    expect(client.callsOf('restoreDestination')[0]?.args).toEqual(['b']);
  });

  it('goes on offering Undo when it did not work, with the reason', async () => {
    const { client, collection } = await loaded();
    await collection.remove('b');
    client.next('restoreDestination', refusal('server_error'));

    await collection.undoRemove();

    expect(ready(collection).removed).toMatchObject({ restoring: false, error: { code: 'server_error' } });
    await collection.undoRemove();
    expect(names(collection)).toEqual(['First', 'Second', 'Third']);
  });

  it('keeps a row whose delete was refused', async () => {
    const { client, collection } = await loaded();
    client.next('deleteDestination', refusal('server_error'));

    await collection.remove('b');

    expect(names(collection)).toEqual(['First', 'Second', 'Third']);
    expect(ready(collection).rows[1]?.failure?.action).toBe('delete');
    expect(ready(collection).removed).toBeUndefined();
  });

  it('shows what somebody else changed before it deletes that', async () => {
    const { client, collection } = await loaded();
    client.next(
      'deleteDestination',
      refusal('version_conflict', { current: { ...SECOND, name: 'Renamed', etag: '"7"' } }),
    );

    await collection.remove('b');
    expect(ready(collection).rows[1]).toMatchObject({
      destination: { name: 'Renamed' },
      failure: { action: 'delete', error: { code: 'version_conflict' } },
    });

    await collection.remove('b');
    expect(client.callsOf('deleteDestination')[1]?.args).toEqual(['b', { etag: '"7"' }]);
  });

  it('drops a row that somebody else deleted', async () => {
    const { client, collection } = await loaded();
    client.next('testDestination', refusal('not_found'));

    await collection.test('b');

    expect(names(collection)).toEqual(['First', 'Third']);
  });

  it('shows the outcome of a test as health, with the time', async () => {
    const { client, clock, collection } = await loaded();
    client.next('testDestination', { ok: true, value: { ok: false, durationMs: 90, diagnosis: REVOKED_KEY } });

    await collection.test('a');
    await collection.test('b');

    const checkedAt = new Date(clock.now()).toISOString();
    expect(ready(collection).rows[0]?.destination.health).toEqual({
      state: 'failing',
      checkedAt,
      diagnosis: REVOKED_KEY,
    });
    expect(ready(collection).rows[1]?.destination.health).toEqual({ state: 'healthy', checkedAt, durationMs: 212 });
  });

  it('does not blame the destination for a test that could not run', async () => {
    const { client, collection } = await loaded();
    client.next('testDestination', refusal('unauthenticated'));

    await collection.test('a');

    expect(ready(collection).rows[0]).toMatchObject({
      destination: { health: { state: 'healthy' } },
      failure: { action: 'test', error: { code: 'unauthenticated' } },
    });
  });

  it('tests all, each once and five at a time', async () => {
    const many = Array.from({ length: 12 }, (_, index) => sampleDestination({ id: `d${index}`, name: `D ${index}` }));
    const { client, collection } = await loaded(many);
    const held = many.map(() => client.hold('testDestination'));

    const testing = collection.testAll();
    await Promise.resolve();
    expect(client.callsOf('testDestination')).toHaveLength(5);

    for (const call of held) call.answer(passedTest());
    await testing;
    const tested = client.callsOf('testDestination').map(({ args }) => args[0]);
    expect(tested.sort()).toEqual(many.map(({ id }) => id).sort());
  });
});
