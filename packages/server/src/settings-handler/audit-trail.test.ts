import { describe, expect, it } from 'vitest';
import { BAD_KEY, createSettingsTestApi, GOOD_CONFIG, OTHER_GOOD_KEY } from './__fixtures__/settings-test-api.ts';

const FINGERPRINT = /^[0-9a-f]{8}$/;

describe('audit events', () => {
  it('tell who did what to what, when, under which request', async () => {
    const api = createSettingsTestApi();
    const { id } = await api.create({}, { headers: { 'x-request-id': 'request-1' } });
    expect(api.audits).toEqual([
      {
        action: 'destination.created',
        at: '2026-01-21T20:42:56.000Z',
        owner: 'workspace_1',
        actor: 'user_7',
        requestId: 'request-1',
        destinationId: id,
        fields: ['type', 'name', 'config'],
        fingerprint: { before: null, after: expect.stringMatching(FINGERPRINT) },
        result: 'succeeded',
        diagnosisCode: null,
      },
    ]);
  });

  it('follow a destination through its life', async () => {
    const api = createSettingsTestApi();
    const { id } = await api.create();
    const patch = (body: unknown) => api.send('PATCH', `destinations/${id}`, { body });
    await patch({ name: 'Renamed', sampling_rate: 1, broadcast_kit: { service_name: 'acme' } });
    await patch({ enabled: false });
    await patch({ enabled: true, config: { apiKey: OTHER_GOOD_KEY } });
    await patch({ enabled: true });
    await api.send('POST', `destinations/${id}/test`, { body: {} });
    await api.send('POST', `destinations/${id}/send-trace`, { body: {} });
    await api.send('DELETE', `destinations/${id}`);
    await api.send('POST', `destinations/${id}/restore`, { body: {} });
    await api.send('PATCH', 'broadcast', { body: { enabled: true } });
    await api.send('PATCH', 'broadcast', { body: { enabled: false } });
    expect(api.audits.map(({ action, fields }) => [action, ...fields])).toEqual([
      ['destination.created', 'type', 'name', 'config'],
      ['destination.updated', 'name', 'broadcast_kit.service_name'],
      ['destination.disabled', 'enabled'],
      ['destination.secret_rotated', 'config.apiKey'],
      ['destination.enabled', 'enabled'],
      ['destination.tested'],
      ['destination.trace_sent'],
      ['destination.deleted'],
      ['destination.restored'],
      ['broadcast.enabled', 'enabled'],
      ['broadcast.disabled', 'enabled'],
    ]);
    const [created, , , rotated, , , , deleted, restored] = api.audits.map(({ fingerprint }) => fingerprint);
    expect(rotated).toEqual({ before: created?.after, after: expect.stringMatching(FINGERPRINT) });
    expect(rotated?.after).not.toBe(rotated?.before);
    expect([deleted, restored]).toEqual([
      { before: rotated?.after, after: null },
      { before: null, after: rotated?.after },
    ]);
  });

  it('say that a test failed and why, and nothing of what was not saved', async () => {
    const api = createSettingsTestApi();
    await api.send('POST', 'destinations/test', { body: { config: { ...GOOD_CONFIG, apiKey: BAD_KEY } } });
    const body = { type: 'grafana', name: 'x', config: { ...GOOD_CONFIG, apiKey: BAD_KEY } };
    expect((await api.send('POST', 'destinations', { body })).status).toBe(400);
    expect(api.audits).toMatchObject([
      { action: 'destination.tested', destinationId: null, result: 'failed', diagnosisCode: 'auth.unauthorized' },
    ]);
  });

  it.each<[string, () => void | Promise<void>]>([
    [
      'throws',
      () => {
        throw new Error(`disk full ${OTHER_GOOD_KEY}`);
      },
    ],
    ['rejects', () => Promise.reject(new Error(`disk full ${OTHER_GOOD_KEY}`))],
    ['never answers', () => new Promise(() => {})],
  ])('do not disturb the request where their sink %s', async (_, onAudit) => {
    const api = createSettingsTestApi({ onAudit });
    await api.create();
    expect((await api.send('PATCH', 'broadcast', { body: { enabled: true } })).status).toBe(200);
    expect(JSON.stringify(api.log)).not.toContain(OTHER_GOOD_KEY.slice(8, 40));
  });

  it('log a sink that fails', async () => {
    const api = createSettingsTestApi({ onAudit: () => Promise.reject(new Error('disk full')) });
    await api.create();
    await expect
      .poll(() => api.log)
      .toContainEqual(expect.objectContaining({ level: 'error', message: 'onAudit failed' }));
  });
});
