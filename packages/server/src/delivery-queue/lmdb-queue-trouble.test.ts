import { execFileSync, fork } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeliveryQueue } from '@broadcast-kit/core';
import { createTestClock } from '@broadcast-kit/core/testing';
import { open } from 'lmdb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lmdbDeliveryQueue } from './lmdb-delivery-queue.ts';
import { mustTake, sampleDelivery } from './queue-checks.ts';

const root = mkdtempSync(join(tmpdir(), 'broadcast-kit-trouble-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const freshPath = () => mkdtempSync(join(root, 'queue-'));
const fileIn = (path: string) => join(path, 'delivery-queue.mdb');
const setAside = (path: string) => readdirSync(path).filter((name) => /\.(?:corrupt|other-version)-\d+$/.test(name));

async function openQueue(path: string): Promise<DeliveryQueue> {
  const queue = lmdbDeliveryQueue({ path });
  await queue.ready();
  return queue;
}

function balance(queue: DeliveryQueue): void {
  const { accepted, delivered, dropped, pending } = queue.accounts().total;
  const lost = Object.values(dropped).reduce((sum, records) => sum + records, 0);
  expect(delivered + lost + pending).toBe(accepted);
}

async function drain(queue: DeliveryQueue): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const outcome = await queue.take({ nowMs: 0, admit: () => 0 });
    if (outcome.kind === 'nothing') return ids;
    ids.push(outcome.delivery.id);
    await queue.settle(outcome.delivery, { delivered: outcome.delivery.entryBytes.length });
  }
}

/** The queue opens, answers, stores and hands out what is new, whatever the file was like. */
async function expectAlive(path: string): Promise<DeliveryQueue> {
  const queue = await openQueue(path);
  balance(queue);
  await drain(queue);
  await queue.put(sampleDelivery('fresh'));
  expect((await mustTake(queue)).id).toBe('fresh');
  balance(queue);
  return queue;
}

describe('a process that is killed', () => {
  it('loses nothing that it had accepted, and its books agree with what is there', async () => {
    const path = freshPath();
    const stored = new Set<string>();
    const settled = new Set<string>();
    for (let run = 0; run < 4; run += 1) {
      const writer = fork(new URL('./__fixtures__/lmdb-queue-writer.ts', import.meta.url), [path, `run${run}`], {
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      });
      const ended = new Promise((resolve) => writer.on('exit', resolve));
      let rest = '';
      writer.stdout?.on('data', (chunk: Buffer) => {
        const parts = (rest + chunk.toString('utf8')).split('\n');
        rest = parts.pop() ?? '';
        for (const line of parts) {
          const [what, id = ''] = line.split(' ');
          (what === 'put' ? stored : settled).add(id);
        }
        if (stored.size > (run + 1) * 200) writer.kill('SIGKILL');
      });
      await ended;
    }
    const queue = await openQueue(path);
    expect(queue.state()).toEqual({ kind: 'ok' });
    balance(queue);
    const { total } = queue.accounts();
    const left = new Set(await drain(queue));
    expect(total.pending).toBe(left.size * 2);
    expect([...stored].filter((id) => !left.has(id) && !settled.has(id))).toEqual([]);
    expect(stored.size).toBeGreaterThan(600);
    expect(settled.size).toBeGreaterThan(10);
    expect(queue.accounts().total).toMatchObject({ delivered: total.accepted, pending: 0, dropped: {} });
    await queue.close();
  }, 60_000);
});

describe('a file that was damaged while nobody used it', () => {
  const template = join(root, 'template');
  const count = 40;

  beforeAll(async () => {
    const queue = await openQueue(template);
    for (let index = 0; index < count; index += 1) {
      await queue.put(sampleDelivery(`a-${index}`, { destinationId: `d${index % 4}`, body: new Uint8Array(6_000) }));
    }
    await queue.close();
  });

  function copy(): string {
    const path = freshPath();
    mkdirSync(path, { recursive: true });
    copyFileSync(fileIn(template), fileIn(path));
    return path;
  }

  it.each([1, 100, 4_096, 8_192, 20_000])('is set aside when only %s bytes are left of it', async (length) => {
    const path = copy();
    truncateSync(fileIn(path), length);
    const queue = await expectAlive(path);
    expect(setAside(path)).toHaveLength(1);
    expect(queue.state().kind).toBe('degraded');
    await queue.close();
  });

  it.each([0.3, 0.5, 0.7, 0.9])('is set aside when it is cut at %s of its length', async (share) => {
    const path = copy();
    truncateSync(fileIn(path), Math.floor(statSync(fileIn(path)).size * share));
    const queue = await expectAlive(path);
    expect(setAside(path)).toHaveLength(1);
    await queue.close();
  });

  it('is a new one when nothing is left of it', async () => {
    const path = copy();
    truncateSync(fileIn(path), 0);
    const queue = await expectAlive(path);
    expect(queue.state()).toEqual({ kind: 'ok' });
    await queue.close();
  });

  it('keeps every other delivery when bits of it flip, and counts what is lost', async () => {
    const { length } = readFileSync(fileIn(template));
    let unharmed = 0;
    for (let sample = 0; sample < 12; sample += 1) {
      const path = copy();
      const bytes = readFileSync(fileIn(path));
      const at = Math.floor((sample + 0.37) * (length / 12));
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0x10, at);
      writeFileSync(fileIn(path), bytes);
      const queue = await openQueue(path);
      balance(queue);
      const ids = await drain(queue);
      balance(queue);
      const { dropped, accepted } = queue.accounts().total;
      if (setAside(path).length === 0) {
        expect(ids.length * 2 + (dropped.damaged ?? 0)).toBe(accepted);
        expect(ids.length).toBeGreaterThanOrEqual(count - 2);
        unharmed += 1;
      }
      await queue.close();
    }
    expect(unharmed).toBeGreaterThan(0);
  }, 60_000);

  it('is set aside when its pages stand in each other’s place', async () => {
    const path = copy();
    const bytes = readFileSync(fileIn(path));
    swapLeaves(bytes);
    writeFileSync(fileIn(path), bytes);
    const queue = await expectAlive(path);
    expect(setAside(path)).toHaveLength(1);
    await queue.close();
  });

  it('ends no more than three processes, and keeps what can be read, where no check finds what ends them', async () => {
    const path = copy();
    const bytes = readFileSync(fileIn(path));
    overfill(bytes);
    writeFileSync(fileIn(path), bytes);
    let crashes = 0;
    for (; crashes < 6; crashes += 1) if (await livesWith(path)) break;
    expect(crashes).toBeLessThanOrEqual(3);
    const queue = await openQueue(path);
    expect(queue.state()).toEqual({ kind: 'ok' });
    balance(queue);
    await queue.close();
  }, 60_000);

  it('is set aside when it is no queue at all', async () => {
    const path = freshPath();
    writeFileSync(fileIn(path), 'not a database'.repeat(2_000));
    const queue = await expectAlive(path);
    expect(setAside(path)[0]).toMatch(/corrupt/);
    await queue.close();
  });

  it('is set aside when another version wrote it, and stays as it was', async () => {
    const path = copy();
    const file = open({ path: fileIn(path), encoding: 'binary' });
    file.putSync('schema', Buffer.from('99'));
    await file.close();
    const queue = await expectAlive(path);
    expect(setAside(path)[0]).toMatch(/other-version/);
    expect(queue.state().kind).toBe('degraded');
    await queue.close();
  });
});

const PAGE_BYTES = 4_096;

/** Where pages with keys and values begin. Flags of a page stand at 18, the end of its free room at 22. */
function leavesOf(bytes: Buffer): number[] {
  const starts = Array.from({ length: Math.floor(bytes.length / PAGE_BYTES) }, (_, page) => page * PAGE_BYTES);
  return starts.filter(
    (start) => bytes.readBigUInt64LE(start) === BigInt(start / PAGE_BYTES) && bytes[start + 18] === 2,
  );
}

function overfill(bytes: Buffer): void {
  for (const start of leavesOf(bytes)) bytes.writeUInt16LE(0xfff0, start + 22);
}

function swapLeaves(bytes: Buffer): void {
  const pages = leavesOf(bytes).map((start) => Buffer.from(bytes.subarray(start + 8, start + PAGE_BYTES)));
  leavesOf(bytes).forEach((start, index) => void pages.at(-1 - index)?.copy(bytes, start + 8));
}

/** Whether a process that puts, takes and settles is still there after a while. */
async function livesWith(path: string, meanwhile = () => {}): Promise<boolean> {
  const writer = fork(new URL('./__fixtures__/lmdb-queue-writer.ts', import.meta.url), [path, `run-${Date.now()}`], {
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  const ended = new Promise((resolve) => writer.on('exit', resolve));
  let lines = 0;
  const worked = new Promise((resolve) =>
    writer.stdout?.on('data', (chunk: Buffer) => {
      if (lines === 0) meanwhile();
      lines += chunk.toString('utf8').split('\n').length - 1;
      if (lines > 500) resolve(undefined);
    }),
  );
  await Promise.race([worked, ended]);
  const lives = writer.exitCode === null && writer.signalCode === null;
  writer.kill('SIGKILL');
  await ended;
  return lives;
}

describe('a file that is damaged while it is in use', () => {
  it('ends a few processes at most, and then the queue is well', async () => {
    const path = freshPath();
    await livesWith(path, () => {
      const bytes = readFileSync(fileIn(path));
      const file = openSync(fileIn(path), 'r+');
      for (const start of leavesOf(bytes)) writeSync(file, Buffer.from([0xf0, 0xff]), 0, 2, start + 22);
      closeSync(file);
    });
    let starts = 1;
    while (!(await livesWith(path))) starts += 1;
    expect(starts).toBeLessThanOrEqual(4);
    const queue = await openQueue(path);
    expect(queue.state()).toEqual({ kind: 'ok' });
    balance(queue);
    await queue.close();
  }, 60_000);
});

/** A file system of two megabytes; `undefined` where this user may not make one. */
function smallDisk(): string | undefined {
  const path = freshPath();
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', path], { stdio: 'ignore' });
    return path;
  } catch {
    return undefined;
  }
}

describe('a full disk', () => {
  const disk = smallDisk();
  afterAll(() => {
    if (disk !== undefined) execFileSync('/bin/umount', [disk]);
  });

  it('loses nothing: what finds no room waits in memory, and the queue is well again when there is room', async (test) => {
    test.skip(disk === undefined, 'This user may not mount a small file system.');
    const clock = createTestClock();
    const queue = lmdbDeliveryQueue({ path: disk ?? '', clock });
    await queue.ready();
    const ids = Array.from({ length: 80 }, (_, index) => `a-${index}`);
    for (const id of ids) await queue.put(sampleDelivery(id, { body: new Uint8Array(40_000) }));
    expect(queue.state()).toMatchObject({ kind: 'degraded', reason: expect.stringContaining('may be full') });
    expect(queue.accounts().total).toMatchObject({ accepted: 160, pending: 160 });
    expect((await drain(queue)).sort()).toEqual(ids.sort());
    await clock.advance(1_000);
    await queue.put(sampleDelivery('fresh'));
    expect(queue.state()).toEqual({ kind: 'ok' });
    balance(queue);
    await queue.close();
  });
});

describe('a directory', () => {
  it('that another queue uses leaves batches in memory, and the file to the other', async () => {
    const path = freshPath();
    const first = await openQueue(path);
    await first.put(sampleDelivery('a-1'));
    // The same process asks again, so there is nobody to wait for.
    const second = lmdbDeliveryQueue({ path });
    const closing = second.close();
    await closing;
    expect(second.state().kind).toBe('degraded');
    expect((await mustTake(first)).id).toBe('a-1');
    await first.close();
  });

  it('that cannot be made leaves batches in memory, and says so', async () => {
    const file = join(freshPath(), 'file');
    writeFileSync(file, '');
    const queue = await openQueue(join(file, 'data'));
    expect(queue.state().kind).toBe('degraded');
    expect(await queue.put(sampleDelivery('a-1'))).toEqual({ stored: true, evicted: [] });
    const taken = await mustTake(queue);
    expect(await queue.settle(taken, { delivered: 2 })).toBe(true);
    balance(queue);
    await queue.close();
  });

  it.each([
    ['on this host is free', { pid: 2 ** 22 + 1, host: hostname(), startedAtMs: 0 }],
    ['in a container that gave it the same number is free', { pid: process.pid, host: hostname(), startedAtMs: 0 }],
  ])('whose owner was killed %s again', async (_, owner) => {
    const path = freshPath();
    writeFileSync(`${fileIn(path)}.owner`, JSON.stringify(owner));
    const queue = await openQueue(path);
    expect(queue.state()).toEqual({ kind: 'ok' });
    await queue.close();
    expect(existsSync(`${fileIn(path)}.owner`)).toBe(false);
  });
});
