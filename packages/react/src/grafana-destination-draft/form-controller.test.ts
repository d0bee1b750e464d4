import { createTestClock } from '@broadcast-kit/core/testing';
import { describe, expect, it } from 'vitest';
import { createFakeSettingsClient, passedTest, refusal } from '../testing/fake-settings-client.ts';
import { CANARY_KEY, sampleDestination } from '../testing/sample-destination.ts';
import { createFormController } from './form-controller.ts';

function setUp(destination?: ReturnType<typeof sampleDestination>) {
  const client = createFakeSettingsClient({ destinations: destination ? [destination] : [] });
  const clock = createTestClock();
  let ids = 0;
  const createId = (): string => {
    ids += 1;
    return `id-${ids}`;
  };
  const form = createFormController({ client, clock, destination, name: 'Grafana Cloud', createId });
  if (destination === undefined) {
    form.send({ type: 'snippet-pasted', values: { instanceId: '123456', apiKey: CANARY_KEY } });
  }
  return { client, clock, form, save: () => form.send({ type: 'save-requested', at: clock.now() }) };
}

describe('createFormController', () => {
  it('tests, saves with the receipt and tells what was saved', async () => {
    const { client, clock, form, save } = setUp();

    save();
    await clock.advance(0);

    expect(client.calls.map(({ method }) => method)).toEqual(['testDraft', 'createDestination']);
    expect(client.calls[1]?.args[0]).toMatchObject({ name: 'Grafana Cloud', testReceipt: 'receipt-1' });
    expect(form.state.get().save).toMatchObject({ status: 'saved', destination: { name: 'Grafana Cloud' } });
  });

  it('tests a saved destination with its stored key', async () => {
    const { client, clock, form } = setUp(sampleDestination());

    form.send({ type: 'test-requested' });
    await clock.advance(0);

    expect(client.callsOf('testDestination')[0]?.args.slice(0, 2)).toEqual([
      'destination-1',
      { baseUrl: 'https://otlp-gateway-prod-us-west-0.grafana.net/otlp', instanceId: '123456' },
    ]);
  });

  it('aborts the request of a cancelled test', async () => {
    const { client, form } = setUp();
    client.hold('testDraft');

    form.send({ type: 'test-requested' });
    form.send({ type: 'test-cancelled' });

    expect(client.callsOf('testDraft')[0]?.args[1]).toMatchObject({ signal: { aborted: true } });
    expect(form.state.get().test.status).toBe('untested');
  });

  it('sends a sample trace of values that are not saved', async () => {
    const { client, clock, form } = setUp();

    form.send({ type: 'trace-requested' });
    await clock.advance(0);

    expect(client.callsOf('sendDraftTrace')[0]?.args[0]).toMatchObject({ instanceId: '123456', apiKey: CANARY_KEY });
    expect(form.state.get().trace).toMatchObject({ status: 'sent', traceId: '5b8efff798038103d269b633813fc60c' });
  });

  it('sends a sample trace to a saved destination as it is stored, or with what was changed laid over', async () => {
    const { client, clock, form } = setUp(sampleDestination());

    form.send({ type: 'trace-requested' });
    await clock.advance(0);
    form.send({ type: 'edited', change: { instanceId: '777' } });
    form.send({ type: 'trace-requested' });
    await clock.advance(0);

    expect(client.callsOf('sendTrace').map(({ args }) => args)).toEqual([
      ['destination-1', { signal: expect.any(AbortSignal) }],
      [
        'destination-1',
        {
          overrides: { baseUrl: 'https://otlp-gateway-prod-us-west-0.grafana.net/otlp', instanceId: '777' },
          signal: expect.any(AbortSignal),
        },
      ],
    ]);
  });

  it('gives a sample trace up after 15 s, and aborts it when it is cancelled', async () => {
    const { client, clock, form } = setUp();
    client.hold('sendDraftTrace');
    form.send({ type: 'trace-requested' });
    await clock.advance(15_000);
    expect(form.state.get().trace).toMatchObject({ status: 'not_sent', error: { code: 'network_error' } });

    client.hold('sendDraftTrace');
    form.send({ type: 'trace-requested' });
    form.send({ type: 'trace-cancelled' });
    expect(client.callsOf('sendDraftTrace')[1]?.args[1]).toMatchObject({ signal: { aborted: true } });
  });

  it('gives a test up after 15 s and ignores the answer that comes later', async () => {
    const { client, clock, form } = setUp();
    const held = client.hold('testDraft');
    form.send({ type: 'test-requested' });

    await clock.advance(14_999);
    expect(form.state.get().test.status).toBe('running');
    await clock.advance(1);
    expect(form.state.get().test).toMatchObject({ status: 'not_run', error: { code: 'network_error' } });

    held.answer(passedTest());
    await clock.advance(0);
    expect(form.state.get().test.status).toBe('not_run');
  });

  it('lets a pass expire with its receipt', async () => {
    const { clock, form } = setUp();
    form.send({ type: 'test-requested' });
    await clock.advance(599_999);
    expect(form.state.get().test.status).toBe('passed');

    await clock.advance(1);
    expect(form.state.get().test.status).toBe('expired');
  });

  it('repeats a create whose answer was lost with the same key, and another one with a new key', async () => {
    const { client, clock, form, save } = setUp();
    client.next('createDestination', refusal('network_error'));
    client.next('createDestination', refusal('network_error'));

    save();
    await clock.advance(0);
    save();
    await clock.advance(0);
    form.send({ type: 'edited', change: { name: 'Another' } });
    save();
    await clock.advance(0);

    expect(client.callsOf('createDestination').map(({ args }) => args[1])).toEqual([
      { idempotencyKey: 'id-1' },
      { idempotencyKey: 'id-1' },
      { idempotencyKey: 'id-2' },
    ]);
  });

  it('changes a saved destination on the base of the version that was read', async () => {
    const { client, clock, form, save } = setUp(sampleDestination());
    form.send({ type: 'edited', change: { name: 'Renamed' } });

    save();
    await clock.advance(0);

    expect(client.callsOf('updateDestination')[0]?.args).toEqual([
      'destination-1',
      { name: 'Renamed' },
      { etag: '"1"' },
    ]);
    expect(form.state.get().save.status).toBe('saved');
  });

  it('sends nothing when nothing changed', async () => {
    const { client, clock, form, save } = setUp(sampleDestination());

    save();
    await clock.advance(0);

    expect(client.calls).toEqual([]);
    expect(form.state.get().save.status).toBe('saved');
  });

  it('leaves no timer behind when it is stopped', async () => {
    const { client, clock, form } = setUp();
    client.hold('testDraft');
    client.hold('sendDraftTrace');
    form.send({ type: 'test-requested' });
    form.send({ type: 'trace-requested' });

    form.stop();

    expect(clock.pending()).toBe(0);
  });
});
