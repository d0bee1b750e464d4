import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isBroadcastError } from '@broadcast-kit/core';
import { afterAll, describe, expect, it } from 'vitest';
import { destinationStoreContract, sampleDestinationRecord } from './destination-store-contract.ts';
import { lmdbDestinationStore } from './lmdb-destination-store.ts';

const root = mkdtempSync(join(tmpdir(), 'broadcast-kit-lmdb-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const freshPath = () => mkdtempSync(join(root, 'store-'));

describe('lmdbDestinationStore', () => {
  destinationStoreContract({
    describe,
    it,
    expect,
    createStore: () => lmdbDestinationStore({ path: freshPath() }),
  });

  it('shows after a restart what was saved before it', async () => {
    const path = join(freshPath(), 'made', 'on', 'demand');
    const before = lmdbDestinationStore({ path });
    await before.save(sampleDestinationRecord(), 0);
    await before.setBroadcastEnabled('owner-1', true);
    await before.close();
    const after = lmdbDestinationStore({ path });
    expect(await after.list('owner-1')).toEqual([sampleDestinationRecord({ version: 1 })]);
    expect(await after.isBroadcastEnabled('owner-1')).toBe(true);
    await after.close();
  });

  it('has a save on disk, where every other process sees it, before the save resolves', async () => {
    const path = freshPath();
    const store = lmdbDestinationStore({ path });
    await store.save(sampleDestinationRecord(), 0);
    const script = `
      import { open } from 'lmdb';
      const file = open({ path: ${JSON.stringify(join(path, 'destinations.mdb'))}, encoding: 'json' });
      console.log(JSON.stringify(Array.from(file.getRange({}), ({ value }) => value)));
    `;
    const packageRoot = new URL('../..', import.meta.url);
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      cwd: packageRoot,
    });
    expect(JSON.parse(stdout)).toEqual([sampleDestinationRecord({ version: 1 })]);
    await store.close();
  });

  it('says what is wrong where its directory cannot be made', () => {
    const file = join(freshPath(), 'file');
    writeFileSync(file, '');
    let thrown: unknown;
    try {
      lmdbDestinationStore({ path: join(file, 'data') });
    } catch (error) {
      thrown = error;
    }
    expect(isBroadcastError(thrown) && thrown.code).toBe('store_failed');
  });
});
