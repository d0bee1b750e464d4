import { isBroadcastError } from '@broadcast-kit/core';
import { describe, expect, it } from 'vitest';
import { createSecretBox } from './create-secret-box.ts';

const KEY = 'M3xkYyVZQn1Tn0cVnZ7hQ2rjv8cS4x0m9wQ5sW1pX2k=';
const NEW_KEY = 'b6f1d9c2a7e84035916c8d2f7b3e5a4c0f9d8e7c6b5a493827160594837261ab';
const SECRET = 'glc_eyJvIjoiOTk5IiwibiI6ImtleSIsImsiOiJzZWNyZXQifQ==';
const place = { owner: 'workspace_1', destination: '0b9f', field: 'apiKey' };

describe('sealing', () => {
  it('opens what it sealed, and nothing of the secret stands in the sealed text', async () => {
    const box = createSecretBox({ keys: [KEY] });
    const sealed = await box.seal(SECRET, place);
    expect(sealed).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]+$/);
    expect(sealed).not.toContain(SECRET.slice(0, 12));
    expect(await box.open(sealed, place)).toEqual({ ok: true, secret: SECRET });
  });

  it('seals the same secret to a different text each time', async () => {
    const box = createSecretBox({ keys: [KEY] });
    expect(await box.seal(SECRET, place)).not.toBe(await box.seal(SECRET, place));
  });

  it.each([
    ['owner', { ...place, owner: 'workspace_2' }],
    ['destination', { ...place, destination: '0b9e' }],
    ['field', { ...place, field: 'headers.x-token' }],
    ['split of the names', { owner: 'workspace_1|4', destination: '0b9f', field: 'apiKey' }],
  ])('does not open in another place: %s', async (_, elsewhere) => {
    const box = createSecretBox({ keys: [KEY] });
    const sealed = await box.seal(SECRET, place);
    expect(await box.open(sealed, elsewhere)).toEqual({ ok: false, code: 'damaged' });
  });

  it('does not open a changed, cut or foreign text', async () => {
    const box = createSecretBox({ keys: [KEY] });
    const sealed = await box.seal(SECRET, place);
    const flipped = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const text of [flipped, sealed.slice(0, -3), SECRET, '', sealed.replace('v1.', 'v2.')]) {
      expect(await box.open(text, place)).toEqual({ ok: false, code: 'damaged' });
    }
  });

  it('keeps text of any script and length', async () => {
    const box = createSecretBox({ keys: [KEY] });
    for (const secret of ['', 'ключ 🔑', 'x'.repeat(4096)]) {
      expect(await box.open(await box.seal(secret, place), place)).toEqual({ ok: true, secret });
    }
  });
});

describe('rotation', () => {
  it('opens with a previous key and seals with the current one', async () => {
    const old = createSecretBox({ keys: [KEY] });
    const rotated = createSecretBox({ keys: [NEW_KEY, KEY] });
    const sealed = await old.seal(SECRET, place);
    expect(await rotated.open(sealed, place)).toEqual({ ok: true, secret: SECRET });
    const again = await rotated.seal(SECRET, place);
    expect(await createSecretBox({ keys: [NEW_KEY] }).open(again, place)).toEqual({ ok: true, secret: SECRET });
  });

  it('says that a key is missing once it left the ring', async () => {
    const sealed = await createSecretBox({ keys: [KEY] }).seal(SECRET, place);
    expect(await createSecretBox({ keys: [NEW_KEY] }).open(sealed, place)).toEqual({ ok: false, code: 'unknown_key' });
  });
});

describe('fingerprints and signatures', () => {
  it('gives equal secrets in one place equal fingerprints and others different ones', async () => {
    const box = createSecretBox({ keys: [KEY] });
    const fingerprint = await box.fingerprint(SECRET, place);
    expect(fingerprint).toMatch(/^[0-9a-f]{8}$/);
    expect(await box.fingerprint(SECRET, place)).toBe(fingerprint);
    expect(await box.fingerprint(`${SECRET} `, place)).not.toBe(fingerprint);
    expect(await createSecretBox({ keys: [NEW_KEY] }).fingerprint(SECRET, place)).not.toBe(fingerprint);
  });

  it.each([
    ['owner', { ...place, owner: 'workspace_2' }],
    ['destination', { ...place, destination: '0b9e' }],
    ['field', { ...place, field: 'headers.x-token' }],
  ])('gives one secret another fingerprint in another place: %s', async (_, elsewhere) => {
    const box = createSecretBox({ keys: [KEY] });
    expect(await box.fingerprint(SECRET, elsewhere)).not.toBe(await box.fingerprint(SECRET, place));
  });

  it('accepts its own signature over the same parts only', async () => {
    const box = createSecretBox({ keys: [KEY] });
    const signature = await box.sign(['receipt', 'a', 'bc']);
    expect(await box.verify(['receipt', 'a', 'bc'], signature)).toBe(true);
    expect(await box.verify(['receipt', 'ab', 'c'], signature)).toBe(false);
    expect(await box.verify(['other', 'a', 'bc'], signature)).toBe(false);
    expect(await box.verify(['receipt', 'a', 'bc'], `${signature.slice(0, -1)}!`)).toBe(false);
    expect(await box.verify(['receipt', 'a', 'bc'], '')).toBe(false);
    expect(await createSecretBox({ keys: [NEW_KEY, KEY] }).verify(['receipt', 'a', 'bc'], signature)).toBe(true);
    expect(await createSecretBox({ keys: [NEW_KEY] }).verify(['receipt', 'a', 'bc'], signature)).toBe(false);
  });
});

describe('weak keys', () => {
  it.each([
    ['none', []],
    ['short', ['changeme']],
    ['repeated', ['ab'.repeat(32)]],
    ['a weak previous one', [KEY, 'old']],
  ])('stops at the start: %s', (_, keys) => {
    let thrown: unknown;
    try {
      createSecretBox({ keys });
    } catch (error) {
      thrown = error;
    }
    expect(isBroadcastError(thrown) && thrown.code).toBe('invalid_option');
    for (const key of keys) expect(String(thrown)).not.toContain(key);
  });
});
