import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestClock } from '@broadcast-kit/core/testing';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { lmdbDeliveryQueue } from './lmdb-delivery-queue.ts';
import { lockQueue, RENEW_LOCK_MS, removeStaleLock } from './lmdb-queue-lock.ts';
import { sampleDelivery } from './queue-checks.ts';

const root = mkdtempSync(join(tmpdir(), 'broadcast-kit-lock-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let path = '';
beforeEach(() => {
  path = join(mkdtempSync(join(root, 'lock-')), 'queue.owner');
});

/** No process has a number that high. */
const GONE = { pid: 2 ** 30, host: hostname(), startedAtMs: 1 };
const ELSEWHERE = { pid: 1, host: 'another-host', startedAtMs: 1 };

function mustLock() {
  const taken = lockQueue(path);
  if ('heldBy' in taken) throw new Error(`held by ${taken.heldBy}`);
  return taken;
}

describe('the lock of a queue directory', () => {
  it('is taken once, and free again after its release', () => {
    const first = mustLock();
    expect(lockQueue(path)).toEqual({ heldBy: `process ${process.pid} on ${hostname()}` });
    first.release();
    expect(readdirSync(join(path, '..'))).toEqual([]);
    expect(mustLock().crashes).toBe(0);
  });

  it('of a process that was killed is taken over, and counts as a crash', () => {
    writeFileSync(path, JSON.stringify({ ...GONE, crashes: 1 }));
    expect(mustLock().crashes).toBe(2);
  });

  it('of a process that was killed is taken over though it cannot be read', () => {
    writeFileSync(path, '');
    expect(mustLock().crashes).toBe(0);
  });

  it('stays with the faster of two processes that find the same dead one', () => {
    writeFileSync(path, JSON.stringify(GONE));
    // The faster one took it after the slower one had read it.
    mustLock();
    removeStaleLock(path, GONE);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid });
    expect(readdirSync(join(path, '..'))).toEqual(['queue.owner']);
  });

  it('that another host has taken meanwhile is neither renewed nor released', () => {
    const lost = mustLock();
    writeFileSync(path, JSON.stringify(ELSEWHERE));
    expect(lost.renew()).toBe(false);
    lost.release();
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(ELSEWHERE);
  });
});

it('a queue whose directory another host has taken leaves the file to it, and keeps batches in memory', async () => {
  const clock = createTestClock();
  const directory = mkdtempSync(join(root, 'queue-'));
  const queue = lmdbDeliveryQueue({ path: directory, clock });
  await queue.ready();
  writeFileSync(join(directory, 'delivery-queue.mdb.owner'), JSON.stringify(ELSEWHERE));
  await clock.advance(RENEW_LOCK_MS);
  expect(queue.state()).toMatchObject({
    kind: 'degraded',
    reason: expect.stringContaining('Another process has taken'),
  });
  expect((await queue.put(sampleDelivery('a-1'))).stored).toBe(true);
  await queue.close();
  expect(JSON.parse(readFileSync(join(directory, 'delivery-queue.mdb.owner'), 'utf8'))).toEqual(ELSEWHERE);
});
