import { describe, expect, it } from 'vitest';
import { createFakeSettingsClient, refusal } from '../testing/fake-settings-client.ts';
import { sampleDestination } from '../testing/sample-destination.ts';
import { createDestinationRows, type DestinationRows } from './destination-rows.ts';

const FIRST = sampleDestination({ id: 'a', name: 'First' });
const SECOND = sampleDestination({ id: 'b', name: 'Second' });

function ready({ state }: DestinationRows) {
  const current = state.get();
  if (current.status !== 'ready') throw new Error(`The list is ${current.status}.`);
  return current;
}

function names(rows: DestinationRows): string[] {
  return ready(rows).rows.map(({ destination }) => destination.name);
}

async function loaded(destinations = [FIRST, SECOND]) {
  const client = createFakeSettingsClient({ destinations });
  const rows = createDestinationRows(client);
  await rows.load();
  return { client, rows };
}

describe('createDestinationRows', () => {
  it('lists what the server has', async () => {
    const { rows } = await loaded();

    expect(names(rows)).toEqual(['First', 'Second']);
  });

  it('says that the list could not be read, and reads it again on request', async () => {
    const client = createFakeSettingsClient({ destinations: [FIRST] });
    client.next('listDestinations', refusal('network_error'));
    const rows = createDestinationRows(client);

    await rows.load();
    expect(rows.state.get()).toMatchObject({ status: 'error', error: { code: 'network_error' } });

    await rows.load();
    expect(names(rows)).toEqual(['First']);
  });

  it('keeps the rows when a reload fails, and says that they may be old', async () => {
    const { client, rows } = await loaded();
    client.next('listDestinations', refusal('server_error'));

    await rows.load();

    expect(names(rows)).toEqual(['First', 'Second']);
    expect(ready(rows).reloadError?.code).toBe('server_error');
  });

  it('takes over what a form saved, new or changed', async () => {
    const { rows } = await loaded([FIRST]);

    rows.put(SECOND);
    rows.put({ ...FIRST, name: 'Renamed' });

    expect(names(rows)).toEqual(['Renamed', 'Second']);
  });
});
