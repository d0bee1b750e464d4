import type { DeliveryAttemptWire, DeliveryEvent, DestinationStatusWire } from '@broadcast-kit/core';
import { DIAGNOSIS_CATALOGUE } from '@broadcast-kit/core';
import { describe, expect, it } from 'vitest';
import { createSettingsTestApi, GOOD_CONFIG } from './__fixtures__/settings-test-api.ts';
import type { AutoDisabled, DeliveryStatus } from './delivery-status.ts';

const START_MS = Date.parse('2026-01-21T20:42:56.000Z');
const UNKNOWN_HOST = 'https://otel.acme.example';

/** A settings API whose deliveries went as the test says. */
function setUp() {
  let status: DeliveryStatus | undefined;
  let disabled: AutoDisabled | undefined;
  let attempts: readonly DeliveryEvent[] = [];
  const api = createSettingsTestApi({
    urlPolicy: { allowSelfHosted: true },
    deliveries: {
      autoDisabled: (owner) => (owner === 'workspace_1' ? disabled : undefined),
      status: (owner) => (owner === 'workspace_1' ? status : undefined),
      attempts: (owner) => (owner === 'workspace_1' ? attempts : []),
      counters: () => ({
        offered: 3,
        accepted: 3,
        delivered: 1,
        pending: 2,
        rejectedSpans: 0,
        refused: {},
        dropped: {},
        skipped: {},
      }),
    },
  });
  return {
    api,
    /** One attempt, so many milliseconds after the destination was made. */
    deliver(outcome: DeliveryEvent['outcome'], afterMs: number) {
      const facts = { owner: 'workspace_1', destinationId: 'any', records: 3, attempt: 1, durationMs: 12.5 };
      const event = { ...facts, atMs: START_MS + afterMs, outcome };
      const isVerdict = !['retry', 'split'].includes(outcome.kind);
      attempts = [event, ...attempts];
      status = {
        lastAttempt: event,
        lastDeliveredAtMs: outcome.kind === 'delivered' ? event.atMs : (status?.lastDeliveredAtMs ?? null),
        lastVerdict: isVerdict ? event : status?.lastVerdict,
      };
    },
    disable(reason: string) {
      disabled = { atMs: START_MS + 5_000, reason };
    },
    statusOf: async (id: string) => (await api.send<DestinationStatusWire>('GET', `destinations/${id}/status`)).data,
    attemptsOf: async (id: string) =>
      (await api.send<readonly DeliveryAttemptWire[]>('GET', `destinations/${id}/attempts`)).data,
    listed: async () => {
      const { data } = await api.send<readonly { broadcast_kit: { health: unknown } }[]>('GET', 'destinations');
      return data[0]?.broadcast_kit.health;
    },
  };
}

const held = { kind: 'held', reason: 'auth', message: 'authentication error: invalid token' } as const;

describe('the status of a destination', () => {
  it('tells last delivery, last attempt, counters and health', async () => {
    const { api, deliver, statusOf } = setUp();
    const { id } = await api.create();
    expect(await statusOf(id)).toMatchObject({
      health: { state: 'healthy' },
      last_delivered_at: null,
      last_attempt: null,
    });
    deliver({ kind: 'delivered' }, 1000);
    deliver({ kind: 'retry', reason: 'unavailable' }, 2000);
    expect(await statusOf(id)).toEqual({
      health: { state: 'healthy', checked_at: '2026-01-21T20:42:57.000Z', duration_ms: null },
      last_delivered_at: '2026-01-21T20:42:57.000Z',
      last_attempt: { at: '2026-01-21T20:42:58.000Z', outcome: 'retry', records: 3, attempt: 1, reason: 'unavailable' },
      counters: { offered: 3, accepted: 3, delivered: 1, pending: 2, refused: {}, dropped: {}, skipped: {} },
      auto_disabled: null,
    });
  });

  it('tells that a destination was disabled for failing, and why', async () => {
    const { api, disable, statusOf } = setUp();
    const { id } = await api.create();
    disable('unavailable');
    expect(await statusOf(id)).toMatchObject({
      auto_disabled: { at: '2026-01-21T20:43:01.000Z', diagnosis: { code: 'upstream.unavailable' } },
    });
  });

  it('tells of a host that nobody knows only that it was not reached', async () => {
    const { api, disable, statusOf } = setUp();
    const { id } = await api.create({ config: { ...GOOD_CONFIG, baseUrl: UNKNOWN_HOST } });
    disable('auth');
    expect(await statusOf(id)).toMatchObject({ auto_disabled: { diagnosis: { code: 'net.unreachable' } } });
  });

  it.each([
    ['auth', 'auth.unauthorized'],
    ['not_found', 'endpoint.not_found'],
    ['redirected', 'endpoint.redirected'],
    ['unexpected', 'protocol.unexpected'],
    ['blocked', 'endpoint.not_allowed'],
  ])('names the cause where deliveries are held: %s', async (reason, code) => {
    const { api, deliver, listed } = setUp();
    await api.create();
    deliver({ ...held, reason }, 1000);
    expect(await listed()).toMatchObject({
      state: 'failing',
      checked_at: '2026-01-21T20:42:57.000Z',
      diagnosis: { code, detail: 'authentication error: invalid token', steps: expect.any(Array) },
    });
  });

  it('tells a key without the right to write from an unknown one', async () => {
    const { api, deliver, listed } = setUp();
    await api.create();
    deliver({ ...held, message: 'authentication error: missing required scope: traces:write' }, 1000);
    expect(await listed()).toMatchObject({ diagnosis: { code: 'auth.scope', field: 'apiKey' } });
  });

  it('is failing after a batch was dropped, and healthy again after the next delivery', async () => {
    const { api, deliver, listed } = setUp();
    await api.create();
    deliver({ kind: 'dropped', reason: 'expired', message: 'Not delivered within 24 hours.' }, 1000);
    expect(await listed()).toMatchObject({ state: 'failing', diagnosis: { code: 'upstream.unavailable' } });
    deliver({ kind: 'delivered' }, 2000);
    expect(await listed()).toMatchObject({ state: 'healthy', checked_at: '2026-01-21T20:42:58.000Z' });
  });

  it('goes by a test that is newer than the last delivery', async () => {
    const { api, deliver, listed } = setUp();
    const { id } = await api.create();
    deliver(held, 1000);
    await api.clock.advance(5000);
    await api.send('POST', `destinations/${id}/test`, { body: {} });
    expect(await listed()).toMatchObject({ state: 'healthy', checked_at: '2026-01-21T20:43:01.000Z' });
  });

  it.each<DeliveryEvent['outcome']>([
    { ...held, message: 'internal-canary' },
    { kind: 'retry', reason: 'unavailable' },
    { kind: 'split', reason: 'too_large' },
    { kind: 'dropped', reason: 'rejected', message: 'internal-canary' },
  ])('tells of a host that the operator does not know only that deliveries fail: $kind', async (outcome) => {
    const { api, deliver, statusOf } = setUp();
    api.answerProbesWith(() => ({ kind: 'response', status: 200, header: () => undefined, body: '{}' }));
    const { id } = await api.create({ config: { ...GOOD_CONFIG, baseUrl: UNKNOWN_HOST } });
    deliver(outcome, 1000);
    expect(await statusOf(id)).toEqual({
      health: {
        state: 'failing',
        checked_at: '2026-01-21T20:42:57.000Z',
        diagnosis: { code: 'net.unreachable', ...DIAGNOSIS_CATALOGUE['net.unreachable'] },
      },
      last_delivered_at: null,
      last_attempt: { at: '2026-01-21T20:42:57.000Z', outcome: 'retry', records: 3, attempt: 1, reason: null },
      counters: null,
      auto_disabled: null,
    });
  });
});

describe('the log of attempts', () => {
  const at = (afterMs: number) => new Date(START_MS + afterMs).toISOString();

  it('tells the last attempts, newest first, without what the receiver said', async () => {
    const { api, deliver, attemptsOf } = setUp();
    const { id } = await api.create();
    expect(await attemptsOf(id)).toEqual([]);
    deliver({ kind: 'partial', rejectedSpans: 2, message: 'receiver-canary' }, 1000);
    deliver({ ...held, message: 'receiver-canary' }, 2000);
    const facts = { records: 3, attempt: 1, duration_ms: 13 };
    expect(await attemptsOf(id)).toEqual([
      { ...facts, at: at(2000), outcome: 'held', reason: 'auth', rejected_spans: null },
      { ...facts, at: at(1000), outcome: 'partial', reason: null, rejected_spans: 2 },
    ]);
  });

  it('starts anew when the destination is changed, for what came before may be about another host', async () => {
    const { api, deliver, attemptsOf } = setUp();
    const { id } = await api.create();
    deliver({ kind: 'delivered' }, 1000);
    await api.clock.advance(5000);
    await api.send('PATCH', `destinations/${id}`, { body: { name: 'Renamed' } });
    // On its way while the change was saved.
    deliver({ kind: 'retry', reason: 'unavailable' }, 5005);
    expect(await attemptsOf(id)).toEqual([]);
    deliver({ kind: 'delivered' }, 6000);
    expect(await attemptsOf(id)).toMatchObject([{ at: at(6000), outcome: 'delivered' }]);
  });

  it('tells of a host that the operator does not know the newest only, and not how it failed or how fast', async () => {
    const { api, deliver, attemptsOf } = setUp();
    api.answerProbesWith(() => ({ kind: 'response', status: 200, header: () => undefined, body: '{}' }));
    const { id } = await api.create({ config: { ...GOOD_CONFIG, baseUrl: UNKNOWN_HOST } });
    deliver({ kind: 'retry', reason: 'connection' }, 1000);
    deliver({ ...held, message: 'internal-canary' }, 2000);
    expect(await attemptsOf(id)).toEqual([
      { at: at(2000), outcome: 'retry', records: 3, attempt: 1, reason: null, duration_ms: null, rejected_spans: null },
    ]);
  });

  it('of a deleted destination answers 404, as for one that never was', async () => {
    const { api, deliver } = setUp();
    const { id } = await api.create();
    deliver({ kind: 'delivered' }, 1000);
    await api.send('DELETE', `destinations/${id}`);
    expect((await api.send('GET', `destinations/${id}/attempts`)).status).toBe(404);
  });
});
