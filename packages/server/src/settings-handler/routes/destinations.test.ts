import type { DestinationWire } from '@broadcast-kit/core';
import { describe, expect, it } from 'vitest';
import { createSettingsTestApi, reasonOf } from '../__fixtures__/settings-test-api.ts';

type Page = readonly DestinationWire[];

describe('listing', () => {
  it('gives pages of the destinations, oldest first, with the total', async () => {
    const api = createSettingsTestApi();
    for (const name of ['A', 'B', 'C']) {
      await api.create({ name });
      await api.clock.advance(1000);
    }
    const namesOf = async (query: string) => {
      const answer = await api.send<Page>('GET', `destinations${query}`);
      return [answer.data.map(({ name }) => name), (JSON.parse(answer.text) as { total_count: number }).total_count];
    };
    expect(await namesOf('')).toEqual([['A', 'B', 'C'], 3]);
    expect(await namesOf('?offset=1&limit=1')).toEqual([['B'], 3]);
    expect(await namesOf('?offset=9')).toEqual([[], 3]);
  });

  it('filters by the workspace that was given', async () => {
    const api = createSettingsTestApi();
    await api.create({ name: 'Mine', workspace_id: 'team-1' });
    await api.create({ name: 'Default' });
    const answer = await api.send<Page>('GET', 'destinations?workspace_id=team-1');
    expect(answer.data.map(({ name, workspace_id }) => [name, workspace_id])).toEqual([['Mine', 'team-1']]);
  });

  it.each(['limit=0', 'limit=101', 'limit=x', 'offset=-1', 'offset=1.5', 'limit='])('refuses %s', async (query) => {
    const answer = await createSettingsTestApi().send('GET', `destinations?${query}`);
    expect(reasonOf(answer)).toEqual([400, 'invalid_request']);
    expect(answer.error.metadata?.issues?.length).toBe(1);
  });
});

describe('reading one', () => {
  it('gives the destination and its ETag', async () => {
    const api = createSettingsTestApi();
    const made = await api.create();
    const answer = await api.send('GET', `destinations/${made.id}`);
    expect([answer.status, answer.headers.get('etag'), answer.data]).toEqual([200, '"1"', made]);
  });

  it.each(['none', 'x'.repeat(4000), '%E0%A4%A', '..%2f..%2fbroadcast', '%00'])('answers 404 for %s', async (id) => {
    expect(reasonOf(await createSettingsTestApi().send('GET', `destinations/${id}`))).toEqual([404, 'not_found']);
  });
});

describe('deleting and undoing it', () => {
  it('answers as OpenRouter does, and the destination is gone', async () => {
    const api = createSettingsTestApi();
    const { id } = await api.create();
    const answer = await api.send('DELETE', `destinations/${id}`);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { deleted: true }]);
    expect((await api.send('GET', `destinations/${id}`)).status).toBe(404);
    expect((await api.send<Page>('GET', 'destinations')).data).toEqual([]);
    expect((await api.send('DELETE', `destinations/${id}`)).status).toBe(404);
    expect((await api.send('POST', `destinations/${id}/test`)).status).toBe(404);
  });

  it('refuses to delete a version that somebody changed meanwhile', async () => {
    const api = createSettingsTestApi();
    const { id } = await api.create();
    await api.send('PATCH', `destinations/${id}`, { body: { name: 'Changed' } });
    expect((await api.send('DELETE', `destinations/${id}`, { headers: { 'if-match': '"1"' } })).status).toBe(412);
    expect((await api.send('DELETE', `destinations/${id}`, { headers: { 'if-match': '"2"' } })).status).toBe(200);
  });

  it('restores everything, key included, and does nothing to what is live', async () => {
    const api = createSettingsTestApi();
    const made = await api.create();
    await api.send('DELETE', `destinations/${made.id}`);
    const restored = await api.send('POST', `destinations/${made.id}/restore`, { body: {} });
    expect(restored.data).toEqual({ ...made, broadcast_kit: { ...made.broadcast_kit, etag: '"3"' } });
    expect((await api.send('POST', `destinations/${made.id}/restore`)).data).toEqual(restored.data);
    const tested = await api.send<{ ok: boolean }>('POST', `destinations/${made.id}/test`);
    expect(tested.data.ok).toBe(true);
    expect(api.changedOwners.length).toBe(3);
  });

  it('restores for 30 days and no longer', async () => {
    const api = createSettingsTestApi();
    const { id } = await api.create();
    await api.send('DELETE', `destinations/${id}`);
    await api.clock.advance(30 * 24 * 3_600_000);
    expect((await api.send('POST', `destinations/${id}/restore`)).status).toBe(200);
    await api.send('DELETE', `destinations/${id}`);
    await api.clock.advance(30 * 24 * 3_600_000 + 1);
    expect(reasonOf(await api.send('POST', `destinations/${id}/restore`))).toEqual([404, 'not_found']);
  });

  it('does not restore over a name that was taken meanwhile', async () => {
    const api = createSettingsTestApi();
    const { id } = await api.create();
    await api.send('DELETE', `destinations/${id}`);
    await api.create();
    expect(reasonOf(await api.send('POST', `destinations/${id}/restore`))).toEqual([409, 'name_taken']);
  });

  it('answers 404 for what never was', async () => {
    expect((await createSettingsTestApi().send('POST', 'destinations/none/restore')).status).toBe(404);
  });
});

describe('the broadcast switch', () => {
  it('is off at first, and stays as it was set', async () => {
    const api = createSettingsTestApi();
    expect((await api.send('GET', 'broadcast')).data).toEqual({ enabled: false, can_edit: true });
    const on = await api.send('PATCH', 'broadcast', { body: { enabled: true } });
    expect([on.status, on.data]).toEqual([200, { enabled: true, can_edit: true }]);
    expect((await api.send('GET', 'broadcast')).data).toEqual({ enabled: true, can_edit: true });
    expect(api.changedOwners).toEqual(['workspace_1']);
  });

  it.each([{}, { enabled: 'yes' }, { enabled: true, all: true }])('refuses %j', async (body) => {
    expect(reasonOf(await createSettingsTestApi().send('PATCH', 'broadcast', { body }))).toEqual([
      400,
      'invalid_request',
    ]);
  });
});
