import type { ConnectionTestWire, TransportResult } from '@broadcast-kit/core';
import { DIAGNOSIS_CATALOGUE } from '@broadcast-kit/core';
import { describe, expect, it } from 'vitest';
import {
  BAD_KEY,
  createSettingsTestApi,
  GOOD_CONFIG,
  GOOD_KEY,
  OTHER_BASE_URL,
  OTHER_GOOD_KEY,
  reasonOf,
} from '../__fixtures__/settings-test-api.ts';

type Api = ReturnType<typeof createSettingsTestApi>;
const testDraft = (api: Api, config: unknown) =>
  api.send<ConnectionTestWire>('POST', 'destinations/test', { body: { config } });
const testSaved = (api: Api, id: string, config?: unknown) =>
  api.send<ConnectionTestWire>('POST', `destinations/${id}/test`, config === undefined ? {} : { body: { config } });
const diagnosisOf = ({ data }: { data: ConnectionTestWire }) => (data.ok ? undefined : data.diagnosis);
const ok: TransportResult = { kind: 'response', status: 200, header: () => undefined, body: '{}' };

describe('testing a draft', () => {
  it('answers with a receipt that is good for 10 minutes, and saves nothing', async () => {
    const api = createSettingsTestApi();
    const answer = await testDraft(api, GOOD_CONFIG);
    expect([answer.status, answer.data]).toEqual([
      200,
      {
        ok: true,
        duration_ms: 0,
        receipt: expect.stringMatching(/^r1\./),
        receipt_expires_at: '2026-01-21T20:52:56.000Z',
      },
    ]);
    expect(await api.store.list('workspace_1')).toEqual([]);
    expect(api.changedOwners).toEqual([]);
  });

  it('says how long it took', async () => {
    const api = createSettingsTestApi();
    api.answerProbesWith(async () => {
      await api.clock.advance(1234);
      return ok;
    });
    expect((await testDraft(api, GOOD_CONFIG)).data.duration_ms).toBe(1234);
  });

  it.each<[string, Readonly<Record<string, unknown>>, string, string]>([
    ['a wrong key', { apiKey: BAD_KEY }, 'auth.unauthorized', 'apiKey'],
    ['a dashboard URL', { baseUrl: 'https://acme.grafana.net' }, 'endpoint.dashboard_url', 'baseUrl'],
    ['a text for an Instance ID', { instanceId: 'acme' }, 'config.invalid', 'instanceId'],
    ['a masked key', { apiKey: 'glc_...a1b2c3d4' }, 'config.invalid', 'apiKey'],
    ['a host that is not allowed', { baseUrl: 'https://10.0.0.1' }, 'endpoint.not_allowed', 'baseUrl'],
  ])('names the field and the reason: %s', async (_, changes, code, field) => {
    const answer = await testDraft(createSettingsTestApi(), { ...GOOD_CONFIG, ...changes });
    expect(answer.status).toBe(200);
    expect(answer.data.ok).toBe(false);
    expect(diagnosisOf(answer)).toMatchObject({ code, field });
  });

  it('says what it needs where nothing is given', async () => {
    expect(diagnosisOf(await testDraft(createSettingsTestApi(), {}))?.code).toBe('config.invalid');
    expect(reasonOf(await createSettingsTestApi().send('POST', 'destinations/test'))).toEqual([415, 'invalid_request']);
  });

  it('ends when its caller leaves', async () => {
    const api = createSettingsTestApi();
    const signals: (AbortSignal | undefined)[] = [];
    api.answerProbesWith(({ signal }) => {
      signals.push(signal);
      return ok;
    });
    await testDraft(api, GOOD_CONFIG);
    expect(signals[0]).toBeInstanceOf(AbortSignal);
  });
});

describe('testing a saved destination', () => {
  it('uses the stored key, and the outcome becomes the health of the destination', async () => {
    const api = createSettingsTestApi();
    const { id } = await api.create();
    api.answerProbesWith(() => ({ kind: 'failure', code: 'timeout' }));
    await api.clock.advance(60_000);
    expect(diagnosisOf(await testSaved(api, id))?.code).toBe('net.timeout');
    const health = async () => (await api.send('GET', `destinations/${id}`)).data.broadcast_kit;
    expect(await health()).toMatchObject({
      etag: '"1"',
      health: { state: 'failing', checked_at: '2026-01-21T20:43:56.000Z', diagnosis: { code: 'net.timeout' } },
    });
    api.answerProbesWith(() => ok);
    await testSaved(api, id);
    expect((await health()).health).toMatchObject({ state: 'healthy', duration_ms: 0 });
  });

  it('tries other values without saving them or touching the health', async () => {
    const api = createSettingsTestApi();
    const { id } = await api.create();
    const answer = await testSaved(api, id, { apiKey: BAD_KEY });
    expect(diagnosisOf(answer)?.code).toBe('auth.unauthorized');
    expect((await api.send('GET', `destinations/${id}`)).data.broadcast_kit.health.state).toBe('healthy');
    expect((await testSaved(api, id, { apiKey: OTHER_GOOD_KEY })).data.ok).toBe(true);
  });

  it('counts as a test of the saved values where a form sends them all again', async () => {
    const api = createSettingsTestApi();
    const { id, config } = await api.create();
    api.answerProbesWith(() => ({ kind: 'failure', code: 'refused' }));
    await testSaved(api, id, config);
    expect((await api.send('GET', `destinations/${id}`)).data.broadcast_kit.health.state).toBe('failing');
  });

  it('never sends the stored key to another scheme, host or port', async () => {
    const hosts = ['otel.acme.example:4318', 'otel.acme.example:4319', '127.0.0.1:4318', 'other.acme.example:4318'];
    const api = createSettingsTestApi({ urlPolicy: { allowSelfHosted: { hosts } } });
    const { id } = await api.create({ config: { ...GOOD_CONFIG, baseUrl: 'https://otel.acme.example:4318/otlp' } });
    api.probes.length = 0;
    const elsewhere = ['https://otel.acme.example:4319', 'https://other.acme.example:4318', 'http://127.0.0.1:4318'];
    for (const baseUrl of [...elsewhere, OTHER_BASE_URL]) {
      expect(reasonOf(await testSaved(api, id, { baseUrl }))).toEqual([400, 'secret_required']);
    }
    expect(api.probes).toEqual([]);
    expect((await testSaved(api, id, { baseUrl: OTHER_BASE_URL, apiKey: GOOD_KEY })).data.ok).toBe(true);
    expect((await testSaved(api, id, { baseUrl: 'https://otel.acme.example:4318/other' })).data.ok).toBe(true);
  });
});

describe('too many tests', () => {
  it('are refused per hour too, also where one person asks for many owners', async () => {
    const api = createSettingsTestApi({ testsPerHour: 3 });
    const test = (owner: string, actor: string) => {
      const caller = { owner, actor, role: 'admin', session: 'bearer' } as const;
      return api.send('POST', 'destinations/test', { body: { config: GOOD_CONFIG }, caller });
    };
    for (const owner of ['a', 'b', 'c']) expect((await test(owner, 'ada')).status).toBe(200);
    await api.clock.advance(600_000);
    const refused = await test('d', 'ada');
    expect([reasonOf(refused), refused.headers.get('retry-after')]).toEqual([[429, 'rate_limited'], '3000']);
    expect((await test('d', 'ben')).status).toBe(200);
  });

  it('are refused with the time to wait, per owner, those of saves included', async () => {
    const api = createSettingsTestApi({ testsPerMinute: 3 });
    await testDraft(api, GOOD_CONFIG);
    await api.clock.advance(10_000);
    const { id } = await api.create();
    await testSaved(api, id);
    const answer = await testDraft(api, GOOD_CONFIG);
    expect(reasonOf(answer)).toEqual([429, 'rate_limited']);
    expect(answer.headers.get('retry-after')).toBe('50');
    const change = { body: { config: { apiKey: OTHER_GOOD_KEY } } };
    expect((await api.send('PATCH', `destinations/${id}`, change)).status).toBe(429);
    const other = { owner: 'workspace_2', actor: 'user_9', role: 'admin', session: 'bearer' } as const;
    const theirs = { body: { config: GOOD_CONFIG }, caller: other };
    expect((await api.send('POST', 'destinations/test', theirs)).status).toBe(200);
    await api.clock.advance(50_000);
    expect((await testDraft(api, GOOD_CONFIG)).status).toBe(200);
  });
});

describe('a host that the operator does not know by name', () => {
  const open = () => createSettingsTestApi({ urlPolicy: { allowSelfHosted: true } });
  const config = { ...GOOD_CONFIG, baseUrl: 'https://otel.acme.example' };

  it.each(['dns', 'refused', 'timeout', 'blocked', 'tls'] as const)(
    'fails in one way and after one time, however it fails: %s',
    async (code) => {
      const api = open();
      api.answerProbesWith(
        ({ timeoutMs }) =>
          new Promise((resolve) => {
            api.clock.schedule(() => resolve({ kind: 'failure', code }), code === 'timeout' ? timeoutMs : 3);
          }),
      );
      let settled = false;
      const pending = testDraft(api, config).finally(() => {
        settled = true;
      });
      await api.clock.advance(4999);
      expect(settled).toBe(false);
      await api.clock.advance(1);
      const answer = await pending;
      expect([diagnosisOf(answer)?.code, answer.data.duration_ms]).toEqual(['net.unreachable', 5000]);
    },
  );

  it.each([302, 401, 404, 429, 500])('tells an answer of %i in the same way, after the same time', async (status) => {
    const api = open();
    const header = (name: string) => (name === 'retry-after' ? '17' : undefined);
    api.answerProbesWith(() => ({ kind: 'response', status, header, body: 'internal-canary' }));
    let settled = false;
    const pending = testDraft(api, config).finally(() => {
      settled = true;
    });
    await api.clock.advance(4999);
    expect(settled).toBe(false);
    await api.clock.advance(1);
    const answer = await pending;
    expect(answer.data).toEqual({
      ok: false,
      duration_ms: 5000,
      diagnosis: { code: 'net.unreachable', ...DIAGNOSIS_CATALOGUE['net.unreachable'] },
    });
  });

  it('is told in full where the operator lists it', async () => {
    const api = createSettingsTestApi({ urlPolicy: { allowSelfHosted: { hosts: ['otel.acme.example'] } } });
    api.answerProbesWith(() => ({ kind: 'failure', code: 'refused' }));
    expect(diagnosisOf(await testDraft(api, config))?.code).toBe('net.refused');
  });
});

describe('tests at the same moment', () => {
  it('run one after another for one owner, and are refused where too many wait', async () => {
    const api = createSettingsTestApi();
    const running: (() => void)[] = [];
    api.answerProbesWith(() => new Promise((resolve) => void running.push(() => resolve(ok))));
    const pending = Array.from({ length: 6 }, () => testDraft(api, GOOD_CONFIG));
    const refused = await testDraft(api, GOOD_CONFIG);
    expect([reasonOf(refused), refused.headers.get('retry-after')]).toEqual([[429, 'rate_limited'], '5']);
    for (const answer of pending) {
      await expect.poll(() => running.length).toBe(1);
      running.pop()?.();
      expect((await answer).data.ok).toBe(true);
    }
  });
});
