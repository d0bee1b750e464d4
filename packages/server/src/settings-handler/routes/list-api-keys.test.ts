import type { ApiKeysWire } from '@broadcast-kit/core';
import { describe, expect, it } from 'vitest';
import { ADMIN, createSettingsTestApi, reasonOf } from '../__fixtures__/settings-test-api.ts';

const HASH = 'a'.repeat(64);

describe('GET api-keys', () => {
  it('says that there is no list where the host offers none', async () => {
    const { send } = createSettingsTestApi();
    expect((await send<ApiKeysWire>('GET', 'api-keys')).data).toEqual({ available: false });
  });

  it('shows the keys of the caller’s owner, to members too', async () => {
    const asked: string[] = [];
    const { send } = createSettingsTestApi({
      async listApiKeys(owner) {
        asked.push(owner);
        return [
          { hash: HASH, name: 'Production', label: 'sk-...a1b' },
          { hash: 'b'.repeat(64), name: 'Staging' },
        ];
      },
    });
    const answer = await send<ApiKeysWire>('GET', 'api-keys', { caller: { ...ADMIN, role: 'member' } });
    expect(answer.data).toEqual({
      available: true,
      keys: [
        { hash: HASH, name: 'Production', label: 'sk-...a1b' },
        { hash: 'b'.repeat(64), name: 'Staging', label: null },
      ],
    });
    expect(asked).toEqual([ADMIN.owner]);
  });

  it('shows nothing else that the host keeps with its keys', async () => {
    const row = { hash: HASH, name: 'Production', key: 'sk-canary-secret', createdBy: 'somebody' };
    const { send } = createSettingsTestApi({ listApiKeys: () => [row] });
    expect((await send('GET', 'api-keys')).text).not.toMatch(/canary|somebody/);
  });

  it('lets no key out that the host gave in place of its hash', async () => {
    const { send, log } = createSettingsTestApi({
      listApiKeys: () => [{ hash: 'sk-canary-secret', name: 'Production' }],
    });
    const answer = await send('GET', 'api-keys');
    expect(reasonOf(answer)).toEqual([500, 'server_error']);
    expect(answer.text + JSON.stringify(log)).not.toContain('canary');
    expect(JSON.stringify(log)).toContain('SHA-256');
  });

  it('is for people who are signed in, and cannot be written', async () => {
    const { send } = createSettingsTestApi();
    expect((await send('GET', 'api-keys', { caller: null })).status).toBe(401);
    expect((await send('POST', 'api-keys', { body: {} })).status).toBe(405);
  });
});
