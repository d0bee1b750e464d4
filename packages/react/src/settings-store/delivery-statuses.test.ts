import { createTestClock } from '@broadcast-kit/core/testing';
import { describe, expect, it } from 'vitest';
import { createFakeSettingsClient, refusal } from '../testing/fake-settings-client.ts';
import { sampleDestination } from '../testing/sample-destination.ts';
import { createDeliveryStatuses } from './delivery-statuses.ts';

const MANY = Array.from({ length: 12 }, (_, index) => sampleDestination({ id: `d${index}` }));
const [FIRST = sampleDestination(), SECOND = sampleDestination()] = MANY;

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

function statuses() {
  const clock = createTestClock();
  const client = createFakeSettingsClient({ destinations: MANY });
  const { state, want, reload } = createDeliveryStatuses(client, clock);
  return { clock, client, want, reload, of: (id: string) => state.get().get(id) };
}

describe('delivery statuses', () => {
  it('are read when they are wanted, not before', async () => {
    const { client, want, of } = statuses();
    await settled();
    expect(client.calls).toEqual([]);

    want(FIRST);
    expect(of('d0')).toEqual({ status: 'loading' });
    await settled();
    expect(of('d0')).toMatchObject({ status: 'ready', value: { health: { state: 'healthy' } }, reloading: false });
    expect(of('d1')).toBeUndefined();
  });

  it('are read five at a time and each once, however often they are wanted', async () => {
    const { client, want } = statuses();
    const held = MANY.map(() => client.hold('getDestinationStatus'));

    for (const destination of [...MANY, ...MANY]) want(destination);
    await settled();
    expect(client.callsOf('getDestinationStatus')).toHaveLength(5);

    for (const call of held) call.answer();
    await settled();
    expect(client.callsOf('getDestinationStatus').map(({ args }) => args[0])).toEqual(MANY.map(({ id }) => id));
  });

  it('are read again once they are 30 s old, and shown meanwhile', async () => {
    const { clock, client, want, of } = statuses();
    want(FIRST);
    await settled();
    await clock.advance(29_000);
    want(FIRST);
    expect(of('d0')).toMatchObject({ reloading: false });

    await clock.advance(1_000);
    want(FIRST);
    expect(of('d0')).toMatchObject({ status: 'ready', reloading: true });
    await settled();
    expect(of('d0')).toMatchObject({ reloading: false, readAt: clock.now() });
    expect(client.callsOf('getDestinationStatus')).toHaveLength(2);
  });

  it('are read again when their destination changed, even while they are on their way', async () => {
    const { client, want, of } = statuses();
    const old = client.hold('getDestinationStatus');
    want(FIRST);
    want({ ...FIRST, etag: '"2"' });
    await settled();
    old.answer(refusal('server_error'));
    await settled();

    expect(of('d0')).toMatchObject({ status: 'ready' });
    expect(client.callsOf('getDestinationStatus')).toHaveLength(2);
  });

  it('keep a failure to the destination that it is about', async () => {
    const { client, want, reload, of } = statuses();
    client.next('getDestinationStatus', refusal('server_error'));
    want(FIRST);
    want(SECOND);
    await settled();
    expect(of('d0')).toMatchObject({ status: 'error', error: { code: 'server_error' } });
    expect(of('d1')).toMatchObject({ status: 'ready' });

    want(FIRST);
    expect(of('d0')?.status, 'only a person tries it again').toBe('error');
    reload(FIRST);
    await settled();
    expect(of('d0')).toMatchObject({ status: 'ready' });
  });

  it('keep what they know when a reload fails', async () => {
    const { client, want, reload, of } = statuses();
    want(FIRST);
    await settled();
    client.next('getDestinationStatus', refusal('network_error'));
    reload(FIRST);
    await settled();

    expect(of('d0')).toMatchObject({
      status: 'ready',
      value: { health: { state: 'healthy' } },
      reloading: false,
      reloadError: { code: 'network_error' },
    });
  });
});
