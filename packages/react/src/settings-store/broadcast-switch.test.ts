import { describe, expect, it } from 'vitest';
import { createFakeSettingsClient, refusal } from '../testing/fake-settings-client.ts';
import { type BroadcastSwitch, createBroadcastSwitch } from './broadcast-switch.ts';

function ready({ state }: BroadcastSwitch) {
  const current = state.get();
  if (current.status !== 'ready') throw new Error(`The switch is ${current.status}.`);
  return current;
}

async function loaded(options: Parameters<typeof createFakeSettingsClient>[0] = {}) {
  const client = createFakeSettingsClient(options);
  const broadcast = createBroadcastSwitch(client);
  await broadcast.load();
  return { client, broadcast };
}

describe('createBroadcastSwitch', () => {
  it('sends nothing before it is asked to load', () => {
    const client = createFakeSettingsClient();

    expect(createBroadcastSwitch(client).state.get()).toEqual({ status: 'loading' });
    expect(client.calls).toEqual([]);
  });

  it('loads once, however many components ask', async () => {
    const client = createFakeSettingsClient({ enabled: true });
    const broadcast = createBroadcastSwitch(client);

    await Promise.all([broadcast.ensureLoaded(), broadcast.ensureLoaded()]);
    await broadcast.ensureLoaded();

    expect(client.callsOf('getBroadcast')).toHaveLength(1);
    expect(ready(broadcast).enabled).toBe(true);
  });

  it('shows the intent at once and what the server confirmed afterwards', async () => {
    const { client, broadcast } = await loaded();
    const held = client.hold('setBroadcast');

    const change = broadcast.setEnabled(true);

    expect(ready(broadcast)).toMatchObject({ enabled: true, confirmed: false, pending: true });
    held.answer();
    await change;
    expect(ready(broadcast)).toMatchObject({ enabled: true, confirmed: true, pending: false, failure: undefined });
  });

  it('keeps one request in flight and lets the last intent win', async () => {
    const { client, broadcast } = await loaded();
    const held = client.hold('setBroadcast');

    const change = broadcast.setEnabled(true);
    await broadcast.setEnabled(false);
    await broadcast.setEnabled(true);
    await broadcast.setEnabled(false);

    expect(client.callsOf('setBroadcast')).toHaveLength(1);
    held.answer();
    await change;
    expect(client.callsOf('setBroadcast').map(({ args }) => args[0])).toEqual([true, false]);
    expect(ready(broadcast)).toMatchObject({ enabled: false, confirmed: false, pending: false });
  });

  it('sends nothing more when the last intent is what the first request did', async () => {
    const { client, broadcast } = await loaded();
    const held = client.hold('setBroadcast');

    const change = broadcast.setEnabled(true);
    await broadcast.setEnabled(false);
    await broadcast.setEnabled(true);
    held.answer();
    await change;

    expect(client.callsOf('setBroadcast')).toHaveLength(1);
  });

  it('rolls back and says what did not happen and why', async () => {
    const { client, broadcast } = await loaded({ enabled: true });
    client.next('setBroadcast', refusal('server_error'));

    await broadcast.setEnabled(false);

    expect(ready(broadcast)).toMatchObject({
      enabled: true,
      confirmed: true,
      pending: false,
      failure: { wanted: false, error: { code: 'server_error' } },
    });
  });

  it('takes a lost answer for what it was when the server did make the change', async () => {
    const { client, broadcast } = await loaded();
    client.next('setBroadcast', refusal('network_error'));
    client.next('getBroadcast', { ok: true, value: { enabled: true, canEdit: true } });

    await broadcast.setEnabled(true);

    expect(ready(broadcast)).toMatchObject({ enabled: true, confirmed: true, failure: undefined });
  });

  it('becomes read-only when the server says that the caller may not change it', async () => {
    const { client, broadcast } = await loaded();
    client.next('setBroadcast', refusal('forbidden'));
    client.next('getBroadcast', { ok: true, value: { enabled: false, canEdit: false } });

    await broadcast.setEnabled(true);

    expect(ready(broadcast)).toMatchObject({ enabled: false, canEdit: false, failure: { wanted: true } });
  });

  it('forgets a failed change that the person has taken back meanwhile', async () => {
    const { client, broadcast } = await loaded();
    const held = client.hold('setBroadcast');

    const change = broadcast.setEnabled(true);
    await broadcast.setEnabled(false);
    held.answer(refusal('server_error'));
    await change;

    expect(ready(broadcast)).toMatchObject({ enabled: false, confirmed: false, pending: false, failure: undefined });
  });

  it('clears the failure with the next attempt', async () => {
    const { client, broadcast } = await loaded();
    client.next('setBroadcast', refusal('server_error'));
    await broadcast.setEnabled(true);

    await broadcast.setEnabled(true);

    expect(ready(broadcast)).toMatchObject({ enabled: true, confirmed: true, failure: undefined });
  });

  it('does nothing for those who may only read', async () => {
    const { client, broadcast } = await loaded({ canEdit: false });

    await broadcast.setEnabled(true);

    expect(client.callsOf('setBroadcast')).toEqual([]);
    expect(ready(broadcast).enabled).toBe(false);
  });

  it('says that the state could not be read, and reads it again on request', async () => {
    const client = createFakeSettingsClient({ enabled: true });
    client.next('getBroadcast', refusal('server_error'));
    const broadcast = createBroadcastSwitch(client);

    await broadcast.load();
    expect(broadcast.state.get()).toMatchObject({ status: 'error', error: { code: 'server_error' } });

    await broadcast.load();
    expect(ready(broadcast).enabled).toBe(true);
  });

  it('survives a client of the host that rejects', async () => {
    const client = createFakeSettingsClient();
    const broadcast = createBroadcastSwitch({ ...client, getBroadcast: () => Promise.reject(new Error('boom')) });

    await broadcast.load();

    expect(broadcast.state.get()).toMatchObject({ status: 'error', error: { code: 'network_error' } });
  });

  it('lets a slow read not undo a change that was made meanwhile', async () => {
    const { client, broadcast } = await loaded();
    const slowRead = client.hold('getBroadcast');
    const heldChange = client.hold('setBroadcast');

    const reading = broadcast.load();
    const change = broadcast.setEnabled(true);
    slowRead.answer({ ok: true, value: { enabled: false, canEdit: true } });
    await reading;

    expect(ready(broadcast)).toMatchObject({ enabled: true, pending: true });
    heldChange.answer();
    await change;
    expect(ready(broadcast).confirmed).toBe(true);
  });
});
