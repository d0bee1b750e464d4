import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataDirectory } from './data-directory.ts';

let parent: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'data-directory-'));
});

afterEach(async () => {
  await rm(parent, { recursive: true, force: true });
});

describe('openDataDirectory', () => {
  it('makes the directory for its owner alone', async () => {
    const { root } = await openDataDirectory(join(parent, 'a', 'b'), { reset: false });
    expect((await stat(root)).mode & 0o777).toBe(0o700);
  });

  it('resets what the demo made and leaves the files of others', async () => {
    for (const folder of ['settings', 'traces', 'queue']) await mkdir(join(parent, folder));
    for (const file of ['keys.json', 'thesis.tex']) await writeFile(join(parent, file), '');
    await openDataDirectory(parent, { reset: true });
    expect(await readdir(parent)).toEqual(['thesis.tex']);
  });

  it('keeps everything without a reset', async () => {
    await writeFile(join(parent, 'keys.json'), '{}');
    await openDataDirectory(parent, { reset: false });
    expect(await readdir(parent)).toEqual(['keys.json']);
  });
});
