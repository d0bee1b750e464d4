import type { ConnectionTestWire } from '@broadcast-kit/core';
import { describe, expect, it } from 'vitest';
import {
  BAD_KEY,
  createSettingsTestApi,
  DRAFT,
  GOOD_CONFIG,
  OTHER_GOOD_KEY,
} from './__fixtures__/settings-test-api.ts';
import type { AuditEvent } from './audit-event.ts';

const FINGERPRINT = /^[0-9a-f]{8}$/;

describe('audit events', () => {
  it('tell who did what to what, when, under which request', async () => {
    const api = createSettingsTestApi();
    const { id } = await api.create({}, { headers: { 'x-request-id': 'request-1' } });
    const known = {
      at: '2026-01-21T20:42:56.000Z',
      owner: 'workspace_1',
      actor: 'user_7',
      requestId: 'request-1',
    };
    expect(api.audits).toEqual([
      {
        ...known,
        action: 'destination.tested',
        destinationId: null,
        fields: [],
        fingerprint: { before: null, after: null },
        result: 'succeeded',
        diagnosisCode: null,
      },
      {
        ...known,
        action: 'destination.created',
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
      ['destination.tested'],
      ['destination.created', 'type', 'name', 'config'],
      ['destination.updated', 'name', 'broadcast_kit.service_name'],
      ['destination.disabled', 'enabled'],
      ['destination.tested'],
      ['destination.secret_rotated', 'config.apiKey'],
      ['destination.enabled', 'enabled'],
      ['destination.tested'],
      ['destination.trace_sent'],
      ['destination.deleted'],
      ['destination.restored'],
      ['broadcast.enabled', 'enabled'],
      ['broadcast.disabled', 'enabled'],
    ]);
    const fingerprintAt = (action: AuditEvent['action']) =>
      api.audits.find((event) => event.action === action)?.fingerprint;
    const created = fingerprintAt('destination.created');
    const rotated = fingerprintAt('destination.secret_rotated');
    const deleted = fingerprintAt('destination.deleted');
    const restored = fingerprintAt('destination.restored');
    expect(rotated).toEqual({ before: created?.after, after: expect.stringMatching(FINGERPRINT) });
    expect(rotated?.after).not.toBe(rotated?.before);
    expect([deleted, restored]).toEqual([
      { before: rotated?.after, after: null },
      { before: null, after: rotated?.after },
    ]);
  });

  it('say that a test failed and why, and nothing of what was not saved', async () => {
    const api = createSettingsTestApi();
    const { id } = await api.create();
    api.audits.length = 0;
    const config = { ...GOOD_CONFIG, apiKey: BAD_KEY };
    await api.send('POST', 'destinations/test', { body: { config } });
    expect((await api.send('POST', 'destinations', { body: { ...DRAFT, name: 'x', config } })).status).toBe(400);
    expect((await api.send('PATCH', `destinations/${id}`, { body: { config } })).status).toBe(400);
    const failed = { action: 'destination.tested', result: 'failed', diagnosisCode: 'auth.unauthorized', fields: [] };
    expect(api.audits).toMatchObject([
      { ...failed, destinationId: null },
      { ...failed, destinationId: null },
      { ...failed, destinationId: id },
    ]);
  });

  it('tell of no test where a receipt made it needless, nor where it was refused', async () => {
    const api = createSettingsTestApi({ testsPerMinute: 1 });
    const tested = await api.send<ConnectionTestWire>('POST', 'destinations/test', { body: { config: GOOD_CONFIG } });
    await api.create({ test_receipt: tested.data.ok ? tested.data.receipt : undefined });
    expect((await api.send('POST', 'destinations', { body: { ...DRAFT, name: 'x' } })).status).toBe(429);
    expect(api.audits.map(({ action }) => action)).toEqual(['destination.tested', 'destination.created']);
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
