import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiKeyIssue } from '@broadcast-kit/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDemoKeys } from './demo-keys.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'demo-keys-'));
});

afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

async function load() {
  const result = await loadDemoKeys(dataDir);
  if (!result.ok) throw new Error(result.message);
  return result.keys;
}

describe('loadDemoKeys', () => {
  it('makes keys once and finds the same ones at the next start', async () => {
    const first = await load();
    expect(await load()).toEqual(first);
  });

  it('makes an OTLP key that the settings form takes', async () => {
    expect(apiKeyIssue((await load()).otlpApiKey)).toBeUndefined();
  });

  it('makes 32-byte keys for sealing and signing', async () => {
    const { secretBoxKey, sessionKey } = await load();
    expect(Buffer.from(secretBoxKey, 'base64')).toHaveLength(32);
    expect(Buffer.from(sessionKey, 'base64')).toHaveLength(32);
  });

  it('makes two gateway keys that nobody can guess', async () => {
    const { gatewayKeys } = await load();
    expect(gatewayKeys).toEqual([
      expect.stringMatching(/^sk-demo-a-.{24}$/),
      expect.stringMatching(/^sk-demo-b-.{24}$/),
    ]);
  });

  it('adds gateway keys to an older file and leaves its other keys alone', async () => {
    const path = join(dataDir, 'keys.json');
    const { gatewayKeys, ...older } = await load();
    await writeFile(path, JSON.stringify(older));
    const keys = await load();
    expect(keys).toMatchObject(older);
    expect(keys.gatewayKeys).not.toEqual(gatewayKeys);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(keys);
    expect(await load()).toEqual(keys);
  });

  it('keeps the file from other users', async () => {
    await load();
    expect((await stat(join(dataDir, 'keys.json'))).mode & 0o777).toBe(0o600);
  });

  it('does not replace a damaged file, which would lose every stored credential', async () => {
    await writeFile(join(dataDir, 'keys.json'), '{"managementKey":');
    expect(await loadDemoKeys(dataDir)).toEqual({ ok: false, message: expect.stringContaining('--reset') });
  });
});
